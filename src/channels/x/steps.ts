/** What to press in X itself, in the words of the one who keeps the page. */
import type { Bilingual } from "../bilingual.ts";

export const xSteps: readonly Bilingual[] = [
  {
    ru: "Откройте console.x.com под учётной записью администрации и создайте приложение. В «User authentication settings» выберите права «Read and write and Direct message».",
    en: 'Open console.x.com with the administration\'s account and make an application. In "User authentication settings" choose "Read and write and Direct message".',
  },
  {
    ru: "«Keys and tokens»: скопируйте сюда API Key и API Key Secret, Bearer Token, затем создайте и скопируйте Access Token и Access Token Secret. Права меняйте до выпуска ключей: старые ключи новых прав не получают.",
    en: '"Keys and tokens": copy the API Key, the API Key Secret and the Bearer Token here, then make and copy the Access Token and its Secret. Change rights before keys are issued: old keys do not get new rights.',
  },
  {
    ru: "Задайте в X предел расходов, а здесь — «Публикаций в месяц»: каждое обращение к X платное, публикация со ссылкой дороже в тринадцать раз.",
    en: 'Set a spending limit in X, and "Publications a month" here: every call to X is paid for, and a publication with a link costs thirteen times as much.',
  },
  {
    ru: "Нажмите «Подключить»: X проверит наш адрес и начнёт присылать упоминания, ответы и личные сообщения.",
    en: 'Press "Connect": X checks our address and begins to send mentions, replies and direct messages.',
  },
];
