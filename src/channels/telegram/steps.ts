/** What to press in Telegram itself, in the words of the one who keeps the channel. */
import type { Bilingual } from "../bilingual.ts";

export const telegramSteps: readonly Bilingual[] = [
  {
    ru: "Напишите в Telegram боту @BotFather: /newbot. Дайте имя, по которому жители узнают администрацию: ответы подписаны именем бота. Скопируйте ключ сюда.",
    en: "Write /newbot to @BotFather in Telegram. Give a name by which citizens know the administration: replies are signed by it. Copy the token here.",
  },
  {
    ru: "Канал → «Администраторы» → «Добавить»: выберите бота, разрешите публикацию, изменение и удаление сообщений.",
    en: 'Channel → "Administrators" → "Add": choose the bot, allow it to post, edit and delete messages.',
  },
  {
    ru: "Группа обсуждения канала → «Администраторы» → «Добавить»: тот же бот, разрешите удаление сообщений и блокировку участников. Без этого бот не видит комментариев.",
    en: 'The channel\'s discussion group → "Administrators" → "Add": the same bot, allow it to delete messages and block members. Without it the bot sees no comments.',
  },
  {
    ru: "Номер страницы — номер канала, он начинается с «-100». Его видно в адресе канала в web.telegram.org.",
    en: "The page's number is the channel's, it begins with \"-100\". It is in the channel's address at web.telegram.org.",
  },
  {
    ru: "Придумайте секретный ключ событий: латинские буквы, цифры, «_» и «-». В Telegram его вписывать не нужно: это сделает кнопка «Подключить».",
    en: 'Think of a secret key of events: Latin letters, digits, "_" and "-". You need not write it into Telegram: the button "Connect" does it.',
  },
];
