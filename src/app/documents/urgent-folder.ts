import { isLive } from "#case";
import type { CardView } from "../face.ts";
import { authorWords, momentIn, openingOf, textOf } from "./case-words.ts";
import type { PdfBlock } from "./tagged-pdf.ts";

export type FolderPage = { readonly view: CardView; readonly code: string };
type Around = { readonly organisation: { readonly title: string; readonly zone: string }; readonly madeAt: number };

const listed = 90;

/** The folder «Срочно» (3.1.1): a list on top, then a page for each message with a place for the resolution and the signature. */
export function urgentFolder(
  pages: readonly FolderPage[],
  around: Around,
): { readonly blocks: readonly PdfBlock[]; readonly text: string } {
  const moment = momentIn(around.organisation.zone);
  const rows = pages.map(({ view, code }) => [
    String(view.parts.projection.number),
    code,
    moment(view.state.receivedAt),
    openingOf(view)?.author?.name ?? "не указан",
    shortened(messageOf(view)),
    dueOf(view, moment),
  ]);
  const blocks: readonly PdfBlock[] = [
    { kind: "title", text: "Папка «Срочно»" },
    { kind: "text", text: `${around.organisation.title}. Для резолюции главы, п. 3.1.1 Порядка. Составлено ${moment(around.madeAt)}.` },
    { kind: "text", text: pages.length === 0 ? "Сообщений, ожидающих резолюции, нет." : `Сообщений: ${pages.length}.` },
    ...(pages.length === 0
      ? []
      : [
          {
            kind: "table" as const,
            head: ["№", "Код", "Поступило", "Автор", "О чём", "Ближайший срок"],
            widths: [0.07, 0.1, 0.14, 0.18, 0.33, 0.18],
            rows,
          },
        ]),
    ...pages.flatMap((page) => pageOf(page, moment)),
  ];
  return { blocks, text: rows.map((row) => row.join("\t")).join("\n") };
}

function pageOf({ view, code }: FolderPage, moment: (at: number) => string): readonly PdfBlock[] {
  const opening = openingOf(view);
  const attached = (opening?.attachments ?? []).length;
  const terms = view.timers.filter((timer) => isLive(timer) && timer.due !== null);
  return [
    { kind: "newPage" },
    { kind: "title", text: `Сообщение № ${view.parts.projection.number}` },
    { kind: "small", text: `Код листа ${code}. По нему куратор вносит резолюцию: у изменённого сообщения код другой.` },
    {
      kind: "rows",
      rows: [
        ["Поступило", moment(view.state.receivedAt)],
        ["Откуда", [view.network.title.ru, view.parts.page?.title ?? ""].filter((word) => word !== "").join(", ")],
        ["Автор", authorWords(view)],
        ["Ссылка", opening?.permalink ?? "нет"],
        ["Вложения", attached === 0 ? "нет" : String(attached)],
        [
          "Сроки",
          terms
            .map(({ timer, due, clause }) => `${view.route.timers[timer]?.title.ru ?? timer}: ${moment(due ?? 0)} (п. ${clause})`)
            .join("\n"),
        ],
        ...(view.state.earlierCaseId === null ? [] : [["Повторное", "да, п. 3.4"] as const]),
      ],
    },
    { kind: "heading", text: "Текст" },
    { kind: "quote", text: messageOf(view) },
    { kind: "heading", text: "Резолюция главы" },
    { kind: "blanks", label: "Ответственная структура (первая готовит ответ)", lines: 1 },
    { kind: "blanks", label: "Поручение", lines: 2 },
    { kind: "text", text: "[    ]  без резолюции, вернуть куратору" },
    { kind: "blanks", label: "Подпись, дата и время", lines: 1 },
  ];
}

const messageOf = (view: CardView): string => {
  const opening = openingOf(view);
  return opening === null ? "" : textOf(view, opening.text);
};

const shortened = (text: string): string => {
  const line = text.replaceAll(/\s+/gu, " ").trim();
  return line.length <= listed ? line : `${line.slice(0, listed).trimEnd()}…`;
};

function dueOf({ timers }: CardView, moment: (at: number) => string): string {
  const dues = timers.flatMap((timer) => (isLive(timer) && timer.due !== null ? [timer.due] : []));
  return dues.length === 0 ? "нет" : moment(Math.min(...dues));
}
