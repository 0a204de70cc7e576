/** Which channel an update is about, where it is about one: dialogs and group chats name none. */
import { idText, isRecord } from "../payload-reader.ts";
import { updateTypeOf } from "./update-key.ts";

type Fields = Readonly<Record<string, unknown>>;

/** By the type of the update or of its chat, never by the look of a number. */
export const channelNamedIn = (update: Fields): string | undefined => {
  const message = isRecord(update["message"]) ? update["message"] : {};
  const recipient = isRecord(message["recipient"]) ? message["recipient"] : {};
  const isComment = updateTypeOf(update)?.startsWith("comment_") === true;
  if (isComment || recipient["chat_type"] === "channel") return idText(recipient["chat_id"]) ?? idText(update["chat_id"]);
  return update["is_channel"] === true ? idText(update["chat_id"]) : undefined;
};
