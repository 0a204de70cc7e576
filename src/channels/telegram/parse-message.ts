/** Messages, new and edited: comments in the discussion group, private chats, the copies of our own posts. */
import type { InboundEvent, KnownPost } from "#app";
import { childAt, fieldOf, optionalTextAt, problemAt, requiredIdAt, secondsAt, textAt, type PayloadNode } from "../payload-reader.ts";
import { attachmentsOf, saysSomething } from "./attachments.ts";
import { authorOf, chatAt, eventOf, personAt, type ChatFacts, type Envelope } from "./event-draft.ts";
import { albumKey, messageName } from "./names.ts";
import { wordsOf } from "./rich-text.ts";
import { isForeignThread, isPostCopy, knownPostOf, placeOfComment } from "./thread.ts";

/** `event` null: the message could not be read, and the problem is already noted. */
export type Reading =
  | { readonly event: InboundEvent | null; readonly post?: KnownPost | null }
  | { readonly ignored: string; readonly post?: KnownPost | null };

type Spoken = { readonly message: PayloadNode; readonly chat: ChatFacts; readonly messageId: string; readonly envelope: Envelope };

const isBot = (message: PayloadNode): boolean => {
  const from = childAt(message, "from");
  return from !== undefined && fieldOf(from, "is_bot") === true;
};

/** What a message is to the desk. */
export const parseMessage = (message: PayloadNode, envelope: Envelope): Reading => {
  const chat = chatAt(message, "chat");
  const messageId = requiredIdAt(message, "message_id");
  if (chat === undefined || messageId === undefined) return unplaced(message);
  const spoken = { message, chat, messageId, envelope };
  switch (chat.type) {
    case "private":
      return direct(spoken);
    case "group":
    case "supergroup":
      return inGroup(spoken);
    case "channel":
    case "other":
      return { ignored: "a message of a chat that is neither a group nor private" };
  }
};

/** Without a chat nobody can be answered. */
export const unplaced = (node: PayloadNode): Reading => {
  const path = `${node.path}.chat`;
  node.problems.push(problemAt("telegram.noPlace", path, "Не указано, где это сказано.", "It is not told where this was said."));
  return { event: null };
};

/** What new and edited messages of all chats have in common. */
const bodyOf = ({ chat, envelope, message, messageId }: Spoken) => {
  const album = optionalTextAt(message, "media_group_id");
  const changedAt = envelope.kind === "edited_message" ? secondsAt(message, "edit_date") : undefined;
  return {
    externalId: messageName(chat.id, messageId),
    messageKey: album === undefined ? undefined : albumKey(chat.id, album),
    groupKey: album,
    text: wordsOf(message),
    attachments: attachmentsOf(message),
    occurredAt: changedAt ?? secondsAt(message, "date") ?? envelope.receivedAt,
  };
};

const direct = (spoken: Spoken): Reading => {
  const { chat, envelope, message } = spoken;
  if (isBot(message)) return { ignored: "a message of a bot" };
  if (!saysSomething(message)) return { ignored: "a service message" };
  const isEdit = envelope.kind === "edited_message";
  const author = personAt(message, "from", envelope.host);
  const thread = { conversationId: chat.id };
  // Pressing "Start" is leave to be written to, and nobody's question.
  if (/^\/start(?:@\w+)?(?:\s|$)/u.test(textAt(message, "text"))) {
    if (isEdit) return { ignored: "an edited command" };
    const { occurredAt } = bodyOf(spoken);
    return {
      event: eventOf(envelope, chat, {
        kind: "direct.allowed",
        thread,
        externalId: chat.id,
        author,
        text: "",
        attachments: [],
        occurredAt,
      }),
    };
  }
  return { event: eventOf(envelope, chat, { kind: isEdit ? "direct.edited" : "direct.new", thread, author, ...bodyOf(spoken) }) };
};

/** A video is too large to be brought here: it is watched where it stands. */
const inGroup = (spoken: Spoken): Reading => {
  const { chat, envelope, message, messageId } = spoken;
  if (isForeignThread(message, chat, envelope)) return { ignored: "a group of another channel" };
  if (isPostCopy(message)) return { ignored: "the copy of our own post", post: knownPostOf(message, chat, envelope) };
  if (!saysSomething(message)) return { ignored: "a service message" };
  const sender = chatAt(message, "sender_chat");
  if (sender === undefined && isBot(message)) return { ignored: "a message of a bot" };
  const { permalink, post, thread } = placeOfComment(message, messageId, { chat, envelope });
  const said = bodyOf(spoken);
  const attachments = said.attachments.map((one) => (one.kind === "video" && one.url === undefined ? { ...one, url: permalink } : one));
  const body = { thread, permalink, author: authorOf(message, chat, envelope.host), ...said, attachments };
  // The channel in its own name, and an administrator who stays anonymous, speak for the page.
  const isPage = sender !== undefined && (sender.id === envelope.accountId || sender.id === chat.id);
  const isEdit = envelope.kind === "edited_message";
  if (isPage && isEdit) return { ignored: "an edit of the page's own words", post };
  return { event: eventOf(envelope, chat, { ...body, kind: isPage ? "own.echo" : isEdit ? "comment.edited" : "comment.new" }), post };
};
