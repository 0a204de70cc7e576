/** A new comment, direct message or post: kept apart with its author, and given to a case — an open one of the same conversation, or a new one. */
import { isWaitingForAuthor } from "#case";
import type { CaseId, CaseState, MessageId, MessageKind, OutsideFact, TextRef } from "#case";
import { enqueueAttachments } from "../attachments/keep.ts";
import { applyCommand } from "../command.ts";
import type { Applied } from "../command.ts";
import { asCaseId, asMessageId } from "../ids.ts";
import { organisationOf } from "../organisation-of.ts";
import type { InboundEvent } from "../ports/channel.ts";
import type { MessageRow } from "../ports/store.ts";
import { joinPart } from "./album-part.ts";
import { arrivalTime, NotYet } from "./arrival.ts";
import type { Arrival } from "./arrival.ts";
import { changeMessage } from "./changed-message.ts";
import { caseOfFurtherMessage } from "./conversation.ts";
import { routeOfMessage } from "./route-of-message.ts";

const kinds: Readonly<Partial<Record<InboundEvent["kind"], MessageKind>>> = {
  "comment.new": "comment",
  "direct.new": "direct",
  "post.new": "post",
};

/** Takes a new message in; a delivery of what is already here changes nothing. */
export async function takeNewMessage(arrival: Arrival): Promise<void> {
  const { tx, page, event } = arrival;
  const kind = kinds[event.kind];
  if (kind === undefined) return;
  const known = await tx.findMessage(page.network, page.pageId, event.externalId, kind);
  if (known !== null) return event.groupKey === undefined ? undefined : joinPart(arrival, known);

  const authorId = event.author === null ? null : await tx.putAuthor(page.network, event.author);
  const text = await tx.putText("message", event.text);
  const open = authorId === null ? [] : await tx.openCasesOfAuthor(page.pageId, authorId);
  const earlier = await caseOfFurtherMessage(arrival, kind, open);
  const messageId = asMessageId(arrival.desk.newId());
  const caseId = earlier ?? asCaseId(arrival.desk.newId());

  const outcome =
    earlier === null ? await beginCase(arrival, { caseId, messageId, kind, text }) : await writeAgain(arrival, { caseId, messageId, text });
  if (outcome.kind !== "applied") throw notTaken(event, outcome);
  const row = messageRow(arrival, { caseId, messageId, kind, text, authorId });
  if ((await tx.putMessage(row)) === "duplicate") throw new NotYet(`message ${event.externalId} is being taken by another process`);
  await askForMore(arrival, row);
  if (event.attachments.length > 0) await enqueueAttachments(tx, messageId);
  await applyParked(arrival);
}

type Begun = { readonly caseId: CaseId; readonly messageId: MessageId; readonly kind: MessageKind; readonly text: TextRef };

async function beginCase(arrival: Arrival, { caseId, messageId, kind, text }: Begun): Promise<Applied> {
  const { desk, tx, page } = arrival;
  const at = arrivalTime(arrival);
  const organisation = await organisationOf(tx);
  const act = (await desk.bookOf(tx, organisation)).inForce(organisation, at);
  const route = routeOfMessage(act, page, kind);
  const outside: OutsideFact = { fact: "received", messageId, kind, channel: page.network, route, text, files: [] };
  return applyCommand(desk, tx, {
    caseId,
    at,
    actor: { kind: "network" },
    ask: () => ({ outside }),
    opening: { network: page.network, pageId: page.pageId },
  });
}

/** The author goes on in a conversation whose case is open: an answer when we asked, a further message otherwise (3.1.2). */
function writeAgain(arrival: Arrival, { caseId, messageId, text }: Omit<Begun, "kind">): Promise<Applied> {
  const { desk, tx } = arrival;
  const ask = (state: CaseState | null): { readonly outside: OutsideFact } => {
    const fact = state !== null && isWaitingForAuthor(state) ? "authorAnswered" : "authorWroteAgain";
    return { outside: { fact, messageId, text, files: [] } };
  };
  return applyCommand(desk, tx, { caseId, at: arrivalTime(arrival), actor: { kind: "network" }, ask });
}

function messageRow(arrival: Arrival, given: Begun & { readonly authorId: string | null }): MessageRow {
  const { page, event, receivedAt } = arrival;
  return {
    ...given,
    pageId: page.pageId,
    network: page.network,
    externalId: event.externalId,
    thread: event.thread,
    permalink: event.permalink ?? null,
    occurredAt: event.occurredAt,
    arrivedAt: receivedAt,
    attachments: event.attachments,
    removedAt: null,
  };
}

/** The author's name and the post above come by separate questions to the network: slow, repeatable, never in the way of the message. */
async function askForMore({ tx, page, event }: Arrival, { messageId }: MessageRow): Promise<void> {
  const postId = event.thread.publicPostId;
  const nameIsMissing = event.author !== null && event.author.kind !== "anonymous" && event.author.name === undefined;
  const postIsMissing = event.kind === "comment.new" && postId !== undefined && !(await tx.hasPost(page.pageId, postId));
  if (nameIsMissing || postIsMissing)
    await tx.enqueue({ kind: "enrich", tenantId: tx.tenantId, messageId }, { key: `enrich:${messageId}` });
}

/** Edits and deletions that came before their message: applied now, so that the order of delivery leaves no trace. */
async function applyParked(arrival: Arrival): Promise<void> {
  const parked = await arrival.tx.takeParked(arrival.page.pageId, arrival.event.externalId);
  for (const event of parked) await changeMessage({ ...arrival, event });
}

function notTaken(event: InboundEvent, outcome: Applied): Error {
  const why = outcome.kind === "refused" ? `${outcome.kind}: ${outcome.refusal.kind} (${outcome.refusal.clause})` : outcome.kind;
  const text = `message ${event.externalId} of ${event.network} was not taken: ${why}`;
  return outcome.kind === "conflict" ? new NotYet(text) : new Error(text);
}
