/** Direct messages in both forms: the older one that webhooks carry, and the one of the API v2. */
import type { InboundEvent } from "#app";
import { childAt, childrenAt, fieldOf, idAt, isoTimeAt, requiredIdAt, textAt, type PayloadNode } from "../payload-reader.ts";
import { attachmentsOf, legacyAttachments } from "./attachments.ts";
import { directKeyOf } from "./envelope.ts";
import { authorIn, eventOf, legacyAuthor, type Envelope, type Reading } from "./event-draft.ts";
import { conversationOf, momentOf } from "./snowflake.ts";
import { directWords } from "./words.ts";

const LAST_MS = 8_640_000_000_000_000;

/** Milliseconds written as digits. */
export const digitsAt = (node: PayloadNode, key: string): number | undefined => {
  const at = Number(idAt(node, key) ?? Number.NaN);
  return at >= 0 && at <= LAST_MS ? at : undefined;
};

/** Theirs, or our own that comes back. */
const kindFor = (senderId: string, { accountId, eventType }: Envelope): "direct.new" | "own.echo" =>
  senderId === accountId || eventType === "dm.sent" ? "own.echo" : "direct.new";

/** `direct_message_events` with their people beside them. */
export const parseLegacyDirects = (root: PayloadNode, envelope: Envelope): Reading => {
  const users = childAt(root, "users");
  const events: InboundEvent[] = [];
  for (const entry of childrenAt(root, "direct_message_events")) {
    if (textAt(entry, "type") !== "message_create") continue;
    const event = legacyDirect(entry, users, envelope);
    if (event !== null) events.push(event);
  }
  return events.length === 0 && root.problems.length === 0 ? { ignored: "a direct message event without a message" } : { events };
};

const legacyDirect = (entry: PayloadNode, users: PayloadNode | undefined, envelope: Envelope): InboundEvent | null => {
  const id = requiredIdAt(entry, "id");
  const created = childAt(entry, "message_create");
  const sender = created === undefined ? undefined : requiredIdAt(created, "sender_id");
  if (id === undefined || created === undefined || sender === undefined) return null;
  const target = childAt(created, "target");
  const recipient = target === undefined ? undefined : idAt(target, "recipient_id");
  const data = childAt(created, "message_data");
  return eventOf(envelope, {
    kind: kindFor(sender, envelope),
    dedupKey: directKeyOf(id),
    thread: { conversationId: conversationOf(sender, recipient ?? envelope.accountId) },
    externalId: id,
    author: legacyAuthor(users, sender),
    text: data === undefined ? "" : directWords(data),
    attachments: data === undefined ? [] : legacyAttachments(data),
    occurredAt: digitsAt(entry, "created_timestamp") ?? momentOf(id) ?? envelope.receivedAt,
  });
};

const PAIR = /^\d+-\d+$/u;

/** A message of the API v2; people who join or leave a group conversation are nobody's words. */
export const parseDirect = (message: PayloadNode, includes: PayloadNode | undefined, envelope: Envelope): Reading => {
  const type = fieldOf(message, "event_type");
  if (type !== undefined && type !== "MessageCreate") return { ignored: "a conversation has changed, nothing is said" };
  const id = requiredIdAt(message, "id");
  const sender = requiredIdAt(message, "sender_id");
  if (id === undefined || sender === undefined) return { events: [] };
  const conversationId = textAt(message, "dm_conversation_id") || conversationOf(sender, envelope.accountId);
  if (!PAIR.test(conversationId)) return { ignored: "a conversation of many" };
  const event = eventOf(envelope, {
    kind: kindFor(sender, envelope),
    dedupKey: directKeyOf(id),
    thread: { conversationId },
    externalId: id,
    author: authorIn(includes, sender),
    text: directWords(message),
    attachments: attachmentsOf(message, includes, undefined),
    occurredAt: isoTimeAt(message, "created_at") ?? momentOf(id) ?? envelope.receivedAt,
  });
  return { events: [event] };
};
