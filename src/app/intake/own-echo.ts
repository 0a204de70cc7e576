/** What our own page wrote, as the network tells it back: the end of an unknown outcome, or an answer given past the desk. */
import { fold } from "#case";
import type { CaseId, CaseState, MessageId, OutsideFact } from "#case";
import { applyCommand } from "../command.ts";
import { publishedFact } from "../outbox/published-fact.ts";
import type { MessageRow, PublicationRow } from "../ports/store.ts";
import { NotYet } from "./arrival.ts";
import type { Arrival } from "./arrival.ts";

/** Matches an echo to the outbox; what the outbox does not know was answered outside, and the curator sees it. */
export async function takeOwnEcho(arrival: Arrival): Promise<void> {
  const { tx, page, event } = arrival;
  const externalId = event.thread.ownCommentId ?? event.externalId;
  if ((await tx.publicationByExternalId(page.pageId, externalId)) !== null) return;
  const answered = await answeredMessage(arrival);
  if (answered === null) return;
  const state = fold(await tx.loadCase(answered.caseId));
  if (state === null) return;
  const awaited = await awaitedPublication(arrival, state);
  if (awaited !== null) return confirm(arrival, awaited);
  await tell(arrival, answered.caseId, { fact: "answeredOutside", messageId: answered.messageId });
}

/** The message that the echo stands under: by its branch, by its post, or by the dialog. */
async function answeredMessage({ tx, page, event }: Arrival): Promise<Pick<MessageRow, "caseId" | "messageId"> | null> {
  const { parentCommentId, rootCommentId, publicPostId, conversationId } = event.thread;
  for (const commentId of [parentCommentId, rootCommentId]) {
    const message = commentId === undefined ? null : await tx.findMessage(page.network, page.pageId, commentId, "comment");
    if (message !== null) return message;
  }
  if (conversationId !== undefined) return lastOfDialog({ tx, page, event }, conversationId);
  return publicPostId === undefined ? null : tx.findMessage(page.network, page.pageId, publicPostId, "post");
}

async function lastOfDialog(
  { tx, page }: Pick<Arrival, "tx" | "page" | "event">,
  conversationId: string,
): Promise<{ readonly caseId: CaseId; readonly messageId: MessageId } | null> {
  const authorId = await tx.putAuthor(page.network, { id: conversationId, kind: "user" });
  const open = await tx.openCasesOfAuthor(page.pageId, authorId);
  return (
    open.flatMap(({ messages }) => messages).find(({ kind, thread }) => kind === "direct" && thread.conversationId === conversationId) ??
    null
  );
}

/** A publication of this case that may be this echo: sent, not confirmed, the same words. One that is being sent right now is waited for. */
async function awaitedPublication({ tx, event }: Arrival, state: CaseState): Promise<PublicationRow | null> {
  for (const { publicationId, status } of state.publications) {
    if (status === "published") continue;
    const row = await tx.publication(publicationId);
    if (row === null || row.status === "queued" || row.status === "published" || !(await isSameText(row, event.text))) continue;
    const locked = await tx.lockPublication(publicationId);
    if (locked === null) throw new NotYet(`publication ${publicationId} is being sent`);
    if (locked.status !== "published") return locked;
  }
  return null;

  async function isSameText({ text }: PublicationRow, echoed: string): Promise<boolean> {
    const ours = (await tx.texts([text.textId])).get(text.textId);
    return ours !== undefined && plain(ours) === plain(echoed);
  }
}

async function confirm(arrival: Arrival, row: PublicationRow): Promise<void> {
  const { tx, event } = arrival;
  const { occurredAt, permalink } = event;
  const externalId = event.thread.ownCommentId ?? event.externalId;
  await tx.setPublication(row.publicationId, { status: "published", externalId, permalink: permalink ?? null, at: occurredAt });
  await tell(arrival, row.caseId, publishedFact(row, externalId));
}

async function tell({ desk, tx, event, receivedAt }: Arrival, caseId: CaseId, outside: OutsideFact): Promise<void> {
  const at = Math.min(event.occurredAt, receivedAt);
  const outcome = await applyCommand(desk, tx, { caseId, at, actor: { kind: "network" }, ask: () => ({ outside }) });
  if (outcome.kind === "conflict") throw new NotYet(`case ${caseId} moved while an echo came`);
}

/** Networks trim and re-wrap what they are given: the words are compared, not the spaces. */
const plain = (text: string): string => text.replaceAll(/\s+/gu, " ").trim();
