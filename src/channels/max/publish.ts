/** An approved reply → a comment in its thread or messages in a dialog. MAX knows no key of ours: nothing is repeated blindly. */
import type { ActOutcome, ChannelPage, OutboundReply, OutboundTarget, PublishOutcome, ReadBackOutcome } from "#app";
import { isRecord } from "../payload-reader.ts";
import type { Fields, MaxAnswer, MaxApi, MaxCall, MaxFailure } from "./api.ts";
import { commentCall, commentsPath, messageCall, sendCall } from "./calls.ts";
import { MAX_TEXT_LENGTH } from "./capabilities.ts";
import { partsOf, standingParts, type DirectPart } from "./direct-parts.ts";
import { readComments, readDialog, sameWords, standing, type StandingMessage } from "./own-words.ts";
import type { Attachment, Uploader } from "./uploads.ts";

export type Publisher = {
  readonly api: MaxApi;
  readonly now: () => number;
  readonly sleep: (ms: number) => Promise<void>;
  readonly upload: Uploader;
};

type PublicTarget = Extract<OutboundTarget, { kind: "public" }>;
type DirectTarget = Extract<OutboundTarget, { kind: "direct" }>;

/** Sends what is not there yet; never repeats by itself. */
export const publishMax = (publisher: Publisher, reply: OutboundReply, page: ChannelPage): Promise<PublishOutcome> => {
  const refusal = refusalOf(reply);
  if (refusal !== null) return Promise.resolve(refusal);
  return reply.target.kind === "public"
    ? publishComment(publisher, page, { reply, target: reply.target })
    : publishDirect(publisher, page, { reply, target: reply.target });
};

/** What MAX would surely refuse is not sent at all. */
const refusalOf = ({ files, target, text }: OutboundReply): PublishOutcome | null => {
  if (text.length > MAX_TEXT_LENGTH) return { kind: "failed", failure: "TEXT_TOO_LONG", detail: `MAX takes ${MAX_TEXT_LENGTH} characters` };
  if (target.kind !== "public") return null;
  if (target.thread.publicPostId === undefined)
    return { kind: "failed", failure: "BAD_REQUEST", detail: "the post of the comment is not known" };
  return files.length === 0 ? null : { kind: "failed", failure: "MEDIA_REJECTED", detail: "MAX takes no files in a bot's comment" };
};

/** A failure of a call as the outbox knows it. */
export const outcomeOf = ({ detail, failure, retryAfterMs, uncertain }: MaxFailure): PublishOutcome => {
  if (uncertain) return { kind: "unknown", failure, detail };
  return retryAfterMs === null ? { kind: "failed", failure, detail } : { kind: "retry", failure, afterMs: retryAfterMs, detail };
};

/** As `outcomeOf` for acts that may be repeated: an unknown outcome is simply tried again. */
export const actOutcomeOf = ({ detail, failure, retryAfterMs }: MaxFailure): Exclude<ActOutcome, { kind: "done" }> =>
  retryAfterMs === null ? { kind: "failed", failure, detail } : { kind: "retry", failure, afterMs: retryAfterMs, detail };

/** The message that MAX says it has made, or an outcome that nobody knows. */
export const sentMessage = (fields: Fields): StandingMessage | null => (isRecord(fields["message"]) ? standing(fields["message"]) : null);

export const noIdOutcome: PublishOutcome = {
  kind: "unknown",
  failure: "UNKNOWN",
  detail: "MAX answered without the id of what was published",
};

const publishComment = async (
  { api, now }: Publisher,
  page: ChannelPage,
  { reply, target }: { readonly reply: OutboundReply; readonly target: PublicTarget },
): Promise<PublishOutcome> => {
  const postId = target.thread.publicPostId ?? "";
  const isToPost = target.replyToExternalId === postId;
  const body = { text: reply.text, link: isToPost ? null : { type: "reply", mid: target.replyToExternalId } };
  const answer = await api.call(page, { method: "POST", path: commentsPath(postId), body });
  if (!answer.ok)
    return outcomeOf(
      await targetChecked(api, page, {
        failure: answer,
        look: isToPost ? messageCall(postId) : commentCall(postId, target.replyToExternalId),
      }),
    );
  const sent = sentMessage(answer.fields);
  if (sent === null) return noIdOutcome;
  const permalink = await postAddress(api, page, postId);
  return { kind: "published", externalId: sent.id, at: sent.at || now(), ...(permalink === undefined ? {} : { permalink }) };
};

/** MAX gives a comment no address of its own: the post's is where a reader finds it. */
const postAddress = async (api: MaxApi, page: ChannelPage, postId: string): Promise<string | undefined> => {
  const answer = await api.call(page, messageCall(postId));
  return answer.ok ? standing(answer.fields)?.url : undefined;
};

/** MAX answers 404 for a post that is not there, and 400 for a comment. */
const isAbsent = (answer: MaxAnswer): boolean => !answer.ok && (answer.status === 404 || answer.status === 400);

