/** MAX numbers no update: the key against repetition is made of what happened, to which message, and when. */
import { createHash } from "node:crypto";
import { idText, isRecord } from "../payload-reader.ts";
import { messageIdText } from "./ids.ts";

type Fields = Readonly<Record<string, unknown>>;

/** The type of an update; one library of MAX writes the comments' types with `message_` in front. */
export const updateTypeOf = (update: Fields): string | undefined => {
  const type = update["update_type"];
  return typeof type === "string" && type !== "" ? type.replace(/^message_comment_/u, "comment_") : undefined;
};

/**
 * A message is written once and removed once, so its id is enough there: what a poll, a repeated delivery or a look back brings gets
 * the same key. An edit, a start or a stop may happen again, so these carry MAX's time. Without an id: a digest of the bytes.
 */
export const updateKeyOf = (update: unknown, body: Uint8Array): string => {
  const digest = (): string => `sha256:${createHash("sha256").update(body).digest("hex")}`;
  if (!isRecord(update)) return digest();
  const type = updateTypeOf(update);
  const subject = subjectOf(update);
  if (type === undefined || subject === undefined) return digest();
  if (/_(?:created|removed)$/u.test(type) && subject.isMessage) return `${type}:${subject.id}`;
  const at = idText(update["timestamp"]);
  return at === undefined ? digest() : `${type}:${subject.id}:${at}`;
};

const subjectOf = (update: Fields): { readonly id: string; readonly isMessage: boolean } | undefined => {
  const message = isRecord(update["message"]) ? update["message"] : {};
  const body = isRecord(message["body"]) ? message["body"] : {};
  const messageId = messageIdText(body["mid"]) ?? messageIdText(update["message_id"]);
  if (messageId !== undefined) return { id: messageId, isMessage: true };
  const user = isRecord(update["user"]) ? idText(update["user"]["user_id"]) : undefined;
  const chat = idText(update["chat_id"]);
  if (user === undefined && chat === undefined) return undefined;
  return { id: `${chat ?? ""}/${user ?? ""}`, isMessage: false };
};
