/** The first look at a callback: who sends, is it ours, what to answer. Nothing is parsed deeply and nothing is stored here. */
import type { ChannelPage, PayloadProblem, ReceiveDecision, WebhookAnswer, WebhookRequest } from "#app";
import { sameSecret } from "../constant-time.ts";
import { numberSetting, secretOf, textSetting } from "../page-settings.ts";
import { decodeJson, idText, isRecord, problemAt } from "../payload-reader.ts";
import { dedupKeyOf } from "./parse.ts";

/** Asks VK for the confirmation string; null when there is no token or no answer. */
export type ConfirmationLookUp = (page: ChannelPage) => Promise<string | null>;

const DEFAULT_MAX_BODY_BYTES = 1_048_576;

const answer = (status: number, body: string): WebhookAnswer => ({ status, contentType: "text/plain; charset=utf-8", body });

const reject = (status: number, problem: PayloadProblem): ReceiveDecision => ({
  kind: "reject",
  answer: answer(status, problem.en),
  problem,
});

type Callback = {
  readonly type: string;
  readonly groupId: string | undefined;
  readonly secret: string | undefined;
  readonly eventId: string | undefined;
};

const text = (value: unknown): string | undefined => (typeof value === "string" && value !== "" ? value : undefined);

/** The four fields of the envelope that decide; null when it is not an event of VK. */
const envelopeOf = (value: unknown): Callback | null => {
  if (!isRecord(value)) return null;
  const type = text(value["type"]);
  if (type === undefined) return null;
  return { type, groupId: idText(value["group_id"]), secret: text(value["secret"]), eventId: text(value["event_id"]) };
};

const foreign = problemAt("vk.notEvent", "type", "Это не событие ВКонтакте.", "This is not an event of VK.");

/** VK sends the secret with every event once it is set; only the handshake may come before that. */
const secretProblem = (callback: Callback, page: ChannelPage): PayloadProblem | null => {
  const expected = secretOf(page, "callbackSecret");
  if (callback.type === "confirmation" && callback.secret === undefined) return null;
  if (expected === undefined) {
    return problemAt(
      "vk.secret.notSet",
      "secret",
      "Для страницы не задан секретный ключ: события не принимаются.",
      "No secret key is set for this page: events are not accepted.",
    );
  }
  if (callback.secret !== undefined && sameSecret(callback.secret, expected)) return null;
  return problemAt("vk.secret.wrong", "secret", "Секретный ключ не совпадает.", "The secret key does not match.");
};

/** Wrong secret → 403; broken, foreign or huge → 400 or 413; the handshake → its string; anything else of ours → store, then `ok`. */
export const receiveVk = async (request: WebhookRequest, page: ChannelPage, confirmation: ConfirmationLookUp): Promise<ReceiveDecision> => {
  if (request.body.byteLength > numberSetting(page, "maxBodyBytes", DEFAULT_MAX_BODY_BYTES)) {
    return reject(413, problemAt("body.tooLarge", "", "Тело запроса слишком велико.", "The body of the request is too large."));
  }
  const decoded = decodeJson(request.body);
  if (!decoded.ok) return reject(400, decoded.problem);
  const callback = envelopeOf(decoded.value);
  if (callback === null) return reject(400, foreign);
  const problem = secretProblem(callback, page);
  if (problem !== null) return reject(403, problem);
  if (callback.groupId !== page.accountId) {
    return reject(400, problemAt("vk.group.foreign", "group_id", "Событие другого сообщества.", "The event belongs to another community."));
  }
  if (callback.type === "confirmation") return confirm(page, confirmation);
  return { kind: "store", dedupKey: dedupKeyOf(callback.eventId, request.body), eventType: callback.type, answer: answer(200, "ok") };
};

const confirm = async (page: ChannelPage, lookUp: ConfirmationLookUp): Promise<ReceiveDecision> => {
  const configured = secretOf(page, "confirmation") ?? (textSetting(page, "confirmation", "") || undefined);
  const code = configured ?? (await lookUp(page));
  if (code !== null) return { kind: "answer", answer: answer(200, code) };
  return reject(
    503,
    problemAt(
      "vk.confirmation.unknown",
      "",
      "Строка подтверждения не задана, и получить её у ВКонтакте не удалось.",
      "The confirmation string is not set and could not be read from VK.",
    ),
  );
};
