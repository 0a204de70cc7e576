/** Ids of MAX: people and chats are integers, messages and comments are short texts such as `mid.00ab`. */
import { fieldOf, idText, problemAt, type PayloadNode } from "../payload-reader.ts";

const MESSAGE_ID = /^[\w.-]{1,200}$/u;

/** A message's id as text; some of MAX's own libraries give a post's id as a number. */
export const messageIdText = (value: unknown): string | undefined =>
  typeof value === "string" && MESSAGE_ID.test(value) ? value : idText(value);

/** The message id in a field; absent or empty is undefined, anything else odd is a problem. */
export const messageIdAt = (node: PayloadNode, key: string): string | undefined => {
  const value = fieldOf(node, key) ?? undefined;
  if (value === undefined || value === "") return undefined;
  const id = messageIdText(value);
  if (id === undefined) node.problems.push(odd(node, key));
  return id;
};

/** As `messageIdAt`, and its absence is a problem too. */
export const requiredMessageIdAt = (node: PayloadNode, key: string): string | undefined => {
  const before = node.problems.length;
  const id = messageIdAt(node, key);
  if (id === undefined && node.problems.length === before) node.problems.push(odd(node, key));
  return id;
};

const odd = (node: PayloadNode, key: string): ReturnType<typeof problemAt> => {
  const path = node.path === "" ? key : `${node.path}.${key}`;
  return problemAt("field.odd", path, `Поле «${path}»: ожидается номер сообщения.`, `Field "${path}": expected the id of a message.`);
};

/** A page named by a negative number is a channel with its bot, by a positive one a bot alone. */
export const isChannelPage = (accountId: string): boolean => accountId.startsWith("-");
