/**
 * A direct reply: into an open conversation, or, once and within seven days, to the author of a comment ("private reply"). Within 24 hours after
 * the person's last words it goes as a plain answer; Meta refuses later ones unless the page has the right of a human agent, which lasts seven days.
 */
import { FormData } from "undici";
import type { ChannelPage, OutboundFile, OutboundReply, OutboundTarget, PublishOutcome } from "#app";
import { flagSetting } from "../page-settings.ts";
import { failureOf, textIn, type Fields, type GraphAnswer, type GraphApi, type GraphFailure } from "./graph-api.ts";
import { failed, noId, publishFailure, type Unsent } from "./outcome.ts";

export type Sender = { readonly api: GraphApi; readonly now: () => number };

export type DirectTarget = Extract<OutboundTarget, { kind: "direct" }>;

const isId = (id: string): boolean => /^\d{1,30}$/u.test(id);

/** A comment's author whose conversation is not open is reached through the comment. */
const recipientOf = ({ aboutExternalId, conversationId }: DirectTarget): Fields | null => {
  if (aboutExternalId !== undefined) return /^\d{1,40}(?:_\d{1,40})?$/u.test(aboutExternalId) ? { comment_id: aboutExternalId } : null;
  return isId(conversationId) ? { id: conversationId } : null;
};

type Job = { readonly reply: OutboundReply; readonly target: DirectTarget; readonly maxLength: number; readonly takesFiles: boolean };

/** Publishes the words and then each file as a message of its own; all files go up before a word is sent. */
export const sendDirect = async (sender: Sender, page: ChannelPage, job: Job): Promise<PublishOutcome> => {
  const { maxLength, reply, takesFiles, target } = job;
  const recipient = recipientOf(target);
  if (recipient === null) return failed("BAD_REQUEST", "the person or the comment is not known");
  if (Array.from(reply.text).length > maxLength) return failed("TEXT_TOO_LONG", `Meta takes ${maxLength} characters in a message`);
  if (reply.files.length > 0 && !takesFiles) return failed("MEDIA_REJECTED", "the network takes no files in a program's message");
  if (reply.files.length > 0 && target.aboutExternalId !== undefined)
    return failed("MEDIA_REJECTED", "a private reply to a comment takes words only");
  const uploads = await uploadAll(sender.api, page, reply.files);
  if (!Array.isArray(uploads)) return publishFailure(uploads);
  const sent: string[] = [];
  for (const message of [{ text: reply.text }, ...uploads]) {
    const answer = await sendOne(sender.api, page, { recipient, message });
    if (!answer.ok) return sent.length === 0 ? publishFailure(answer) : halfSent(publishFailure(answer), sent);
    const id = textIn(answer.fields, "message_id");
    if (id === undefined) return noId;
    sent.push(id);
  }
  return { kind: "published", externalId: sent.join(","), at: sender.now() };
};

type Envelope = { readonly recipient: Fields; readonly message: Fields };

const sendOne = async (api: GraphApi, page: ChannelPage, { message, recipient }: Envelope): Promise<GraphAnswer> => {
  const path = `/${page.accountId}/messages`;
  const isPrivateReply = "comment_id" in recipient;
  const kind = isPrivateReply ? {} : { messaging_type: "RESPONSE" };
  const answer = await api.call(page, { method: "POST", path, body: { recipient, message, ...kind } });
  const isLate = !answer.ok && answer.failure === "WINDOW_CLOSED" && !answer.uncertain;
  if (!isLate || isPrivateReply || !flagSetting(page, "humanAgent", false)) return answer;
  // The refusal has published nothing, so asking once more with the right of a human agent doubles nothing.
  return api.call(page, { method: "POST", path, body: { recipient, message, messaging_type: "MESSAGE_TAG", tag: "HUMAN_AGENT" } });
};

/** The words are there and a file is not: a person looks. */
const halfSent = (failure: Unsent, sent: readonly string[]): Unsent => ({
  kind: "unknown",
  failure: failure.failure,
  detail: `${failure.detail}; a part is published as ${sent.join(",")}`,
});

const FILE_MAX_BYTES = 25 * 1_048_576;

const typeOf = ({ mime }: OutboundFile): string => {
  if (/^image\/(?:jpeg|png|gif|webp)$/u.test(mime)) return "image";
  return mime === "video/mp4" ? "video" : "file";
};

/** A failed upload has published nothing, so it is never "unknown". */
const uploadAll = async (api: GraphApi, page: ChannelPage, files: readonly OutboundFile[]): Promise<Fields[] | GraphFailure> => {
  const messages: Fields[] = [];
  for (const file of files) {
    if (file.bytes.byteLength > FILE_MAX_BYTES) return failureOf("MEDIA_REJECTED", `${file.name}: larger than 25 MB`);
    const type = typeOf(file);
    const body = new FormData();
    body.set("message", JSON.stringify({ attachment: { type, payload: { is_reusable: false } } }));
    body.set("filedata", new File([Buffer.from(file.bytes)], file.name, { type: file.mime }));
    const answer = await api.call(page, { method: "POST", path: `/${page.accountId}/message_attachments`, body });
    if (!answer.ok) return { ...answer, uncertain: false, failure: answer.failure === "BAD_REQUEST" ? "MEDIA_REJECTED" : answer.failure };
    const id = textIn(answer.fields, "attachment_id");
    if (id === undefined) return failureOf("MEDIA_REJECTED", "Meta gave no number for the file");
    messages.push({ attachment: { type, payload: { attachment_id: id } } });
  }
  return messages;
};
