/** Changes of a page's feed: comments, posts of visitors, our own words that come back; and mentions of the page elsewhere. */
import { createHash } from "node:crypto";
import type { InboundAttachment, InboundAuthor, InboundEvent, InboundKind } from "#app";
import { eventOf, personOf, type Envelope, type Reading } from "../meta/event-draft.ts";
import { childAt, fieldOf, idAt, optionalTextAt, problemAt, secondsAt, textAt, type PayloadNode } from "../payload-reader.ts";
import { objectLink } from "./links.ts";

/** A post or a comment of Facebook: `page_post`, `post_comment`, or digits alone. */
const objectIdAt = (node: PayloadNode, key: string): string | undefined => {
  const value = fieldOf(node, key);
  if (typeof value === "string" && /^\d{1,40}_\d{1,40}$/u.test(value)) return value;
  return idAt(node, key);
};

/** Older payloads have the sender beside, newer ones in `from`; without the right to see people there is none. */
const authorAt = (value: PayloadNode): InboundAuthor | null => {
  const from = childAt(value, "from");
  if (from !== undefined) return personOf({ id: idAt(from, "id"), name: optionalTextAt(from, "name") });
  return personOf({ id: idAt(value, "sender_id"), name: optionalTextAt(value, "sender_name") });
};

const attachmentsOf = (value: PayloadNode): readonly InboundAttachment[] => {
  const found: InboundAttachment[] = [];
  const photo = optionalTextAt(value, "photo") ?? (textAt(value, "item") === "photo" ? optionalTextAt(value, "link") : undefined);
  const video = optionalTextAt(value, "video") ?? (textAt(value, "item") === "video" ? optionalTextAt(value, "link") : undefined);
  if (photo !== undefined) found.push({ kind: "photo", url: photo, expires: true });
  if (video !== undefined) found.push({ kind: "video", url: video, expires: true });
  const link = optionalTextAt(value, "link");
  if (link !== undefined && link !== photo && link !== video) found.push({ kind: "link", url: link });
  return found;
};

type Act = "new" | "edited" | "gone" | "back";

const ACTS: Readonly<Record<string, Act>> = { add: "new", edit: "edited", edited: "edited", remove: "gone", hide: "gone", unhide: "back" };

const KINDS: Readonly<Record<Act, InboundKind>> = {
  new: "comment.new",
  edited: "comment.edited",
  gone: "comment.deleted",
  back: "comment.restored",
};

const POSTS: ReadonlySet<string> = new Set(["post", "status", "photo", "video", "share", "album", "note"]);

type Told = { readonly value: PayloadNode; readonly envelope: Envelope; readonly verb: string; readonly act: Act; readonly id: string };

/** The same thing done again to the same object is another event: its key holds the moment, and an edit's its words. */
const keyOf = ({ act, id, value, verb }: Told, at: number): string => {
  if (act === "new") return `feed:${id}:add`;
  if (verb === "remove") return `feed:${id}:remove`;
  if (act !== "edited") return `feed:${id}:${verb}:${at}`;
  const words = createHash("sha256")
    .update(JSON.stringify([textAt(value, "message"), fieldOf(value, "photo") ?? ""]))
    .digest("hex");
  return `feed:${id}:edited:${at}:${words.slice(0, 16)}`;
};

/** `created_time` is when the thing was written; later deeds have the time of their entry. */
const momentOf = ({ act, envelope, value }: Told): number => {
  const created = secondsAt(value, "created_time");
  return act === "new" ? (created ?? envelope.happenedAt) : envelope.happenedAt || (created ?? 0);
};

const noComment = (value: PayloadNode): Reading => {
  const path = `${value.path}.comment_id`;
  value.problems.push(problemAt("facebook.noId", path, "Не указан номер комментария.", "The number of the comment is not told."));
  return { events: [] };
};

/** One change of `feed` or `mention`. */
export const parseFacebookChange = (field: string, value: PayloadNode, envelope: Envelope): Reading => {
  if (field !== "feed" && field !== "mention") return { ignored: "a change that means nothing to a case" };
  const [item, verb] = [textAt(value, "item"), textAt(value, "verb")];
  const act = Object.hasOwn(ACTS, verb) ? ACTS[verb] : undefined;
  const isComment = item === "comment";
  if (act === undefined || !(isComment || POSTS.has(item)))
    return { ignored: `${item === "" ? "a thing" : item}: ${verb === "" ? "nothing done" : verb}` };
  const id = objectIdAt(value, isComment ? "comment_id" : "post_id");
  // A new album or a film that is still being worked on: its post comes apart.
  if (id === undefined) return isComment ? noComment(value) : { ignored: `${item}: without a post` };
  const told = { value, envelope, verb, act, id };
  return isComment ? comment(told) : post(told, field === "mention");
};

const bodyOf = (told: Told): Pick<InboundEvent, "externalId" | "dedupKey" | "occurredAt" | "text" | "attachments"> => {
  const occurredAt = momentOf(told);
  const isSaid = told.act !== "gone";
  return {
    externalId: told.id,
    dedupKey: keyOf(told, occurredAt),
    occurredAt,
    text: isSaid ? textAt(told.value, "message") : "",
    attachments: isSaid ? attachmentsOf(told.value) : [],
  };
};

const isOurs = (author: InboundAuthor | null, { accountId }: Envelope): boolean => author !== null && author.id === accountId;

/** Who hides or removes is not told: what was said stays the author's. */
const comment = (told: Told): Reading => {
  const { act, envelope, id, value } = told;
  const author = authorAt(value);
  const shown = childAt(value, "post");
  const postId = objectIdAt(value, "post_id") ?? (shown === undefined ? undefined : objectIdAt(shown, "id"));
  const parent = objectIdAt(value, "parent_id");
  const thread = {
    ...(postId === undefined ? {} : { publicPostId: postId }),
    ...(parent === undefined || parent === postId ? {} : { parentCommentId: parent }),
  };
  const own = isOurs(author, envelope);
  if (own && act !== "new") return { ignored: "a change of the page's own words" };
  const kind = own ? "own.echo" : KINDS[act];
  return { events: [eventOf(envelope, { ...bodyOf(told), kind, author, thread, permalink: objectLink(id) })] };
};

const post = (told: Told, isMention: boolean): Reading => {
  const { act, envelope, id, value } = told;
  const author = authorAt(value);
  const own = isOurs(author, envelope);
  if (own && act !== "new") return { ignored: "a change of the page's own post" };
  // Posts of the page itself come without a sender where the right to see people is missing.
  const isByPage = own || (author === null && !isMention);
  if (isByPage && act !== "new") return { ignored: "a change of a post" };
  const kind = isByPage ? "own.echo" : act === "new" ? "post.new" : KINDS[act];
  return { events: [eventOf(envelope, { ...bodyOf(told), kind, author, thread: { publicPostId: id }, permalink: objectLink(id) })] };
};
