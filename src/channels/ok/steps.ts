/** What to press in Odnoklassniki itself, in the words of the one who keeps the group. */
import type { Bilingual } from "../bilingual.ts";

export const okSteps: readonly Bilingual[] = [
  {
    ru: "Откройте группу с правами администратора в полной версии сайта: «Настройки» → «Сообщения». Включите сообщения группы и нажмите «Получить ключ доступа». Скопируйте ключ сюда.",
    en: 'Open the group as its administrator on the full site: "Settings" → "Messages". Switch the group\'s messages on and press "Get the access key". Copy the key here.',
  },
  {
    ru: "Номер группы (цифры) стоит в её адресе: ok.ru/group/…. У группы с именем вместо номера он виден в «Настройках».",
    en: 'The group\'s number (digits) stands in its address: ok.ru/group/…. Where the address has a name, the number is shown in "Settings".',
  },
  {
    ru: "Придумайте секрет адреса: длинная строка, латиница и цифры. В Одноклассниках его вписывать не нужно: это сделает кнопка «Подключить».",
    en: 'Think of a secret of the address: a long string of Latin letters and digits. You need not write it into OK: the button "Connect" does it.',
  },
  {
    ru: "Чтобы видеть комментарии под темами, создайте приложение на ok.ru/devaccess и попросите у поддержки Одноклассников права VALUABLE_ACCESS, LONG_ACCESS_TOKEN и GROUP_CONTENT. Впишите ключи приложения и ключ администратора группы.",
    en: "To see comments under topics, make an application on ok.ru/devaccess and ask OK's support for VALUABLE_ACCESS, LONG_ACCESS_TOKEN and GROUP_CONTENT. Enter the application's keys and the group administrator's token.",
  },
];
