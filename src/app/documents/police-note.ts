import type { CardView } from "../face.ts";
import { authorWords, lastOf, momentIn, openingOf, textOf, whoMade } from "./case-words.ts";
import type { PaperBlock } from "./paper-blocks.ts";

/** The note for the police (3.7): what was written, where, by whom, what was kept as evidence, who decided; ready to be signed. */
export function policeNote(view: CardView, organisation: { readonly title: string; readonly zone: string }): readonly PaperBlock[] | null {
  const refused = lastOf(view, "refused");
  const ground = refused === null ? undefined : view.procedure.grounds[refused.event.ground];
  if (refused === null || ground === undefined || ground.alarms.length === 0) return null;
  const moment = momentIn(organisation.zone);
  const opening = openingOf(view);
  const files = (refused.event.files ?? []).flatMap(({ fileId }) => view.parts.files.filter((file) => file.fileId === fileId));
  return [
    { kind: "title", text: "Сообщение в орган внутренних дел" },
    { kind: "text", text: `От: ${organisation.title}` },
    {
      kind: "text",
      text: `В сети «${view.network.title.ru}» поступило сообщение, в котором усматривается: ${ground.title.ru.toLowerCase()}. Просим провести проверку и принять решение по закону.`,
    },
    {
      kind: "rows",
      rows: [
        ["Номер карточки", String(view.parts.projection.number)],
        ["Написано", opening === null ? "" : moment(opening.occurredAt)],
        ["Поступило", moment(view.state.receivedAt)],
        ["Страница", view.parts.page === null ? "" : `${view.parts.page.title} (${view.parts.page.url})`],
        ["Ссылка на сообщение", opening?.permalink ?? "нет"],
        ["Автор в сети", authorWords(view)],
        ["Основание", `${ground.title.ru}, п. ${ground.clause} Порядка`],
        ["Решение принял", `${whoMade(view, refused)}, ${moment(refused.at)}`],
      ],
    },
    { kind: "heading", text: "Текст сообщения" },
    { kind: "quote", text: opening === null ? "" : textOf(view, opening.text) },
    { kind: "heading", text: "Сохранённое подтверждение" },
    { kind: "quote", text: textOf(view, refused.event.evidence) },
    {
      kind: "text",
      text: files.length === 0 ? "Снимков нет." : `Снимки: ${files.map((file) => `${file.name} (SHA-256 ${file.digest})`).join("; ")}`,
    },
    { kind: "text", text: "Должность, подпись, дата: ____________________" },
  ];
}
