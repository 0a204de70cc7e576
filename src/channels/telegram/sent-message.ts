/** What Telegram says of messages it has just published: their ids, and the chat they stand in. */
import { idText, isRecord } from "../payload-reader.ts";
import { messageName } from "./names.ts";

export type SentMessages = {
  readonly chatId: string;
  readonly username: string | undefined;
  readonly threadId: string | undefined;
  readonly ids: readonly string[];
};

/** One message or an album; null when Telegram did not name what it published. */
export const sentMessages = (result: unknown): SentMessages | null => {
  const messages = (Array.isArray(result) ? result : [result]).filter(isRecord);
  const ids = messages.flatMap((message) => idText(message["message_id"]) ?? []);
  const chat = messages[0]?.["chat"];
  const chatId = isRecord(chat) ? idText(chat["id"]) : undefined;
  if (!isRecord(chat) || chatId === undefined || ids.length === 0) return null;
  const username = chat["username"];
  return {
    chatId,
    username: typeof username === "string" && username !== "" ? username : undefined,
    threadId: idText(messages[0]?.["message_thread_id"]),
    ids,
  };
};

export const namesOf = ({ chatId, ids }: Pick<SentMessages, "chatId" | "ids">): string =>
  ids.map((id) => messageName(chatId, id)).join(",");
