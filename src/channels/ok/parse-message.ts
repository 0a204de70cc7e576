/** A message of the Bot API, delivered or read back: a person's words, or our own that come with a read-back. */
import type { InboundEvent } from "#app";
import { childAt, fieldOf, isRecord, numberAt, optionalTextAt, problemAt, textAt, type PayloadNode } from "../payload-reader.ts";
import { attachmentsOf } from "./attachments.ts";
import { authorOf, eventOf, isOurs, type Envelope } from "./event-draft.ts";

const LAST_INSTANT = 8_640_000_000_000_000;

/** The kind of a delivery; payloads of 2017 name none. */
export const webhookTypeOf = (fields: Readonly<Record<string, unknown>>): string => {
  const type = fields["webhookType"];
  return typeof type === "string" && type !== "" ? type : "MESSAGE_CREATED";
};

/** True for the shape that carries a message: who, where, what. */
export const isMessage = (fields: Readonly<Record<string, unknown>>): boolean =>
  isRecord(fields["message"]) && (isRecord(fields["sender"]) || isRecord(fields["recipient"]));

/** The message's own id: the key against repetition and the name under which it is found again. */
export const messageIdOf = (fields: Readonly<Record<string, unknown>>): string | undefined => {
  const message = fields["message"];
  const mid = isRecord(message) && Object.hasOwn(message, "mid") ? message["mid"] : fields["mid"];
  return typeof mid === "string" && mid !== "" ? mid.slice(0, 300) : undefined;
};

const timeOf = (root: PayloadNode): number | undefined => {
  const at = numberAt(root, "timestamp");
  return at !== undefined && at >= 0 && at <= LAST_INSTANT ? Math.round(at) : undefined;
};

/** A message event, or null when it has no id or no conversation (the problem is noted). */
export const parseMessage = (root: PayloadNode, envelope: Envelope): InboundEvent | null => {
  const message = childAt(root, "message");
  const sender = childAt(root, "sender");
  const recipient = childAt(root, "recipient");
  const mid = messageIdOf(root.fields);
  const from = sender === undefined ? "" : textAt(sender, "user_id") || textAt(sender, "group_id");
  const conversationId = (recipient === undefined ? undefined : optionalTextAt(recipient, "chat_id")) ?? (from || undefined);
  if (message === undefined || mid === undefined || conversationId === undefined) {
    const lacking = mid === undefined ? "message.mid" : "recipient.chat_id";
    root.problems.push(
      problemAt("ok.message.unnamed", lacking, `Поле «${lacking}»: ожидается текст.`, `Field "${lacking}": expected a text.`),
    );
    return null;
  }
  const author = authorOf(from, sender === undefined ? undefined : optionalTextAt(sender, "name"), envelope.host);
  return eventOf(envelope, {
    kind: isOurs(from, envelope) ? "own.echo" : "direct.new",
    dedupKey: mid,
    thread: { conversationId },
    externalId: mid,
    author,
    text: textAt(message, "text"),
    attachments: attachmentsOf(message),
    occurredAt: timeOf(root) ?? envelope.receivedAt,
  });
};

/** A system event of a chat: a person who has left it does not want to be written to; the others mean nothing to a case. */
export const parseSystem = (root: PayloadNode, envelope: Envelope): InboundEvent | null => {
  const sender = childAt(root, "sender");
  const recipient = childAt(root, "recipient");
  const control = childAt(root, "chat_control") ?? childAt(childAt(root, "message") ?? root, "chat_control");
  const from = sender === undefined ? "" : textAt(sender, "user_id");
  const conversationId = recipient === undefined ? undefined : optionalTextAt(recipient, "chat_id");
  const hasLeft = control !== undefined && String(fieldOf(control, "leave")) === "true";
  if (!hasLeft || from === "" || conversationId === undefined) return null;
  const at = timeOf(root) ?? envelope.receivedAt;
  return eventOf(envelope, {
    kind: "direct.denied",
    dedupKey: `left:${conversationId}:${at}`,
    thread: { conversationId },
    externalId: conversationId,
    author: authorOf(from, optionalTextAt(sender ?? root, "name"), envelope.host),
    text: "",
    attachments: [],
    occurredAt: at,
  });
};
