/**
 * A reply → the calls that publish it. The words are never cut: they go under the files when they fit there, and before them as a message
 * of their own when they do not. Telegram does not mix documents with pictures in one album, so a mixed set goes as documents.
 */
import type { OutboundFile } from "#app";
import type { CallFile, TelegramCall } from "./api.ts";
import { CAPTION_MAX, TEXT_MAX } from "./capabilities.ts";
import { letterCount } from "./letter-count.ts";

const ALBUM_MAX = 10;
const FILE_MAX_BYTES = 50 * 1_048_576;
const PHOTO_MAX_BYTES = 10 * 1_048_576;

export type Address = { readonly chatId: string; readonly replyTo: string | null };

export type ReplyPlan =
  | { readonly ok: true; readonly calls: readonly TelegramCall[] }
  | { readonly ok: false; readonly failure: "TEXT_TOO_LONG" | "MEDIA_REJECTED"; readonly detail: string };

type FileKind = "photo" | "video" | "document";

const METHODS: Readonly<Record<FileKind, string>> = { photo: "sendPhoto", video: "sendVideo", document: "sendDocument" };

/** What must be sent, or why it cannot be; nothing has been sent by then. */
export const planReply = (address: Address, text: string, files: readonly OutboundFile[]): ReplyPlan => {
  if (letterCount(text) > TEXT_MAX)
    return { ok: false, failure: "TEXT_TOO_LONG", detail: `the text has ${letterCount(text)} characters of ${TEXT_MAX}` };
  if (files.length > ALBUM_MAX)
    return { ok: false, failure: "MEDIA_REJECTED", detail: `${files.length} files: Telegram takes ${ALBUM_MAX} at once` };
  const tooLarge = files.find(({ bytes }) => bytes.byteLength > FILE_MAX_BYTES);
  if (tooLarge !== undefined) return { ok: false, failure: "MEDIA_REJECTED", detail: `${tooLarge.name}: larger than 50 MB` };
  if (files.length === 0) return { ok: true, calls: [textCall(address, text)] };
  if (letterCount(text) <= CAPTION_MAX) return { ok: true, calls: [filesCall(address, files, text)] };
  return { ok: true, calls: [textCall(address, text), filesCall(address, files, "")] };
};

/** Where a message goes, and what it answers; a reply whose target is gone is not sent at all. */
const addressed = ({ chatId, replyTo }: Address) => ({
  chat_id: chatId,
  ...(replyTo === null ? {} : { reply_parameters: { message_id: Number(replyTo), allow_sending_without_reply: false } }),
});

const textCall = (address: Address, text: string): TelegramCall => ({ method: "sendMessage", params: { ...addressed(address), text } });

const kindOf = ({ bytes, mime }: OutboundFile): FileKind => {
  if (mime === "image/jpeg" || mime === "image/png" || mime === "image/webp")
    return bytes.byteLength > PHOTO_MAX_BYTES ? "document" : "photo";
  return mime === "video/mp4" ? "video" : "document";
};

const filesCall = (address: Address, files: readonly OutboundFile[], caption: string): TelegramCall => {
  const kinds = files.map(kindOf);
  const [single] = files;
  const [kind] = kinds;
  const words = caption === "" ? {} : { caption };
  if (files.length === 1 && single !== undefined && kind !== undefined)
    return { method: METHODS[kind], params: { ...addressed(address), ...words }, files: [callFile(single, kind)] };
  const asDocuments = kinds.includes("document");
  const media = kinds.map((one, index) => ({
    type: asDocuments ? "document" : one,
    media: `attach://file${index}`,
    ...(index === 0 ? words : {}),
  }));
  return {
    method: "sendMediaGroup",
    params: { ...addressed(address), media },
    files: files.map((file, index) => callFile(file, `file${index}`)),
  };
};

const callFile = ({ bytes, mime, name }: OutboundFile, field: string): CallFile => ({ field, name, mime, bytes });

/** The same call as an answer to our own message. */
export const answering = (call: TelegramCall, messageId: string): TelegramCall => ({
  ...call,
  params: { ...call.params, reply_parameters: { message_id: Number(messageId), allow_sending_without_reply: true } },
});
