/** What to press in VK itself, in the words of the one who keeps the community. */
import type { Bilingual } from "../bilingual.ts";

export const vkSteps: readonly Bilingual[] = [
  {
    ru: "Откройте сообщество с правами администратора: «Управление» → «Дополнительно» → «Работа с API». Номер сообщества (цифры) виден там же и в адресе club….",
    en: 'Open the community as its administrator: "Manage" → "Advanced" → "API usage". The community\'s number (digits) is shown there and in the address club….',
  },
  {
    ru: "«Ключи доступа» → «Создать ключ». Отметьте: управление сообществом, сообщения сообщества, фотографии, документы, стена. Скопируйте ключ сюда.",
    en: '"Access tokens" → "Create token". Mark: community management, messages, photos, documents, wall. Copy the token here.',
  },
  {
    ru: "Придумайте секретный ключ событий: до 50 латинских букв и цифр. Во ВКонтакте его вписывать не нужно: это сделает кнопка «Подключить».",
    en: 'Think of a secret key of events: up to 50 Latin letters and digits. You need not write it into VK: the button "Connect" does it.',
  },
  {
    ru: "По желанию: сервисный ключ вашего приложения (посты над комментариями, дозагрузка после перерыва) и ключ администратора (скрыть и удалить комментарий, исправить или удалить свой ответ, фотография в комментарии).",
    en: "If you wish: your application's service token (posts above comments, what came during an outage) and the administrator's token (hide or delete a comment, correct or delete our reply, a photo in a comment).",
  },
];
