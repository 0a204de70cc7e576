/** Messages that are there already: corrected, deleted; and the standing of people in the group. */
import { letterCount } from "../../letter-count.ts";
import type { FakeMessage } from "../model.ts";
import { messageObject } from "../objects.ts";
import {
  answer,
  bad,
  chatIdOf,
  integer,
  isRefusal,
  messageOf,
  textParam,
  type ApiAnswer,
  type ApiCall,
  type ApiMethods,
} from "./method.ts";

const DELETE_SECONDS = 48 * 3600;
const NOT_MODIFIED =
  "message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message";

const edit = (
  call: ApiCall,
  message: FakeMessage,
  given: { readonly text: string; readonly max: number; readonly tooLong: string },
): ApiAnswer => {
  if (message.sender.kind !== "bot") return bad("message can't be edited");
  if (letterCount(given.text) > given.max) return bad(given.tooLong);
  if (message.text === given.text) return bad(NOT_MODIFIED);
  call.deeds.edit(message, given.text);
  return answer(messageObject(call.state, message));
};

const editMessageText = (call: ApiCall): ApiAnswer => {
  const message = messageOf(call, "message to edit not found");
  if (isRefusal(message)) return message;
  if (message.file !== null) return bad("there is no text in the message to edit");
  const text = textParam(call, "text");
  return text === "" ? bad("message text is empty") : edit(call, message, { text, max: 4096, tooLong: "MESSAGE_TOO_LONG" });
};

const editMessageCaption = (call: ApiCall): ApiAnswer => {
  const message = messageOf(call, "message to edit not found");
  if (isRefusal(message)) return message;
  if (message.file === null) return bad("there is no caption in the message to edit");
  return edit(call, message, { text: textParam(call, "caption"), max: 1024, tooLong: "message caption is too long" });
};

const deleteMessage = (call: ApiCall): ApiAnswer => {
  const { deeds, state } = call;
  const message = messageOf(call, "message to delete not found");
  if (isRefusal(message)) return message;
  const isInGroup = message.chatId === state.group.id;
  const mayDelete = isInGroup ? state.rights.canDelete && state.standing.group === "administrator" : message.sender.kind === "bot";
  const isOld = !isInGroup && message.chatId !== state.channel.id && state.now() / 1000 - message.date > DELETE_SECONDS;
  if ((!mayDelete && message.sender.kind !== "bot") || isOld) return bad("message can't be deleted");
  deeds.delete(message);
  return answer(true);
};

/** A member's standing in the group may be changed by an administrator with the right to. */
const setBanned =
  (isBanned: boolean) =>
  (call: ApiCall): ApiAnswer => {
    const { state } = call;
    const chatId = chatIdOf(call);
    if (isRefusal(chatId)) return chatId;
    const userId = integer(call, "user_id");
    if (userId === state.bot.id) return bad("can't restrict self");
    const person = userId === null ? undefined : state.people.get(userId);
    if (person === undefined) return bad("user not found");
    if (state.standing.group !== "administrator" || !state.rights.canRestrict)
      return bad("not enough rights to restrict/unrestrict chat member");
    person.isBanned = isBanned;
    return answer(true);
  };

const banSenderChat = (call: ApiCall): ApiAnswer => {
  const chatId = chatIdOf(call);
  if (isRefusal(chatId)) return chatId;
  return integer(call, "sender_chat_id") === null ? bad("invalid sender_chat_id specified") : answer(true);
};

export const messageMethods: ApiMethods = {
  editMessageText,
  editMessageCaption,
  deleteMessage,
  banChatMember: setBanned(true),
  unbanChatMember: setBanned(false),
  banChatSenderChat: banSenderChat,
  unbanChatSenderChat: banSenderChat,
};
