import { fold, isWaitingForAuthor } from "#case";
import type { CaseId, MessageKind } from "#case";
import type { MessageRow, StoreTx } from "../ports/store.ts";
import type { Arrival } from "./arrival.ts";

type OpenCase = Awaited<ReturnType<StoreTx["openCasesOfAuthor"]>>[number];

/**
 * The open case that an author's further message belongs to, or null for a new one.
 * The same conversation is the same direct dialog, the same branch of comments, or an answer to our own reply. While a case waits for the author's answer, any comment of theirs
 * under the same post counts as the answer: people seldom press "reply" (2.4, 3.1.2).
 */
export async function caseOfFurtherMessage(arrival: Arrival, kind: MessageKind, open: readonly OpenCase[]): Promise<CaseId | null> {
  const { externalId, thread } = arrival.event;
  const sameBranch = open.find(({ messages }) => messages.some((message) => isSameConversation(message, { kind, externalId, thread })));
  if (sameBranch !== undefined) return sameBranch.caseId;
  if (thread.parentCommentId !== undefined)
    for (const { caseId } of open) if (await isOurReply(arrival, caseId, thread.parentCommentId)) return caseId;
  if (kind !== "comment" || thread.publicPostId === undefined) return null;
  for (const { caseId, messages } of open) {
    if (!messages.some((message) => message.kind === "comment" && message.thread.publicPostId === thread.publicPostId)) continue;
    const state = fold(await arrival.tx.loadCase(caseId));
    if (state !== null && isWaitingForAuthor(state)) return caseId;
  }
  return null;
}

/** Whether a case's own published reply is the message that is answered here; a reply of several messages has commas between their names. */
async function isOurReply({ tx, page }: Arrival, caseId: CaseId, externalId: string): Promise<boolean> {
  for (const { publicationId } of fold(await tx.loadCase(caseId))?.publications ?? []) {
    const row = await tx.publication(publicationId);
    if (row?.pageId === page.pageId && row.externalId?.split(",").includes(externalId) === true) return true;
  }
  return false;
}

type Spoken = Pick<MessageRow, "kind" | "externalId" | "thread">;

/** Whether two messages of one author on one page belong to one conversation. */
export function isSameConversation(earlier: Spoken, later: Spoken): boolean {
  if (earlier.kind === "direct" || later.kind === "direct") {
    return earlier.kind === later.kind && earlier.thread.conversationId === later.thread.conversationId;
  }
  if (earlier.kind === "post") return later.thread.publicPostId === earlier.externalId;
  if (later.kind === "post" || earlier.thread.publicPostId !== later.thread.publicPostId) return false;
  const branch = rootOf(earlier);
  return rootOf(later) === branch || later.thread.parentCommentId === (earlier.thread.ownCommentId ?? earlier.externalId);
}

const rootOf = ({ externalId, thread }: Spoken): string =>
  thread.rootCommentId ?? thread.parentCommentId ?? thread.ownCommentId ?? externalId;
