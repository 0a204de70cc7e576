/** What to press in Facebook itself, in the words of the one who keeps the page. */
import type { Bilingual } from "../bilingual.ts";

export const facebookSteps: readonly Bilingual[] = [
  {
    ru: "developers.facebook.com → «Мои приложения» → создайте приложение для бизнеса; бизнес должен быть подтверждён. Скопируйте номер и секрет приложения («Основное»).",
    en: 'developers.facebook.com → "My Apps" → make a business application; the business must be verified. Copy the application\'s number and secret ("Basic").',
  },
  {
    ru: "Выпустите ключ страницы с правами pages_manage_metadata, pages_read_engagement, pages_manage_engagement, pages_messaging (для записей на странице — pages_manage_posts) от имени системного пользователя.",
    en: "Issue the page's token with the rights pages_manage_metadata, pages_read_engagement, pages_manage_engagement, pages_messaging (for posts, pages_manage_posts) as a system user.",
  },
  {
    ru: "Придумайте проверочное слово и нажмите «Подключить»: Meta проверит наш адрес и начнёт присылать комментарии и сообщения.",
    en: 'Make up a verify token and press "Connect": Meta checks our address and begins to send comments and messages.',
  },
];
