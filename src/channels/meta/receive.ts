/** The first look at a webhook of Meta: its question at the subscription, and events signed over their bytes. Nothing is parsed deeply here. */
import { createHash, createHmac } from "node:crypto";
import type { ChannelPage, PayloadProblem, ReceiveDecision, WebhookAnswer, WebhookRequest } from "#app";
import { sameSecret } from "../constant-time.ts";
import { numberSetting, secretOf } from "../page-settings.ts";
import { decodeJson, idText, isRecord, problemAt } from "../payload-reader.ts";

/** What a payload calls the kind of page: `page` or `instagram`. */
export type MetaObject = "page" | "instagram";

const SIGNATURE_HEADER = "x-hub-signature-256";
const DEFAULT_MAX_BODY_BYTES = 1_048_576;

const answer = (status: number, body: string): WebhookAnswer => ({ status, contentType: "text/plain; charset=utf-8", body });

const reject = (status: number, problem: PayloadProblem): ReceiveDecision => ({
  kind: "reject",
  answer: answer(status, problem.en),
  problem,
});

/** `sha256=` and hex over the bytes as they came: Meta escapes letters in its own way, and re-written JSON would not match. */
export const metaSignature = (secret: string, body: Uint8Array): string =>
  `sha256=${createHmac("sha256", secret).update(body).digest("hex")}`;

const noSecret = problemAt(
  "meta.secret.notSet",
  SIGNATURE_HEADER,
  "Для страницы не задан секрет приложения: события не принимаются.",
  "The application's secret is not set for this page: events are not accepted.",
);
const wrongSignature = problemAt("meta.signature.wrong", SIGNATURE_HEADER, "Подпись не совпадает.", "The signature does not match.");
const wrongToken = problemAt(
  "meta.verify.wrong",
  "hub.verify_token",
  "Проверочное слово не совпадает.",
  "The verify token does not match.",
);
export const notEvent = problemAt("meta.notEvent", "object", "Это не событие Meta.", "This is not an event of Meta.");

const subscribe = ({ query }: WebhookRequest, page: ChannelPage): ReceiveDecision => {
  const expected = secretOf(page, "verifyToken");
  const given = query["hub.verify_token"];
  const challenge = query["hub.challenge"] ?? "";
  if (expected === undefined || given === undefined || !sameSecret(given, expected) || query["hub.mode"] !== "subscribe")
    return reject(403, wrongToken);
  return { kind: "answer", answer: answer(200, challenge.slice(0, 1000)) };
};

/** Challenge → its echo; huge → 413; wrong signature → 403; broken → 400; no entry of ours → taken note of and dropped; ours → store, then 200. */
export const receiveMeta = (request: WebhookRequest, page: ChannelPage, object: MetaObject): ReceiveDecision => {
  const { body, headers, method } = request;
  if (method === "GET") return subscribe(request, page);
  if (body.byteLength > numberSetting(page, "maxBodyBytes", DEFAULT_MAX_BODY_BYTES))
    return reject(413, problemAt("body.tooLarge", "", "Тело запроса слишком велико.", "The body of the request is too large."));
  const secret = secretOf(page, "appSecret");
  if (secret === undefined) return reject(403, noSecret);
  const given = headers[SIGNATURE_HEADER];
  if (given === undefined || !sameSecret(given, metaSignature(secret, body))) return reject(403, wrongSignature);
  const decoded = decodeJson(body);
  if (!decoded.ok) return reject(400, decoded.problem);
  const { value } = decoded;
  if (!isRecord(value) || typeof value["object"] !== "string" || !Array.isArray(value["entry"])) return reject(400, notEvent);
  const entries = value["entry"].filter(isRecord);
  if (value["object"] !== object || !entries.some(({ id }) => idText(id) === page.accountId))
    return { kind: "answer", answer: answer(200, "ok") };
  const eventType = [...new Set(entries.flatMap(typesIn))].join(",").slice(0, 200);
  const dedupKey = `sha256:${createHash("sha256").update(body).digest("hex")}`;
  return { kind: "store", dedupKey, eventType: eventType === "" ? object : eventType, answer: answer(200, "ok") };
};

/** A change names its field; Instagram may put field and value into the entry itself. */
const typesIn = (entry: Readonly<Record<string, unknown>>): readonly string[] => {
  const changes = Array.isArray(entry["changes"]) ? entry["changes"].filter(isRecord) : [];
  const fields = [entry, ...changes].flatMap(({ field }) => (typeof field === "string" ? [field] : []));
  return Array.isArray(entry["messaging"]) ? [...fields, "messaging"] : fields;
};
