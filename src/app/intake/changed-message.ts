/** An edit, a deletion, a restoration: a new version or a mark; the old words stay (2.2). What comes before its message is parked. */
import type { MessageKind, OutsideFact } from "#case";
import type { Instant } from "#worktime";
import { enqueueAttachments } from "../attachments/keep.ts";
import { applyCommand } from "../command.ts";
import type { InboundEvent } from "../ports/channel.ts";
import type { MessageRow } from "../ports/store.ts";
import { NotYet } from "./arrival.ts";
import type { Arrival } from "./arrival.ts";

type Changed = { readonly change: "edited" | "deleted" | "restored"; readonly kinds: readonly MessageKind[] };

const changes: Readonly<Partial<Record<InboundEvent["kind"], Changed>>> = {
  "comment.edited": { change: "edited", kinds: ["comment", "post"] },
  "comment.deleted": { change: "deleted", kinds: ["comment", "post"] },
  "comment.restored": { change: "restored", kinds: ["comment", "post"] },
  "direct.edited": { change: "edited", kinds: ["direct"] },
  "direct.deleted": { change: "deleted", kinds: ["direct"] },
};

/** Applies a change to its message, or keeps it until the message comes. */
export async function changeMessage(arrival: Arrival): Promise<void> {
  const { tx, page, event } = arrival;
  const changed = changes[event.kind];
  if (changed === undefined) return;
  const message = await messageOf(arrival, changed.kinds);
  if (message === null) return tx.park(page.pageId, event);
  if (changed.change !== "edited" && (await isOurDoing(arrival, message, changed.change))) return;
  switch (changed.change) {
    case "edited":
      return edit(arrival, message);
    case "deleted":
      return mark(arrival, message, changeTime(arrival, message));
    case "restored":
      return mark(arrival, message, null);
  }
}

/** A comment that the desk itself took away or brought back (1.6): the network tells of it, but its author did nothing. */
async function isOurDoing({ tx }: Arrival, message: MessageRow, change: "deleted" | "restored"): Promise<boolean> {
  const last = (await tx.moderationsOf(message.caseId)).findLast(
    ({ messageId, kind, status }) =>
      messageId === message.messageId &&
      (kind === "hide" || kind === "delete" || kind === "unhide") &&
      (status === "queued" || status === "done"),
  );
  return last !== undefined && (last.kind === "unhide") === (change === "restored");
}

async function messageOf({ tx, page, event }: Arrival, kinds: readonly MessageKind[]): Promise<MessageRow | null> {
  for (const kind of kinds) {
    const message = await tx.findMessage(page.network, page.pageId, event.externalId, kind);
    if (message !== null) return message;
  }
  return null;
}

async function edit(arrival: Arrival, message: MessageRow): Promise<void> {
  const { tx, event } = arrival;
  const now = (await tx.texts([message.text.textId])).get(message.text.textId);
  // A piece of an album without words says nothing of the words that stand under another piece.
  const isWordless = event.groupKey !== undefined && event.text === "";
  if (now === event.text || isWordless) return;
  const text = await tx.putText("message", event.text);
  const at = changeTime(arrival, message);
  await tx.addMessageVersion(message.messageId, text, event.groupKey === undefined ? event.attachments : message.attachments, at);
  if (event.attachments.length > 0) await enqueueAttachments(tx, message.messageId);
  await tell(arrival, message, { at, outside: { fact: "edited", messageId: message.messageId, text } });
}

async function mark(arrival: Arrival, message: MessageRow, removedAt: Instant | null): Promise<void> {
  if ((message.removedAt === null) === (removedAt === null)) return;
  await arrival.tx.setMessageRemoved(message.messageId, removedAt);
  const fact = removedAt === null ? "restored" : "removedByAuthor";
  await tell(arrival, message, { at: removedAt ?? changeTime(arrival, message), outside: { fact, messageId: message.messageId } });
}

/** The case hears of it; a case that does not care (it has ended) keeps only the message's own record. */
async function tell(arrival: Arrival, message: MessageRow, told: { readonly at: Instant; readonly outside: OutsideFact }): Promise<void> {
  const { desk, tx } = arrival;
  const outcome = await applyCommand(desk, tx, {
    caseId: message.caseId,
    at: told.at,
    actor: { kind: "network" },
    ask: () => ({ outside: told.outside }),
  });
  if (outcome.kind === "conflict") throw new NotYet(`case ${message.caseId} moved while its message changed`);
}

/** Several networks repeat the message's own time with its edit: then the change is as old as its delivery. */
function changeTime({ event, receivedAt }: Arrival, message: MessageRow): Instant {
  return event.occurredAt > message.occurredAt && event.occurredAt <= receivedAt ? event.occurredAt : receivedAt;
}