/** The code for a reply to a removed comment is not documented: after a refusal the comment is looked for. */
const targetChecked = async (
  api: MaxApi,
  page: ChannelPage,
  { failure, look }: { readonly failure: MaxFailure; readonly look: MaxCall },
): Promise<MaxFailure> => {
  // So MAX answers where the channel's comments are switched off; it may be a trouble of its own all the same.
  if (failure.status === 500) return { ...failure, detail: `${failure.detail}; see whether the comments of the channel are on` };
  if (failure.status === null || ![400, 403, 404, 422].includes(failure.status) || failure.failure === "USER_BLOCKED_US") return failure;
  const found = await api.call(page, look);
  if (isAbsent(found)) return { ...failure, failure: "TARGET_DELETED", retryAfterMs: null };
  // "Not found" without that: the post is there and the comment too, so it is something else.
  return found.ok && failure.failure === "TARGET_DELETED" ? { ...failure, failure: "UNKNOWN" } : failure;
};

type DirectJob = { readonly reply: OutboundReply; readonly target: DirectTarget };

const publishDirect = async (publisher: Publisher, page: ChannelPage, { reply, target }: DirectJob): Promise<PublishOutcome> => {
  const parts = partsOf(reply);
  const before = parts.length > 1 ? await readDialog(publisher.api, page, target.conversationId) : null;
  if (before !== null && !before.ok && isPassing(before)) return outcomeOf({ ...before, uncertain: false });
  const there = standingParts(parts, before?.ok === true ? before.messages : [], target.lastInboundAt ?? 0);
  // All files go up before a word is sent: a refused file must not leave half a reply.
  const uploads: Attachment[][] = [];
  for (const [index, part] of parts.entries()) {
    const uploaded = there[index] === null ? await uploadPart(publisher, page, { part, publicationId: reply.publicationId }) : [];
    if (!Array.isArray(uploaded)) return outcomeOf(uploaded);
    uploads.push(uploaded);
  }
  const messages: StandingMessage[] = [];
  for (const [index, part] of parts.entries()) {
    const known = there[index] ?? null;
    if (known !== null) {
      messages.push(known);
      continue;
    }
    const answer = await sendPatiently(publisher, page, sendCall(target.conversationId, part.text, uploads[index] ?? []));
    if (!answer.ok) return outcomeOf(refusedByPerson(answer));
    const sent = sentMessage(answer.fields);
    if (sent === null) return noIdOutcome;
    messages.push(sent);
  }
  return { kind: "published", externalId: namesOf(messages), at: messages[0]?.at || publisher.now() };
};

/** The names of one publication's messages, the words first. */
const namesOf = (messages: readonly StandingMessage[]): string => messages.map(({ id }) => id).join(",");

/** Trouble that passes by itself; where the dialog may simply not be read, the reply is sent all the same. */
const isPassing = ({ failure, retryAfterMs }: MaxFailure): boolean => retryAfterMs !== null || failure === "TOKEN_EXPIRED";

/** A refusal in a dialog is a person's: they stopped the bot. */
const refusedByPerson = (failure: MaxFailure): MaxFailure =>
  failure.failure === "NO_RIGHTS" && failure.status === 403 ? { ...failure, failure: "USER_BLOCKED_US" } : failure;

const uploadPart = async (
  { upload }: Publisher,
  page: ChannelPage,
  { part, publicationId }: { readonly part: DirectPart; readonly publicationId: string },
): Promise<Attachment[] | MaxFailure> => {
  const attachments: Attachment[] = [];
  for (const file of part.files) {
    const uploaded = await upload(page, file, publicationId);
    if (!uploaded.ok) return uploaded;
    attachments.push(uploaded.attachment);
  }
  return attachments;
};

/** A file that MAX is still processing is waited for a little; the outbox waits longer. */
const PATIENCE_MS = [1_000, 2_000, 4_000];

const sendPatiently = async ({ api, sleep }: Publisher, page: ChannelPage, call: MaxCall): Promise<MaxAnswer> => {
  let answer = await api.call(page, call);
  for (const ms of PATIENCE_MS) {
    if (answer.ok || answer.failure !== "MEDIA_NOT_READY") return answer;
    await sleep(ms);
    answer = await api.call(page, call);
  }
  return answer;
};

/** Looks whether the reply already stands: under the comment it answers, or in the dialog after the author's last words. */
export const findPublishedMax = async (api: MaxApi, reply: OutboundReply, page: ChannelPage): Promise<ReadBackOutcome> => {
  const { target } = reply;
  if (target.kind === "public") {
    const postId = target.thread.publicPostId ?? "";
    const read = await readComments(api, page, postId);
    if (!read.ok) return { kind: "cannot", failure: read.failure, detail: read.detail };
    const answersTo = target.replyToExternalId === postId ? undefined : target.replyToExternalId;
    const found = read.messages.find((one) => one.isOurs && sameWords(one.text, reply.text) && one.answersTo === answersTo);
    if (found === undefined) return { kind: "absent" };
    const permalink = await postAddress(api, page, postId);
    return { kind: "found", externalId: found.id, at: found.at, ...(permalink === undefined ? {} : { permalink }) };
  }
  const read = await readDialog(api, page, target.conversationId);
  if (!read.ok) return { kind: "cannot", failure: read.failure, detail: read.detail };
  const there = standingParts(partsOf(reply), read.messages, target.lastInboundAt ?? 0);
  const standingNow = there.filter((one) => one !== null);
  // Half a reply counts as absent: publishing again sends only what is missing.
  if (standingNow.length < there.length) return { kind: "absent" };
  return { kind: "found", externalId: namesOf(standingNow), at: standingNow[0]?.at ?? 0 };
};
