/** After a silence: is our reply there already? OK knows no key of ours, so it is sought by its words, its place and its writer. */
import type { ChannelPage, OutboundReply, OutboundTarget, ReadBackOutcome } from "#app";
import { textSetting } from "../page-settings.ts";
import { childAt, childrenAt, isRecord, numberAt, optionalTextAt, textAt } from "../payload-reader.ts";
import type { OkFailure } from "./api.ts";
import { writesComments } from "./capabilities.ts";
import { DEFAULT_LINK_HOST, isPathId, topicLink } from "./links.ts";
import type { Publisher } from "./publish.ts";
import { isFailure, nodeOf, readComments } from "./topics.ts";

/** Networks trim and re-wrap what they are given: the words are compared, not the spaces. */
const plain = (text: string): string => text.replaceAll(/\s+/gu, " ").trim();

const cannot = ({ detail, failure }: Pick<OkFailure, "failure" | "detail">): ReadBackOutcome => ({ kind: "cannot", failure, detail });

/** Looks among the youngest messages or comments. */
export const findPublishedOk = (publisher: Publisher, reply: OutboundReply, page: ChannelPage): Promise<ReadBackOutcome> =>
  reply.target.kind === "public"
    ? findComment(publisher, { text: reply.text, target: reply.target }, page)
    : findDirect(publisher, { text: reply.text, target: reply.target }, page);

type Sought<K extends OutboundTarget["kind"]> = { readonly text: string; readonly target: Extract<OutboundTarget, { kind: K }> };

const findComment = async ({ api, now }: Publisher, { target, text }: Sought<"public">, page: ChannelPage): Promise<ReadBackOutcome> => {
  const topicId = target.thread.publicPostId;
  if (!writesComments(page)) return { kind: "absent" };
  if (topicId === undefined) return cannot({ failure: "BAD_REQUEST", detail: "the topic of the comment is not known" });
  const listing = await readComments(api, page, { topicId, until: 0 });
  if (isFailure(listing)) return cannot(listing);
  const parent = target.replyToExternalId === topicId ? undefined : target.replyToExternalId;
  const found = listing.comments.find(
    ({ author, fields, parentId }) =>
      author === `group:${page.accountId}` && parentId === parent && plain(textAt(nodeOf(fields), "text")) === plain(text),
  );
  if (found === undefined) return { kind: "absent" };
  const permalink = topicLink(page.accountId, topicId, textSetting(page, "linkHost", DEFAULT_LINK_HOST));
  return { kind: "found", externalId: found.id, permalink, at: found.at === 0 ? now() : found.at * 1000 };
};

const READ_BACK = 50;

const findDirect = async ({ api, now }: Publisher, { target, text }: Sought<"direct">, page: ChannelPage): Promise<ReadBackOutcome> => {
  const { authorId, conversationId, lastInboundAt } = target;
  if (!isPathId(conversationId)) return cannot({ failure: "BAD_REQUEST", detail: "the chat of the message is not known" });
  const answer = await api.graph(page, { method: "GET", path: `me/messages/${conversationId}`, query: { count: READ_BACK } });
  if (!answer.ok) return cannot(answer);
  for (const message of childrenAt(nodeOf(answer.value), "messages")) {
    const sender = isRecord(message.fields["sender"]) ? childAt(message, "sender") : undefined;
    const body = childAt(message, "message");
    const at = numberAt(message, "timestamp") ?? now();
    // A chat with a group has two sides: who is not the citizen is us.
    const isTheirs = sender !== undefined && optionalTextAt(sender, "user_id")?.replace(/^user:/u, "") === authorId;
    const mid = body === undefined ? undefined : optionalTextAt(body, "mid");
    if (isTheirs || body === undefined || mid === undefined || at < (lastInboundAt ?? 0)) continue;
    if (plain(textAt(body, "text")) === plain(text)) return { kind: "found", externalId: mid, at };
  }
  return { kind: "absent" };
};
