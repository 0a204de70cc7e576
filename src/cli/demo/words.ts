import { townPassword, townPeople } from "./town.ts";

/** The town's addresses and logins, in both languages, for the terminal. */
export const townWords = (deskUrl: string, wallUrl: string): string => {
  const width = Math.max(...townPeople.map(({ login }) => login.length));
  const people = townPeople.map(({ login, name, position }) => `    ${login.padEnd(width)}   ${name}, ${position}`);
  return [
    "",
    "  Городок готов. Всё придумано: такого места и таких людей нет.",
    "  The town is ready. It is make-believe: there is no such place, and no such people.",
    "",
    `  Рабочее место / the desk    ${deskUrl}`,
    `  Стена горожан / the wall    ${wallUrl}`,
    "  Одноклассники, MAX и Telegram — по ссылкам вверху стены / OK, MAX and Telegram: the links at its top",
    "",
    `  Логины / logins (пароль у всех один / one password for all: ${townPassword})`,
    ...people,
    "",
    "  Напишите на стене как житель: сообщение появится у куратора, ответ — под вашим комментарием.",
    "  Write on the wall as a citizen: the message comes to the curator, the reply appears under your comment.",
    "",
    "  Остановить / to stop: Ctrl+C     Начать заново / to begin anew: npm run demo -- --fresh",
    "",
    "",
  ].join("\n");
};
