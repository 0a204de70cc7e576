/** Is the page reachable: does the bot live, may it do in the channel and the group what the desk needs, does Telegram deliver to us (1.8). */
import type { ChannelHealth } from "#app";
import { secretOf } from "../page-settings.ts";
import { idText, isRecord } from "../payload-reader.ts";
import type { TelegramFailure } from "./api.ts";
import { failureFinding, finding, healthOf, type Checked, type Finding, type Words } from "./finding.ts";
import { deliveryFindings } from "./health-delivery.ts";

type Fields = Readonly<Record<string, unknown>>;

/** Asks Telegram; what it does not tell is a finding, never "fine". */
export const checkTelegram = async (checked: Checked): Promise<ChannelHealth> => {
  const { api, page } = checked;
  if (secretOf(page, "botToken") === undefined) return healthOf([finding("NO_RIGHTS", noToken, true)]);
  const answer = await api.call(page, { method: "getMe", params: {} });
  if (!answer.ok) return healthOf([failureFinding(answer)]);
  const bot = isRecord(answer.result) ? answer.result : {};
  return healthOf([...(await deliveryFindings(checked)), ...(await channelFindings(checked, bot)), ...(await groupFindings(checked, bot))]);
};

const noToken: Words = { ru: "Не задан ключ бота: страница не подключена.", en: "The bot token is not set: the page is not connected." };

/** The bot's standing in a chat, or why Telegram does not say. */
const standingIn = async ({ api, page }: Checked, bot: Fields, chatId: string): Promise<Fields | TelegramFailure> => {
  const answer = await api.call(page, { method: "getChatMember", params: { chat_id: chatId, user_id: Number(idText(bot["id"]) ?? 0) } });
  if (!answer.ok) return answer;
  return isRecord(answer.result) ? answer.result : {};
};

const isFailure = (value: Fields | TelegramFailure): value is TelegramFailure => value["ok"] === false;

const channelFindings = async (checked: Checked, bot: Fields): Promise<readonly Finding[]> => {
  const { page } = checked;
  if (!page.accountId.startsWith("-")) return [];
  const standing = await standingIn(checked, bot, page.accountId);
  if (isFailure(standing)) return [finding(standing.failure, notInChannel, true)];
  if (standing["status"] !== "administrator" && standing["status"] !== "creator") return [finding("NO_RIGHTS", notInChannel, true)];
  return standing["can_post_messages"] === false ? [finding("NO_RIGHTS", cannotPost, false)] : [];
};

const notInChannel: Words = {
  ru: "Бот не администратор канала. Откройте канал → «Администраторы» → «Добавить» и выберите бота.",
  en: 'The bot is not an administrator of the channel. Open the channel → "Administrators" → "Add" and choose the bot.',
};
const cannotPost: Words = {
  ru: "Боту не разрешено публиковать в канале: ответы для всех придётся публиковать вручную.",
  en: "The bot may not post in the channel: answers for everybody have to be posted by hand.",
};

const groupFindings = async (checked: Checked, bot: Fields): Promise<readonly Finding[]> => {
  const { discussions, page } = checked;
  const discussion = await discussions.of(page);
  if (!discussion.ok) return [failureFinding(discussion)];
  if (discussion.groupId === null) return page.accountId.startsWith("-") ? [finding("NO_RIGHTS", noGroup, false)] : [];
  const standing = await standingIn(checked, bot, discussion.groupId);
  if (isFailure(standing)) return [finding("NO_RIGHTS", notInGroup, true)];
  return rightsFindings(standing, bot);
};

const noGroup: Words = {
  ru: "К каналу не привязана группа обсуждения: комментарии не приходят. Канал → «Изменить» → «Обсуждение».",
  en: 'No discussion group is linked to the channel: comments do not come. Channel → "Edit" → "Discussion".',
};
const notInGroup: Words = {
  ru: "Бота нет в группе обсуждения канала: комментарии не приходят. Добавьте бота в группу администратором.",
  en: "The bot is not in the channel's discussion group: comments do not come. Add the bot to the group as an administrator.",
};
const deaf: Words = {
  ru: "Бот в группе обсуждения не видит сообщений: сделайте его администратором группы или выключите у @BotFather режим /setprivacy.",
  en: "The bot does not see messages in the discussion group: make it an administrator there, or switch /setprivacy off at @BotFather.",
};

/** An administrator of a group sees everything; a member sees it only without the privacy mode. */
const rightsFindings = (standing: Fields, bot: Fields): readonly Finding[] => {
  const { status } = standing;
  if (status === "left" || status === "kicked") return [finding("NO_RIGHTS", notInGroup, true)];
  if (status === "administrator")
    return [
      { right: "can_delete_messages", ru: "удалять сообщения", en: "delete messages" },
      { right: "can_restrict_members", ru: "блокировать участников", en: "block members" },
    ]
      .filter(({ right }) => standing[right] === false)
      .map(({ en, ru }) =>
        finding(
          "NO_RIGHTS",
          { ru: `Боту в группе обсуждения не разрешено: ${ru} (1.6).`, en: `In the discussion group the bot may not: ${en} (1.6).` },
          false,
        ),
      );
  if (status === "creator") return [];
  return bot["can_read_all_group_messages"] === true ? [finding("NO_RIGHTS", onlyMember, false)] : [finding("NO_RIGHTS", deaf, true)];
};

const onlyMember: Words = {
  ru: "Бот в группе обсуждения не администратор: удалить комментарий или заблокировать автора он не может (1.6).",
  en: "The bot is not an administrator of the discussion group: it can neither delete a comment nor block an author (1.6).",
};
