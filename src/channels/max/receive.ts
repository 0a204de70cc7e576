/** The first look at a webhook: who sends, is it an update, what to answer. Nothing is parsed deeply and nothing is stored here. */
import type { ChannelPage, PayloadProblem, ReceiveDecision, WebhookAnswer, WebhookRequest } from "#app";
import { sameSecret } from "../constant-time.ts";
import { numberSetting, secretOf } from "../page-settings.ts";
import { decodeJson, isRecord, problemAt } from "../payload-reader.ts";
import { channelNamedIn } from "./channel-of.ts";
import { isChannelPage } from "./ids.ts";
import { updateKeyOf, updateTypeOf } from "./update-key.ts";

export const SECRET_HEADER = "x-max-bot-api-secret";

const DEFAULT_MAX_BODY_BYTES = 1_048_576;

const answer = (status: number, body: string): WebhookAnswer => ({ status, contentType: "text/plain; charset=utf-8", body });

const reject = (status: number, problem: PayloadProblem): ReceiveDecision => ({
  kind: "reject",
  answer: answer(status, problem.en),
  problem,
});

/** MAX sends our secret in a header with every update. */
const secretProblem = (request: WebhookRequest, page: ChannelPage): PayloadProblem | null => {
  const expected = secretOf(page, "webhookSecret");
  if (expected === undefined) {
    return problemAt(
      "max.secret.notSet",
      SECRET_HEADER,
      "Для страницы не задан секретный ключ: события не принимаются.",
      "No secret key is set for this page: events are not accepted.",
    );
  }
  const given = Object.entries(request.headers).find(([name]) => name.toLowerCase() === SECRET_HEADER)?.[1];
  if (given !== undefined && sameSecret(given, expected)) return null;
  return problemAt("max.secret.wrong", SECRET_HEADER, "Секретный ключ не совпадает.", "The secret key does not match.");
};

/**
 * Huge → 413; wrong secret → 403; broken or foreign bytes → 400; an update → store, then 200. An update of another channel of the same
 * bot is answered with 200 and not kept: MAX would repeat a refused one for hours, and then stop sending altogether.
 */
export const receiveMax = (request: WebhookRequest, page: ChannelPage): ReceiveDecision => {
  if (request.body.byteLength > numberSetting(page, "maxBodyBytes", DEFAULT_MAX_BODY_BYTES)) {
    return reject(413, problemAt("body.tooLarge", "", "Тело запроса слишком велико.", "The body of the request is too large."));
  }
  const problem = secretProblem(request, page);
  if (problem !== null) return reject(403, problem);
  const decoded = decodeJson(request.body);
  if (!decoded.ok) return reject(400, decoded.problem);
  const eventType = isRecord(decoded.value) ? updateTypeOf(decoded.value) : undefined;
  if (!isRecord(decoded.value) || eventType === undefined) {
    return reject(400, problemAt("max.notUpdate", "update_type", "Это не событие MAX.", "This is not an event of MAX."));
  }
  const channel = channelNamedIn(decoded.value);
  if (channel !== undefined && isChannelPage(page.accountId) && channel !== page.accountId)
    return { kind: "answer", answer: answer(200, "ok") };
  return { kind: "store", dedupKey: updateKeyOf(decoded.value, request.body), eventType, answer: answer(200, "ok") };
};
