/** The first look at a webhook: who sends, is it ours, what to answer. Nothing is parsed deeply and nothing is stored here. */
import type { ChannelPage, PayloadProblem, ReceiveDecision, WebhookAnswer, WebhookRequest } from "#app";
import { sameSecret } from "../constant-time.ts";
import { numberSetting, secretOf } from "../page-settings.ts";
import { decodeJson, problemAt } from "../payload-reader.ts";
import { isOurChat, type Discussions } from "./discussion.ts";
import { headOf } from "./update.ts";

const DEFAULT_MAX_BODY_BYTES = 1_048_576;
const SECRET_HEADER = "x-telegram-bot-api-secret-token";

/** Plain text: a JSON answer would be read by Telegram as a call of the API. */
const answer = (status: number, body: string): WebhookAnswer => ({ status, contentType: "text/plain; charset=utf-8", body });

const reject = (status: number, problem: PayloadProblem): ReceiveDecision => ({
  kind: "reject",
  answer: answer(status, problem.en),
  problem,
});

const secretProblem = ({ headers }: WebhookRequest, page: ChannelPage): PayloadProblem | null => {
  const expected = secretOf(page, "webhookSecret");
  if (expected === undefined) {
    return problemAt(
      "telegram.secret.notSet",
      SECRET_HEADER,
      "Для страницы не задан секретный ключ: события не принимаются.",
      "No secret key is set for this page: events are not accepted.",
    );
  }
  const given = headers[SECRET_HEADER];
  if (given !== undefined && sameSecret(given, expected)) return null;
  return problemAt("telegram.secret.wrong", SECRET_HEADER, "Секретный ключ не совпадает.", "The secret key does not match.");
};

const notUpdate = problemAt("telegram.notUpdate", "update_id", "Это не событие Telegram.", "This is not an update of Telegram.");

/** Huge → 413; wrong secret → 403; broken → 400; a stranger's group → taken note of and dropped; ours → store, then `ok`. */
export const receiveTelegram = async (request: WebhookRequest, page: ChannelPage, discussions: Discussions): Promise<ReceiveDecision> => {
  if (request.body.byteLength > numberSetting(page, "maxBodyBytes", DEFAULT_MAX_BODY_BYTES)) {
    return reject(413, problemAt("body.tooLarge", "", "Тело запроса слишком велико.", "The body of the request is too large."));
  }
  const problem = secretProblem(request, page);
  if (problem !== null) return reject(403, problem);
  const decoded = decodeJson(request.body);
  if (!decoded.ok) return reject(400, decoded.problem);
  const head = headOf(decoded.value);
  if (head === null) return reject(400, notUpdate);
  if (!(await isOurChat(discussions, page, head))) return { kind: "answer", answer: answer(200, "ok") };
  return { kind: "store", dedupKey: head.dedupKey, eventType: head.kind, answer: answer(200, "ok") };
};
