/** Who is who: the bot, chats, members; and the way to a file's bytes. */
import type { BotStanding, FakePerson, FakeState } from "../model.ts";
import { botObject, chatObject, personObject, SMALL, type ApiObject } from "../objects.ts";
import { answer, bad, chatIdOf, integer, isRefusal, textParam, type ApiAnswer, type ApiCall, type ApiMethods } from "./method.ts";

const GETTABLE_MAX_BYTES = 20 * 1_048_576;

const getChat = (call: ApiCall): ApiAnswer => {
  const { state } = call;
  const chatId = chatIdOf(call);
  if (isRefusal(chatId)) return chatId;
  const linked =
    chatId === state.channel.id
      ? { linked_chat_id: state.group.id }
      : chatId === state.group.id
        ? { linked_chat_id: state.channel.id }
        : {};
  return answer({
    ...chatObject(state, chatId),
    ...linked,
    accent_color_id: 0,
    max_reaction_count: 11,
    accepted_gift_types: {
      unlimited_gifts: false,
      limited_gifts: false,
      unique_gifts: false,
      premium_subscription: false,
      gifts_from_channels: false,
    },
  });
};

const administrator = ({ rights }: FakeState, where: "channel" | "group"): ApiObject => ({
  can_be_edited: false,
  is_anonymous: false,
  can_manage_chat: true,
  can_delete_messages: rights.canDelete,
  can_manage_video_chats: false,
  can_restrict_members: rights.canRestrict,
  can_promote_members: false,
  can_change_info: false,
  can_invite_users: true,
  can_post_stories: false,
  can_edit_stories: false,
  can_delete_stories: false,
  ...(where === "channel" ? { can_post_messages: rights.canPost, can_edit_messages: true } : { can_pin_messages: false }),
});

const standingObject = (state: FakeState, where: "channel" | "group"): ApiObject => {
  const status: BotStanding = state.standing[where];
  const base = { status, user: botObject(state) };
  if (status === "administrator") return { ...base, ...administrator(state, where) };
  return status === "kicked" ? { ...base, until_date: 0 } : base;
};

const memberObject = (person: FakePerson): ApiObject =>
  person.isBanned ? { status: "kicked", user: personObject(person), until_date: 0 } : { status: "member", user: personObject(person) };

const getChatMember = (call: ApiCall): ApiAnswer => {
  const { state } = call;
  const chatId = chatIdOf(call);
  if (isRefusal(chatId)) return chatId;
  const where = chatId === state.channel.id ? "channel" : "group";
  const userId = integer(call, "user_id");
  if (userId === state.bot.id) return answer(standingObject(state, where));
  const person = userId === null ? undefined : state.people.get(userId);
  return person === undefined ? bad("user not found") : answer(memberObject(person));
};

const getFile = (call: ApiCall): ApiAnswer => {
  const id = textParam(call, "file_id");
  const file = call.state.files.get(id.endsWith(SMALL) ? id.slice(0, -SMALL.length) : id);
  if (file === undefined) return bad("wrong file_id or the file is temporarily unavailable");
  if (file.bytes.byteLength > GETTABLE_MAX_BYTES) return bad("file is too big");
  return answer({ file_id: id, file_unique_id: `u${file.id}`, file_size: file.bytes.byteLength, file_path: filePath(file.id) });
};

export const filePath = (fileId: string): string => `files/${fileId}`;

export const chatMethods: ApiMethods = {
  getMe: ({ state }) =>
    answer({
      ...botObject(state),
      can_join_groups: true,
      can_read_all_group_messages: state.rights.readsAll,
      supports_inline_queries: false,
    }),
  getChat,
  getChatMember,
  getFile,
};
