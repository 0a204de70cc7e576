import { csvLine } from "../csv-cell.ts";
import type { ModerationKind, ModerationLine } from "../ports/moderation.ts";

/** What each deed is called in the table. */
export const deedTitles: Readonly<Record<ModerationKind, string>> = {
  hide: "Комментарий скрыт",
  unhide: "Комментарий возвращён",
  delete: "Комментарий удалён",
  block: "Автор заблокирован",
  unblock: "Автор разблокирован",
  deleteOwn: "Наш ответ удалён",
  editOwn: "Наш ответ исправлен",
};

const statusTitles: Readonly<Record<ModerationLine["status"], string>> = {
  awaiting: "ждёт согласования",
  queued: "выполняется",
  done: "выполнено",
  failed: "не выполнено",
  refused: "отклонено",
};

const head = [
  "Когда",
  "Что сделано",
  "Состояние",
  "Основание",
  "Пункт",
  "Пояснение",
  "Кто",
  "Страница",
  "Карточка",
  "Автор",
  "Текст",
  "Ссылка",
  "Вложений",
];

/** The log as a table for a spreadsheet in Russian: semicolons, a mark of UTF-8, local time. */
export function moderationCsv(lines: readonly ModerationLine[], zone: string): string {
  const moment = new Intl.DateTimeFormat("ru-RU", { timeZone: zone, dateStyle: "short", timeStyle: "medium" });
  const rows = lines.map((line) => [
    moment.format(line.at),
    deedTitles[line.kind],
    line.byHand ? `${statusTitles[line.status]}, вручную` : statusTitles[line.status],
    line.ground.title.ru,
    line.ground.clause ?? "",
    line.noteWords,
    line.by,
    line.pageTitle,
    String(line.number),
    line.author ?? "",
    line.words,
    line.evidence.permalink ?? "",
    String(line.evidence.attachments.length),
  ]);
  return `\uFEFF${[head, ...rows].map(csvLine).join("")}`;
}
