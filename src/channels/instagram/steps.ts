/** What to press in Instagram and Meta, in the words of the one who keeps the account. */
import type { Bilingual } from "../bilingual.ts";

export const instagramSteps: readonly Bilingual[] = [
  {
    ru: "Переведите учётную запись Instagram в профессиональную и свяжите её со страницей Facebook; в настройках сообщений разрешите доступ программам.",
    en: "Make the Instagram account a professional one and link it to a Facebook page; in the settings of messages let programs in.",
  },
  {
    ru: "developers.facebook.com → приложение → «Основное»: скопируйте номер и секрет. Выпустите ключ с правами instagram_manage_comments и instagram_manage_messages.",
    en: 'developers.facebook.com → the application → "Basic": copy the number and the secret. Issue a token with the rights instagram_manage_comments and instagram_manage_messages.',
  },
  {
    ru: "Номер учётной записи — длинный, начинается обычно с 1784: его показывает Graph API, это не имя в адресе.",
    en: "The account's number is a long one, usually beginning with 1784: the Graph API shows it; it is not the name in the address.",
  },
  {
    ru: "Придумайте проверочное слово и нажмите «Подключить»: Meta проверит наш адрес и начнёт присылать комментарии, упоминания и сообщения.",
    en: 'Make up a verify token and press "Connect": Meta checks our address and begins to send comments, mentions and messages.',
  },
];
