/** What an accepted move lets out of the desk: a row of the outbox and a job, in the same transaction as the events. */
import type { CaseContext, CaseState, Command, FileRef, PublicationId, RecordedEvent, ReplyKind, TextRef } from "#case";
import type { Instant } from "#worktime";
import type { OutboundTarget } from "./ports/channel.ts";
import type { MessageRow, NewPublication, StoreTx } from "./ports/store.ts";
import type { CaseOrigin } from "./projection.ts";

export type LettingOut = {
  readonly state: CaseState;
  readonly origin: CaseOrigin;
  readonly events: readonly RecordedEvent[];
  readonly command: Command;
  readonly context: CaseContext;
};

type Leaving = Pick<NewPublication, "publicationId" | "reply" | "draftId" | "text" | "files">;

/** The failure of an attempt that a person orders after the network could not be read back. */
export const retriedByPerson = "RETRIED_BY_PERSON";

/** Writes what leaves; answers the publication that no connector can carry, because the message came from no page. */
export async function letOut(tx: StoreTx, letting: LettingOut): Promise<PublicationId | null> {
  const { state, command, context } = letting;
  for (const { event, at } of letting.events) {
    switch (event.type) {
      case "sentForPublication": {
        const draft = state.drafts.find((one) => one.draftId === event.draftId);
        if (draft === undefined) throw new Error(`Case ${state.caseId}: draft ${event.draftId} left the desk, but there is no such draft.`);
        const leaving = { ...event, text: draft.text, files: draft.files };
        if (context.procedure.routes[state.route]?.delivery === "handover") await writeLetter(tx, letting, leaving, at);
        else return write(tx, letting, leaving, at);
        break;
      }
      case "clarificationAgreed":
        return write(tx, letting, { ...event, reply: "clarification", draftId: null, text: event.question, files: [] }, at);
      case "turnedIntoAppeal":
      case "termOverridden":
        if (event.notice === undefined) break;
        return write(tx, letting, { ...event.notice, reply: "notice", draftId: null, files: [] }, at);
      case "publicationRetried":
        if (!(await again(tx, event.publicationId, at))) return event.publicationId;
        break;
      case "handedOver":
        if ("move" in command) await handedOverByHand(tx, state, at);
        break;
      case "published":
      case "clarificationPosted":
        if ("move" in command)
          await publishedByHand(tx, event.publicationId, { caseId: state.caseId, at, permalink: await permalinkOf(tx, command) });
        break;
      default:
        break;
    }
  }
  return null;
}

async function write(
  tx: StoreTx,
  { state, origin, context }: LettingOut,
  leaving: LeavingEvent,
  at: Instant,
): Promise<PublicationId | null> {
  const message = await tx.message(state.messageId);
  if (origin.pageId === null || message === null) return leaving.publicationId;
  const { publicationId, reply, draftId, text, files } = leaving;
  const target = await targetOf(tx, message, context.procedure.visibility[state.messageKind]);
  await tx.putPublication({
    publicationId,
    caseId: state.caseId,
    pageId: origin.pageId,
    reply,
    draftId,
    text,
    files,
    target,
    createdAt: at,
  });
  await enqueuePublication(tx, publicationId, at);
  return null;
}

/** The hand-over by mail (3.2.6): without an outgoing mailbox a person hands over and says so. */
async function writeLetter(tx: StoreTx, { state, origin }: LettingOut, leaving: LeavingEvent, createdAt: Instant): Promise<void> {
  const pages = (await tx.pages()).filter(
    ({ enabled, settings }) => enabled && isNamed(settings["smtpHost"]) && isNamed(settings["handOverTo"]),
  );
  const page = pages.find(({ pageId }) => pageId === origin.pageId) ?? pages[0];
  if (page === undefined) return;
  const { publicationId, reply, draftId, text, files } = leaving;
  const address = String(page.settings["handOverTo"]);
  const target: OutboundTarget = { kind: "direct", conversationId: address, authorId: address };
  await tx.putPublication({ publicationId, caseId: state.caseId, pageId: page.pageId, reply, draftId, text, files, target, createdAt });
  await enqueuePublication(tx, publicationId, createdAt);
}

const isNamed = (setting: unknown): boolean => typeof setting === "string" && setting.trim() !== "";

/** A letter that has not left need not leave any more; one that is leaving at this moment is let go. */
async function handedOverByHand(tx: StoreTx, { publications }: CaseState, at: Instant): Promise<void> {
  for (const { publicationId, draftId } of publications) {
    const row = draftId === null ? null : await tx.lockPublication(publicationId);
    if (row !== null && row.status !== "published")
      await tx.setPublication(publicationId, { status: "published", externalId: `by-hand:${publicationId}`, permalink: null, at });
  }
}

type LeavingEvent = Leaving & { readonly reply: ReplyKind; readonly text: TextRef; readonly files: readonly FileRef[] };

/** One job a publication: a later one of the same key takes the place of the earlier. */
export async function enqueuePublication(tx: StoreTx, publicationId: PublicationId, runAt: Instant): Promise<void> {
  await tx.enqueue({ kind: "publish", tenantId: tx.tenantId, publicationId }, { runAt, key: `publish:${publicationId}` });
}

/** Public or direct is decided by the message, not by a person (3.5). */
async function targetOf(tx: StoreTx, message: MessageRow, visibility: "public" | "direct"): Promise<OutboundTarget> {
  if (visibility === "public")
    return { kind: "public", thread: message.thread, replyToExternalId: message.thread.ownCommentId ?? message.externalId };
  const author = message.authorId === null ? null : await tx.author(message.authorId);
  const conversationId = message.thread.conversationId ?? author?.id ?? "";
  const direct = { kind: "direct", conversationId, authorId: author?.id ?? conversationId } as const;
  // Some networks open a conversation only from the comment that is answered.
  return message.thread.conversationId === undefined
    ? { ...direct, aboutExternalId: message.thread.ownCommentId ?? message.externalId }
    : direct;
}

/** A person orders one more attempt: the network is asked first whether the reply is there already. False = no connector can carry it. */
async function again(tx: StoreTx, publicationId: PublicationId, at: Instant): Promise<boolean> {
  const row = await tx.publication(publicationId);
  if (row === null) return false;
  if (row.status === "published") return true;
  await tx.setPublication(publicationId, { status: "unknown", failure: retriedByPerson, detail: row.failure ?? "", nextAttemptAt: at });
  await enqueuePublication(tx, publicationId, at);
  return true;
}

async function publishedByHand(
  tx: StoreTx,
  publicationId: PublicationId,
  { caseId, at, permalink }: { readonly caseId: CaseState["caseId"]; readonly at: Instant; readonly permalink: string | null },
): Promise<void> {
  if ((await tx.publication(publicationId)) !== null)
    await tx.setPublication(publicationId, { status: "published", externalId: `by-hand:${publicationId}`, permalink, at });
  else if (permalink !== null) await tx.setManualReplyLink(caseId, permalink);
}

async function permalinkOf(tx: StoreTx, command: Command): Promise<string | null> {
  if (!("move" in command) || command.move.do !== "confirmPublishedByHand" || command.move.permalink === null) return null;
  const { textId } = command.move.permalink;
  return (await tx.texts([textId])).get(textId) ?? null;
}
