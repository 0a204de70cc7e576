/** The first look at a webhook: X's question whether we know the secret (CRC), and events signed with it. Nothing is parsed deeply here. */
import { createHmac } from "node:crypto";
import type { ChannelPage, PayloadProblem, ReceiveDecision, WebhookAnswer, WebhookRequest } from "#app";
import { sameSecret } from "../constant-time.ts";
import { numberSetting, secretOf } from "../page-settings.ts";
import { decodeJson, problemAt } from "../payload-reader.ts";
import { headOf } from "./envelope.ts";

export const SIGNATURE_HEADER = "x-twitter-webhooks-signature";

const DEFAULT_MAX_BODY_BYTES = 1_048_576;

const answer = (status: number, body: string): WebhookAnswer => ({ status, contentType: "text/plain; charset=utf-8", body });

const reject = (status: number, problem: PayloadProblem): ReceiveDecision => ({
  kind: "reject",
  answer: answer(status, problem.en),
  problem,
});

/** `sha256=` and base64 over the bytes as they came: also the answer to a CRC. */
export const xSignature = (secret: string, bytes: Uint8Array | string): string =>
  `sha256=${createHmac("sha256", secret).update(bytes).digest("base64")}`;

const noSecret = problemAt(
  "x.secret.notSet",
  SIGNATURE_HEADER,
  "Для страницы не задан секрет приложения: события не принимаются.",
  "The application's secret is not set for this page: events are not accepted.",
);

const wrongSignature = problemAt("x.signature.wrong", SIGNATURE_HEADER, "Подпись не совпадает.", "The signature does not match.");

const notEvent = problemAt("x.notEvent", "data.event_type", "Это не событие X.", "This is not an event of X.");

/** CRC → its answer; huge → 413; wrong signature → 403; broken → 400; another account's → taken note of and dropped; ours → store, then 200. */
export const receiveX = (request: WebhookRequest, page: ChannelPage): ReceiveDecision => {
  const { body, headers, method, query } = request;
  if (body.byteLength > numberSetting(page, "maxBodyBytes", DEFAULT_MAX_BODY_BYTES))
    return reject(413, problemAt("body.tooLarge", "", "Тело запроса слишком велико.", "The body of the request is too large."));
  const secret = secretOf(page, "consumerSecret");
  if (secret === undefined) return reject(403, noSecret);
  const crc = query["crc_token"];
  if (method === "GET" && crc !== undefined && crc !== "") {
    const token = JSON.stringify({ response_token: xSignature(secret, crc) });
    return { kind: "answer", answer: { status: 200, contentType: "application/json; charset=utf-8", body: token } };
  }
  const given = headers[SIGNATURE_HEADER];
  if (given === undefined || !sameSecret(given, xSignature(secret, body))) return reject(403, wrongSignature);
  const decoded = decodeJson(body);
  if (!decoded.ok) return reject(400, decoded.problem);
  const head = headOf(decoded.value, body);
  if (head === null) return reject(400, notEvent);
  if (head.accountId !== undefined && head.accountId !== page.accountId) return { kind: "answer", answer: answer(200, "ok") };
  return { kind: "store", dedupKey: head.dedupKey, eventType: head.eventType, answer: answer(200, "ok") };
};
