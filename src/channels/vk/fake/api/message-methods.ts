/** messages.*: dialogs with people who wrote first or allowed messages. */
import { messagesWith, type FakeMessage } from "../model.ts";
import { messageObject } from "../objects.ts";
import {
  answer,
  attachedMedia,
  integer,
  isOurGroup,
  paged,
  refuse,
  textParam,
  wrong,
  type ApiAnswer,
  type ApiCall,
  type ApiMethods,
} from "./method.ts";

const MAX_TEXT = 9000;

const send = (call: ApiCall): ApiAnswer => {
  const { deeds, state } = call;
  const peerId = integer(call, "peer_id") ?? integer(call, "user_id") ?? 0;
  const person = state.people.get(peerId);
  if (!isOurGroup(call)) return wrong("group_id");
  if (person === undefined) return refuse(936, "Contact not found");
  const randomId = integer(call, "random_id");
  if (randomId === null) return wrong("random_id");
  const key = `${peerId}:${randomId}`;
  const known = randomId === 0 ? undefined : state.messageByRandomId.get(key);
  if (known !== undefined) return answer(known);
  if (person.hasBlockedUs) return refuse(900, "Can't send messages for users from blacklist");
  if (!person.allowsMessages) return refuse(901, "Can't send messages for users without permission");
  const text = textParam(call, "message");
  if (text.length > MAX_TEXT) return refuse(914, "Message is too long");
  const media = attachedMedia(call, "attachment");
  if (media === null || (text === "" && media.length === 0)) return wrong(media === null ? "attachment" : "message");
  const message = deeds.message({ peerId, fromId: -state.groupId, text, randomId, media });
  if (randomId !== 0) state.messageByRandomId.set(key, message.id);
  return answer(message.id);
};

const getHistory = (call: ApiCall): ApiAnswer => {
  const messages = messagesWith(call.state, integer(call, "peer_id") ?? 0)
    .filter((message) => !message.isDeleted)
    .toReversed();
  return answer({ count: messages.length, items: paged(messages, call, 200).map((message) => messageObject(call.state, message)) });
};

const getConversations = (call: ApiCall): ApiAnswer => {
  const last = new Map<number, FakeMessage>();
  for (const message of call.state.messages.values()) if (!message.isDeleted) last.set(message.peerId, message);
  const items = [...last.values()].toSorted((a, b) => b.id - a.id);
  return answer({
    count: items.length,
    items: paged(items, call, 200).map((message) => ({
      conversation: { peer: { id: message.peerId, type: "user", local_id: message.peerId }, last_message_id: message.id },
      last_message: messageObject(call.state, message),
    })),
  });
};

/** The message named by `message_id`, or by `cmid` in the dialog `peer_id`. */
const named = (call: ApiCall): FakeMessage | undefined => {
  const id = integer(call, "message_id");
  const known = id === null ? undefined : call.state.messages.get(id);
  if (id !== null) return known?.isDeleted === true ? undefined : known;
  const number = integer(call, "cmid") ?? integer(call, "conversation_message_id");
  return messagesWith(call.state, integer(call, "peer_id") ?? 0).find(
    (message) => message.conversationMessageId === number && !message.isDeleted,
  );
};

const EDIT_WINDOW_SECONDS = 86_400;

export const messageMethods: ApiMethods = {
  "messages.send": { tokens: ["community", "user"], run: send },
  "messages.getHistory": { tokens: ["community", "user"], run: getHistory },
  "messages.getConversations": { tokens: ["community", "user"], run: getConversations },
  "messages.getById": {
    tokens: ["community", "user"],
    run: (call) => {
      const ids = textParam(call, "message_ids").split(",").map(Number);
      const items = ids.flatMap((id) => call.state.messages.get(id) ?? []).map((message) => messageObject(call.state, message));
      return answer({ count: items.length, items });
    },
  },
  "messages.isMessagesFromGroupAllowed": {
    tokens: ["community", "user"],
    run: (call) => answer({ is_allowed: call.state.people.get(integer(call, "user_id") ?? 0)?.allowsMessages === true ? 1 : 0 }),
  },
  "messages.edit": {
    tokens: ["community", "user"],
    run: (call) => {
      const message = named(call);
      if (message === undefined || message.fromId !== -call.state.groupId) return wrong("cmid");
      if (call.state.now() / 1000 - message.date > EDIT_WINDOW_SECONDS) return refuse(909, "Can't edit this message, because it's too old");
      call.deeds.editMessage(message, textParam(call, "message"));
      return answer(1);
    },
  },
  "messages.delete": {
    tokens: ["community", "user"],
    run: (call) => {
      const peerId = integer(call, "peer_id") ?? 0;
      const idsOf = (name: string): readonly number[] => textParam(call, name).split(",").filter(Boolean).map(Number);
      const [ids, numbers] = [idsOf("message_ids"), idsOf("cmids")];
      const found = messagesWith(call.state, peerId).filter(
        (message) => ids.includes(message.id) || numbers.includes(message.conversationMessageId),
      );
      for (const message of found) call.deeds.deleteMessage(message);
      return answer(found.map((message) => ({ peer_id: peerId, conversation_message_id: message.conversationMessageId, response: 1 })));
    },
  },
};
