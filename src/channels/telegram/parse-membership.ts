/** Changes of the bot's own standing: a person blocks or unblocks it, an administrator takes it out of the channel or the group. */
import { childAt, secondsAt, textAt, type PayloadNode } from "../payload-reader.ts";
import { chatAt, eventOf, personAt, type Envelope } from "./event-draft.ts";
import { unplaced, type Reading } from "./parse-message.ts";

const GONE: ReadonlySet<string> = new Set(["left", "kicked"]);

/** A refusal or leave to be written to, the loss of the page, or nothing that matters. */
export const parseMembership = (change: PayloadNode, envelope: Envelope): Reading => {
  const chat = chatAt(change, "chat");
  const standing = childAt(change, "new_chat_member");
  if (chat === undefined || standing === undefined) return unplaced(change);
  const status = textAt(standing, "status");
  const draft = {
    externalId: chat.id,
    author: personAt(change, "from", envelope.host),
    text: "",
    attachments: [],
    occurredAt: secondsAt(change, "date") ?? envelope.receivedAt,
  };
  if (chat.type === "private") {
    const kind = GONE.has(status) ? "direct.denied" : "direct.allowed";
    return { event: eventOf(envelope, chat, { ...draft, kind, thread: { conversationId: chat.id } }) };
  }
  if (!GONE.has(status)) return { ignored: "the bot's standing has changed and it is still here" };
  return { event: eventOf(envelope, chat, { ...draft, kind: "account.revoked", thread: {} }) };
};
