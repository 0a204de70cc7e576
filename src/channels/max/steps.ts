/** What to press in MAX itself, in the words of the one who keeps the channel. */
import type { Bilingual } from "../bilingual.ts";

export const maxSteps: readonly Bilingual[] = [
  {
    ru: "Бот есть только у организации, подтверждённой на business.max.ru: «Чат-боты» → «Создать». После проверки (до двух суток) скопируйте токен бота сюда.",
    en: 'Only an organisation confirmed at business.max.ru may have a bot: "Chat bots" → "Create". After its check (up to two days) copy the bot\'s token here.',
  },
  {
    ru: "В MAX откройте канал → «Администраторы» → добавьте бота и отметьте права: читать все сообщения, писать, изменять, удалять. Чтобы блокировать авторов, отметьте и управление подписчиками.",
    en: 'In MAX open the channel → "Administrators" → add the bot and mark the rights: read all messages, write, edit, delete. To block authors mark the management of subscribers too.',
  },
  {
    ru: "Номер канала — отрицательное число, его показывает адрес канала в веб-версии MAX (web.max.ru). У страницы без канала вместо него номер бота.",
    en: "The channel's number is negative; the channel's address in the web version of MAX (web.max.ru) shows it. A page without a channel has the bot's number instead.",
  },
  {
    ru: "В настройках канала включите комментарии. Придумайте секретный ключ событий и нажмите «Подключить»: в MAX он запишется сам.",
    en: 'Switch comments on in the channel\'s settings. Think of a secret key of events and press "Connect": it is written into MAX by itself.',
  },
];
