/** The first look at a delivery of the Bot API. OK signs nothing: the secret stands in the address, and the sender's address may be checked. */
import { BlockList, isIP } from "node:net";
import type { ChannelPage, PayloadProblem, ReceiveDecision, WebhookAnswer, WebhookRequest } from "#app";
import { createHash } from "node:crypto";
import { sameSecret } from "../constant-time.ts";
import { numberSetting, secretOf, textSetting } from "../page-settings.ts";
import { decodeJson, isRecord, problemAt } from "../payload-reader.ts";
import { isMessage, messageIdOf, webhookTypeOf } from "./parse-message.ts";

const DEFAULT_MAX_BODY_BYTES = 1_048_576;

/** The name of the secret in the address. */
export const SECRET_PARAMETER = "key";

/** The address that OK calls: ours with the secret in it. */
export const secretAddress = (webhookUrl: string, secret: string): string => {
  const url = new URL(webhookUrl);
  url.searchParams.set(SECRET_PARAMETER, secret);
  return url.href;
};

const answer = (status: number, body: string): WebhookAnswer => ({ status, contentType: "text/plain; charset=utf-8", body });

const reject = (status: number, problem: PayloadProblem): ReceiveDecision => ({
  kind: "reject",
  answer: answer(status, problem.en),
  problem,
});

const secretProblem = (request: WebhookRequest, page: ChannelPage): PayloadProblem | null => {
  const expected = secretOf(page, "webhookSecret");
  if (expected === undefined) {
    return problemAt(
      "ok.secret.notSet",
      SECRET_PARAMETER,
      "Для страницы не задан секрет адреса: сообщения не принимаются.",
      "No secret of the address is set for this page: messages are not accepted.",
    );
  }
  if (sameSecret(request.query[SECRET_PARAMETER] ?? "", expected)) return null;
  return problemAt("ok.secret.wrong", SECRET_PARAMETER, "Секрет адреса не совпадает.", "The secret of the address does not match.");
};

/** The nearest proxy writes the last entry; what stands before it may be anybody's invention. */
const senderOf = (request: WebhookRequest): string => (request.headers["x-forwarded-for"] ?? "").split(",").at(-1)?.trim() ?? "";

const isAllowed = (sender: string, ranges: string): boolean => {
  const list = new BlockList();
  for (const range of ranges.split(",").map((part) => part.trim())) {
    const [address = "", bits] = range.split("/");
    const version = isIP(address);
    if (version === 0) continue;
    const family = version === 6 ? "ipv6" : "ipv4";
    const prefix = Number(bits ?? (version === 6 ? 128 : 32));
    if (Number.isInteger(prefix) && prefix >= 0 && prefix <= (version === 6 ? 128 : 32)) list.addSubnet(address, prefix, family);
  }
  return isIP(sender) !== 0 && list.check(sender, isIP(sender) === 6 ? "ipv6" : "ipv4");
};

const stranger = problemAt(
  "ok.sender.foreign",
  "",
  "Сообщение пришло не с адреса Одноклассников.",
  "The sender's address is not one of OK's.",
);

const foreign = problemAt("ok.notEvent", "", "Это не событие Одноклассников.", "This is not an event of Odnoklassniki.");

/** Wrong address → 403; broken, foreign or huge → 400 or 413; anything else of ours → store, then 200. */
export const receiveOk = (request: WebhookRequest, page: ChannelPage): ReceiveDecision => {
  if (request.body.byteLength > numberSetting(page, "maxBodyBytes", DEFAULT_MAX_BODY_BYTES)) {
    return reject(413, problemAt("body.tooLarge", "", "Тело запроса слишком велико.", "The body of the request is too large."));
  }
  const problem = secretProblem(request, page);
  if (problem !== null) return reject(403, problem);
  const ranges = textSetting(page, "allowedAddresses", "");
  if (ranges !== "" && !isAllowed(senderOf(request), ranges)) return reject(403, stranger);
  const decoded = decodeJson(request.body);
  if (!decoded.ok) return reject(400, decoded.problem);
  if (!isRecord(decoded.value) || !(isMessage(decoded.value) || typeof decoded.value["webhookType"] === "string"))
    return reject(400, foreign);
  return {
    kind: "store",
    dedupKey: dedupKeyOf(decoded.value, request.body),
    eventType: webhookTypeOf(decoded.value).slice(0, 60),
    answer: answer(200, "ok"),
  };
};

/** The message's own id, which the read-back has too; a digest of the bytes for what has none. */
export const dedupKeyOf = (fields: Readonly<Record<string, unknown>>, body: Uint8Array): string =>
  messageIdOf(fields) ?? `sha256:${createHash("sha256").update(body).digest("hex")}`;
