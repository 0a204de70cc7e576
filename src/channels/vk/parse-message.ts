/** Direct messages: new, edited, our own replies; and a person's leave or refusal to be written to. */
import type { InboundAttachment, InboundEvent, InboundKind } from "#app";
import {
  childAt,
  childrenAt,
  fieldOf,
  idAt,
  isRecord,
  optionalTextAt,
  requiredIdAt,
  secondsAt,
  textAt,
  type PayloadNode,
} from "../payload-reader.ts";
import { attachmentsOf } from "./attachments.ts";
import { authorOf, eventOf, isOurs, type Envelope } from "./event-draft.ts";
import { dialogLink } from "./links.ts";

const KINDS: Readonly<Record<string, InboundKind>> = {
  message_new: "direct.new",
  message_edit: "direct.edited",
  message_reply: "own.echo",
};

/** True for the three types that carry a message. */
export const isMessageType = (type: string): boolean => Object.hasOwn(KINDS, type);

/** True for the two types that carry a permission. */
export const isPermissionType = (type: string): boolean => type === "message_allow" || type === "message_deny";

/** `message_new` wraps the message since 5.103; older versions and the other types send it bare. */
const messageOf = (object: PayloadNode): PayloadNode =>
  isRecord(fieldOf(object, "message")) ? (childAt(object, "message") ?? object) : object;

const FORWARD_DEPTH = 5;

/** Forwarded messages, the nested ones too, down to a sane depth. */
const forwardedIn = (message: PayloadNode, depth = 0): readonly PayloadNode[] =>
  depth >= FORWARD_DEPTH ? [] : childrenAt(message, "fwd_messages").flatMap((inner) => [inner, ...forwardedIn(inner, depth + 1)]);

/** A message that only forwards others speaks by their words; else the person's own words stand alone. */
const textOf = (message: PayloadNode, forwarded: readonly PayloadNode[]): string => {
  const own = optionalTextAt(message, "text") ?? textAt(message, "body");
  return own === "" ? forwarded.flatMap((inner) => optionalTextAt(inner, "text") ?? []).join("\n\n") : own;
};

/** VK gives 0 as `id` in group chats; there the number inside the conversation serves. */
const messageIdOf = (message: PayloadNode, peerId: string): string | undefined => {
  const id = idAt(message, "id");
  if (id !== undefined) return id;
  const inConversation = idAt(message, "conversation_message_id");
  return inConversation === undefined ? requiredIdAt(message, "id") : `${peerId}_${inConversation}`;
};

/** Kicks, invitations and title changes of a chat are not words of a citizen. */
export const isServiceMessage = (object: PayloadNode): boolean => isRecord(fieldOf(messageOf(object), "action"));

/** A message event, or null when it has no id or no conversation (the problem is already noted). */
export const parseMessage = (object: PayloadNode, envelope: Envelope): InboundEvent | null => {
  const message = messageOf(object);
  const fromId = idAt(message, "from_id") ?? idAt(message, "user_id");
  const peerId = idAt(message, "peer_id") ?? fromId ?? requiredIdAt(message, "peer_id");
  if (peerId === undefined) return null;
  const externalId = messageIdOf(message, peerId);
  if (externalId === undefined) return null;
  const forwarded = forwardedIn(message);
  const attachments: readonly InboundAttachment[] = [message, ...forwarded].flatMap((node) => attachmentsOf(node, envelope.host));
  const kind = KINDS[envelope.type] ?? "direct.new";
  const written = secondsAt(message, "date");
  const changed = kind === "direct.edited" ? secondsAt(message, "update_time") : undefined;
  return eventOf(envelope, {
    kind: isOurs(fromId, envelope) ? "own.echo" : kind,
    thread: { conversationId: peerId },
    externalId,
    author: authorOf(fromId ?? (kind === "own.echo" ? `-${envelope.groupId}` : undefined), envelope.host),
    text: textOf(message, forwarded),
    attachments,
    occurredAt: changed ?? written ?? envelope.receivedAt,
    permalink: dialogLink(envelope.groupId, peerId, envelope.host),
  });
};

/** Leave or refusal to write to a person. */
export const parsePermission = (object: PayloadNode, envelope: Envelope): InboundEvent | null => {
  const userId = requiredIdAt(object, "user_id");
  if (userId === undefined) return null;
  return eventOf(envelope, {
    kind: envelope.type === "message_allow" ? "direct.allowed" : "direct.denied",
    thread: { conversationId: userId },
    externalId: userId,
    author: authorOf(userId, envelope.host),
    text: "",
    attachments: [],
    occurredAt: envelope.receivedAt,
    permalink: dialogLink(envelope.groupId, userId, envelope.host),
  });
};
