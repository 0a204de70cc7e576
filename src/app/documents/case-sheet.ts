import { eventTitle } from "#case";
import type { CardView } from "../face.ts";
import { authorWords, lastOf, momentIn, openingOf, textOf, whoMade } from "./case-words.ts";
import type { PaperBlock } from "./paper-blocks.ts";

/** The card of a message on paper: what was written, what was decided, the whole history, a line to sign. */
export function caseSheet(view: CardView, organisation: { readonly title: string; readonly zone: string }): readonly PaperBlock[] {
  const moment = momentIn(organisation.zone);
  const opening = openingOf(view);
  const turned = lastOf(view, "turnedIntoAppeal");
  const registered = lastOf(view, "appealRegistered");
  const links = (opening?.attachments ?? []).flatMap(({ url }) => (url === undefined ? [] : [url]));
  return [
    { kind: "title", text: `Карточка сообщения № ${view.parts.projection.number}` },
    { kind: "text", text: organisation.title },
    {
      kind: "rows",
      rows: [
        ["Поступило", moment(view.state.receivedAt)],
        ["Путь", `${view.route.title.ru}, п. ${view.route.clause}`],
        ["Сеть и страница", [view.network.title.ru, view.parts.page?.title ?? ""].filter((word) => word !== "").join(", ")],
        ["Ссылка", opening?.permalink ?? "нет"],
        ["Автор", authorWords(view)],
        ["Контактные данные", turned === null ? "" : textOf(view, turned.event.contacts)],
        ["Номер обращения", registered === null ? "ещё не присвоен" : textOf(view, registered.event.number)],
        ["Зарегистрировано", registered === null ? "" : moment(registered.at)],
        [
          "Структуры",
          view.units
            .filter(({ unitId }) => view.state.units.includes(unitId))
            .map(({ title }) => title)
            .join(", "),
        ],
        ["Резолюция", textOf(view, view.state.instruction)],
        ["Вложения автора", links.join("\n")],
      ],
    },
    { kind: "heading", text: "Текст сообщения" },
    { kind: "quote", text: opening === null ? "" : textOf(view, opening.text) },
    { kind: "heading", text: "История" },
    {
      kind: "rows",
      rows: view.parts.events.map((one) => [moment(one.at), `${eventTitle(one.event, "ru")} (${whoMade(view, one)})`] as const),
    },
    { kind: "text", text: "Куратор: ____________________  Дата: ____________________" },
  ];
}
