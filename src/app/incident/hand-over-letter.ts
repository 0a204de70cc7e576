/** The approved reply as a letter to the media department (3.2.6): the words, the card as a file, the id of the letter that it answers. */
import type { PersonId, TenantId } from "#case";
import { cardOf } from "../card.ts";
import type { Desk } from "../desk.ts";
import { authorWords, momentIn, openingOf, textOf, whoMade } from "../documents/case-words.ts";
import type { PaperBlock } from "../documents/paper-blocks.ts";
import { paperFile, paperMime } from "../documents/paper-file.ts";
import type { CardView } from "../face.ts";
import type { OutboundReply } from "../ports/channel.ts";
import type { IncidentFacts } from "../ports/incident.ts";
import type { PersonRow, PublicationRow } from "../ports/store.ts";

/** The desk itself reads the whole card, as the controller does; no person's rights are lent to it. */
const deskItself: PersonRow = {
  personId: "desk" as PersonId,
  userId: "",
  name: "",
  position: "",
  role: "controller",
  unitId: null,
  locale: "ru",
  active: true,
};

/** The reply dressed as a letter. */
export async function asLetter(
  desk: Desk,
  tenantId: TenantId,
  { row, reply }: { readonly row: PublicationRow; readonly reply: OutboundReply },
): Promise<OutboundReply> {
  const { caseId } = row;
  const view = await cardOf(desk, { tenantId, person: deskItself }, caseId);
  if (view === null) throw new Error(`Case ${caseId}: its card cannot be read for the hand-over.`);
  const { organisation, facts, answers } = await desk.store.transaction(tenantId, async (tx) => ({
    organisation: await tx.organisation(),
    facts: await tx.incidentFacts(caseId),
    answers: (await tx.lettersOfCase(caseId)).flatMap(({ kind, messageId }) =>
      (kind === "incident" || kind === "known") && messageId !== null ? [messageId] : [],
    ),
  }));
  const title = organisation?.title ?? "";
  const number = view.parts.projection.number;
  const blocks = handOverSheet(view, { title, zone: zoneOf(organisation?.office), facts, text: reply.text });
  const card = {
    fileId: `card-${caseId}`,
    name: `Карточка № ${number}.docx`,
    mime: paperMime,
    bytes: await paperFile(`Карточка № ${number}`, blocks),
  };
  return {
    ...reply,
    text: letterText(view, { title, facts, text: reply.text }),
    files: [card, ...reply.files],
    letter: { subject: subjectOf(number, facts), answers },
  };
}

const named = (facts: IncidentFacts | null): string => (facts === null || facts.number === null ? "" : ` № ${facts.number}`);

/** The mark at the end is how an answer without the usual headings is recognised. */
const subjectOf = (number: number, facts: IncidentFacts | null): string =>
  `Ответ на сообщение${named(facts)} из системы «Инцидент» [Отклик № ${number}]`;

type Told = { readonly title: string; readonly facts: IncidentFacts | null; readonly text: string };

function letterText(view: CardView, { title, facts, text }: Told): string {
  const link = openingOf(view)?.permalink ?? null;
  return [
    `Передаём согласованный с главой ответ на сообщение${named(facts)} из системы «Инцидент».`,
    ...(link === null ? [] : [`Ссылка на сообщение: ${link}`]),
    `Карточка № ${view.parts.projection.number} приложена.`,
    "",
    "Текст ответа:",
    "",
    text,
    "",
    "Чтобы подтвердить получение, ответьте на это письмо.",
    title,
  ].join("\n");
}

type Sheet = Told & { readonly zone: string };

/** The printed card of 3.2.6: the message, the reply, who prepared and approved it. */
export function handOverSheet(view: CardView, { title, zone, facts, text }: Sheet): readonly PaperBlock[] {
  const moment = momentIn(zone);
  const opening = openingOf(view);
  const approved = view.parts.events.findLast(({ event }) => event.type === "approved");
  const draft = view.state.drafts.findLast((one) => one.approvals.length > 0);
  const measures = draft === undefined ? "" : textOf(view, draft.measures);
  const rows: readonly (readonly [string, string])[] = [
    ["Номер в системе «Инцидент»", facts?.number ?? ""],
    ["Тема", [facts?.topicGroup ?? "", facts?.topic ?? ""].filter((word) => word !== "").join(", ")],
    ["Поступило", moment(view.state.receivedAt)],
    ["Ссылка", opening?.permalink ?? ""],
    ["Автор", authorWords(view)],
    [
      "Ответственные структуры",
      view.units
        .filter(({ unitId }) => view.state.units.includes(unitId))
        .map((unit) => unit.title)
        .join(", "),
    ],
    ["Согласовано", approved === undefined ? "" : `${whoMade(view, approved)}, ${moment(approved.at)}`],
  ];
  return [
    { kind: "title", text: `Карточка сообщения № ${view.parts.projection.number}` },
    { kind: "text", text: title },
    { kind: "rows", rows: rows.filter(([, value]) => value !== "") },
    { kind: "heading", text: "Сообщение" },
    { kind: "quote", text: opening === null ? "" : textOf(view, opening.text) },
    { kind: "heading", text: "Ответ" },
    { kind: "text", text },
    ...(measures === ""
      ? []
      : ([
          { kind: "heading", text: "Принятые меры" },
          { kind: "text", text: measures },
        ] as const)),
    { kind: "text", text: "Передал: ____________________  Дата: ____________________" },
  ];
}

const zoneOf = (office: unknown): string =>
  typeof office === "object" && office !== null && "zone" in office && typeof office.zone === "string" ? office.zone : "UTC";
