/** What has happened under a topic since the last reading. OK tells of new comments only when asked, and of edits and deletions never. */
import { createHash } from "node:crypto";
import { childrenAt, fieldOf, optionalTextAt, textAt, type PayloadNode } from "../payload-reader.ts";
import type { Change } from "./parse-comment.ts";
import { authorReference, writtenAt } from "./parse-comment.ts";
import type { Seen } from "./watch.ts";

/** A comment as OK lists it now. */
export type Listed = {
  readonly id: string;
  readonly at: number;
  readonly said: string;
  readonly parentId: string | undefined;
  readonly author: string;
  readonly fields: Readonly<Record<string, unknown>>;
};

/** What was read of a topic: its youngest comments, and whether these are all. */
export type Listing = { readonly comments: readonly Listed[]; readonly isWhole: boolean };

const REMOVED = /REMOVED|DELETED|BLOCKED/iu;

/** A listed comment, or null for one without a name and for the trace of a removed one. */
export const listedOf = (comment: PayloadNode): Listed | null => {
  const id = optionalTextAt(comment, "id");
  if (id === undefined || REMOVED.test(textAt(comment, "type"))) return null;
  // Addresses of attachments change from one reading to the next: only their kinds and names count.
  const attached = childrenAt(comment, "attachments").map((one) => [textAt(one, "type"), fieldOf(one, "id") ?? null]);
  const said = createHash("sha256")
    .update(JSON.stringify([textAt(comment, "text"), attached]))
    .digest("base64url")
    .slice(0, 10);
  return {
    id,
    at: Math.floor((writtenAt(comment) ?? 0) / 1000),
    said,
    parentId: optionalTextAt(comment, "reply_to_comment_id"),
    author: authorReference(comment),
    fields: comment.fields,
  };
};

export type Found = { readonly change: Exclude<Change, "deleted">; readonly comment: Listed; readonly changes: number };

export type Comparison = {
  readonly found: readonly Found[];
  /** Known, within what was read, and not there any more: to be believed only when OK confirms it. */
  readonly missing: readonly Seen[];
  /** What is known now, the missing ones still as they were. */
  readonly seen: readonly Seen[];
};

/** Compares a reading with what was known; comments from before `since` are remembered and not told. */
export const compareReading = (before: readonly Seen[], { comments, isWhole }: Listing, since: number): Comparison => {
  const known = new Map(before.map((one) => [one.id, one]));
  const listed = new Map(comments.map((one) => [one.id, one]));
  const oldest = Math.min(...comments.map((one) => one.at));
  const found: Found[] = [];
  const seen: Seen[] = [];
  for (const comment of listed.values()) {
    const { at, id, said } = comment;
    const former = known.get(id);
    const change = changeOf(former, said);
    const changes = former === undefined ? 0 : former.changes + (change === null ? 0 : 1);
    const isTold = former !== undefined || at >= Math.floor(since / 1000);
    if (change !== null && isTold) found.push({ change, comment, changes });
    seen.push({ id, at, said, changes, isGone: false });
  }
  const unlisted = before.filter((one) => !listed.has(one.id));
  return {
    found: found.toSorted((one, other) => one.comment.at - other.comment.at),
    missing: unlisted.filter((one) => !one.isGone && (isWhole || one.at > oldest)),
    seen: [...seen, ...unlisted],
  };
};

const changeOf = (former: Seen | undefined, said: string): Found["change"] | null => {
  if (former === undefined) return "new";
  if (former.isGone) return "restored";
  return former.said === said ? null : "edited";
};

/** The comment at the top of a branch, as far as it is among those that were read. */
export const rootOf = (comment: Listed, listed: ReadonlyMap<string, Listed>): string | undefined => {
  const passed = new Set<string>();
  let top = comment.parentId;
  for (let next = top; next !== undefined && !passed.has(next); next = listed.get(next)?.parentId) {
    passed.add(next);
    top = next;
  }
  return top;
};
