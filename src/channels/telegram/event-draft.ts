/** What every event of Telegram shares: the page, the key against repetition, the chat; and who wrote. */
import type { InboundAuthor, InboundEvent, InboundKind } from "#app";
import { childAt, idAt, optionalTextAt, requiredIdAt, textAt, type PayloadNode } from "../payload-reader.ts";
import { profileLink } from "./links.ts";

/** The envelope of one update as it was delivered. */
export type Envelope = {
  /** Undefined where the reader does not know the page (a payload on the command line): then the chat stands for it. */
  readonly accountId: string | undefined;
  readonly dedupKey: string;
  readonly kind: string;
  readonly host: string;
  readonly receivedAt: number;
};

export type ChatFacts = {
  readonly id: string;
  readonly type: "private" | "group" | "supergroup" | "channel" | "other";
  readonly username: string | undefined;
  readonly title: string;
};

const CHAT_TYPES: ReadonlySet<string> = new Set(["private", "group", "supergroup", "channel"]);

const isChatType = (type: string): type is Exclude<ChatFacts["type"], "other"> => CHAT_TYPES.has(type);

/** The chat in a field, or undefined when it has no id. */
export const chatAt = (node: PayloadNode, key: string): ChatFacts | undefined => {
  const chat = childAt(node, key);
  const id = chat === undefined ? undefined : requiredIdAt(chat, "id");
  if (chat === undefined || id === undefined) return undefined;
  const type = textAt(chat, "type");
  return { id, type: isChatType(type) ? type : "other", username: optionalTextAt(chat, "username"), title: textAt(chat, "title") };
};

const author = (given: { readonly [K in keyof InboundAuthor]: InboundAuthor[K] | undefined }): InboundAuthor | null => {
  const { id, kind, name, profileUrl, username } = given;
  if (id === undefined || kind === undefined) return null;
  return {
    id,
    kind,
    ...(name === undefined || name === "" ? {} : { name }),
    ...(username === undefined ? {} : { username }),
    ...(profileUrl === undefined ? {} : { profileUrl }),
  };
};

/** The person in a field. */
export const personAt = (node: PayloadNode, key: string, host: string): InboundAuthor | null => {
  const person = childAt(node, key);
  if (person === undefined) return null;
  const username = optionalTextAt(person, "username");
  const name = `${textAt(person, "first_name")} ${textAt(person, "last_name")}`.trim();
  return author({ id: idAt(person, "id"), kind: "user", name, username, profileUrl: profileLink(username, host) });
};

/**
 * Who wrote: a chat that speaks for itself comes as `sender_chat`, and the person behind it is not told. The group itself as the sender
 * is an administrator who stays anonymous.
 */
export const authorOf = (message: PayloadNode, chat: ChatFacts, host: string): InboundAuthor | null => {
  const sender = chatAt(message, "sender_chat");
  if (sender === undefined) return personAt(message, "from", host);
  const kind = sender.id === chat.id ? "anonymous" : "channel";
  const { id, title, username } = sender;
  return author({ id, kind, name: title, username, profileUrl: profileLink(username, host) });
};

type Draft = Omit<InboundEvent, "network" | "accountId" | "dedupKey" | "permalink" | "messageKey" | "groupKey"> & {
  readonly kind: InboundKind;
  readonly permalink?: string | undefined;
  readonly messageKey?: string | undefined;
  readonly groupKey?: string | undefined;
};

/** Completes a draft with what the envelope knows. */
export const eventOf = (envelope: Envelope, chat: ChatFacts, draft: Draft): InboundEvent => {
  const { groupKey, messageKey, permalink, ...rest } = draft;
  return {
    network: "telegram",
    accountId: envelope.accountId ?? chat.id,
    dedupKey: envelope.dedupKey,
    ...rest,
    ...(messageKey === undefined ? {} : { messageKey }),
    ...(groupKey === undefined ? {} : { groupKey }),
    ...(permalink === undefined ? {} : { permalink }),
  };
};
