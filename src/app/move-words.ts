/** A move in a person's words → a move of the core: texts are kept apart and become digests, files and earlier cases are looked up. */
import type { FileRef, Move, TextRef } from "#case";
import { emptyPlacesIn } from "#triage";
import type { DeskMove, InputProblem } from "./face.ts";
import { asCaseId, asDraftId, asFileId, asPublicationId, asUnitId } from "./ids.ts";
import { readableFiles } from "./file-rights.ts";
import type { PersonRow, StoreTx, TextKind } from "./ports/store.ts";

export type Worded =
  | { readonly kind: "move"; readonly move: Move }
  | { readonly kind: "badInput"; readonly problems: readonly InputProblem[] };

/** A move that the core knows; an appeal's number and an author's answer are facts from outside and are worded apart. */
export type CoreDeskMove = Exclude<DeskMove, { readonly do: "registerAppeal" | "recordAnswer" }>;

export type Wording = {
  readonly tx: StoreTx;
  readonly person: PersonRow;
  readonly move: CoreDeskMove;
  readonly newId: () => string;
};

/** Longer texts are not a reply but a document: it goes as a file. */
export const textLengthMax = 100_000;

/** The core's move for a person's words; texts that it keeps are rolled back with the transaction when the move is refused. */
export async function wordMove(wording: Wording): Promise<Worded> {
  const { tx, person, move } = wording;
  const problems = [
    ...tooLong(move),
    ...unfilled(move),
    ...(await unknownFiles(tx, person, move)),
    ...(await unknownEarlierCase(tx, move)),
  ];
  if (problems.length > 0) return { kind: "badInput", problems };
  return { kind: "move", move: await inCoreWords(wording) };
}

async function inCoreWords({ tx, move, newId }: Wording): Promise<Move> {
  const keep = (kind: TextKind, body: string): Promise<TextRef> => tx.putText(kind, body);
  const keepIfAny = (kind: TextKind, body: string | undefined): Promise<TextRef | null> =>
    body === undefined || body.trim() === "" ? Promise.resolve(null) : keep(kind, body);
  switch (move.do) {
    case "placeInUrgentFolder":
    case "markGeneralInterest":
    case "setImportance":
    case "setTopic":
    case "recordFact":
      return move;
    case "linkRepeat":
      return { do: move.do, earlierCaseId: await earlierCaseOf(tx, move) };
    case "resolve":
      return { do: move.do, ...unitsOf(move.units, move.answerable), instruction: await keepIfAny("instruction", move.instruction) };
    case "dispatch":
      return move.units === undefined ? { do: move.do } : { do: move.do, ...unitsOf(move.units, move.answerable) };
    case "askClarification":
      return { do: move.do, question: await keep("question", move.question) };
    case "agreeClarification":
      return { do: move.do, question: await keepIfAny("question", move.question), exception: await keepIfAny("reason", move.exception) };
    case "declineClarification":
      return { do: move.do, remarks: await keep("remarks", move.remarks) };
    case "submitDraft":
    case "submitInterim":
      return draftInCoreWords({ tx, move, newId }, keep, keepIfAny);
    case "submitPart":
      return {
        do: move.do,
        text: await keep("draft", move.text),
        files: await filesOf(tx, move.files),
        measures: await keepIfAny("measures", move.measures),
      };
    case "returnPart":
      return { do: move.do, unitId: asUnitId(move.unitId), remarks: await keep("remarks", move.remarks) };
    case "returnForRework":
    case "refuseApproval":
      return { do: move.do, draftId: asDraftId(move.draftId), remarks: await keep("remarks", move.remarks) };
    case "accept":
    case "approve":
      return { do: move.do, draftId: asDraftId(move.draftId), digest: move.digest };
    case "refuse":
      return {
        do: move.do,
        ground: move.ground,
        evidence: await keepIfAny("evidence", move.evidence),
        files: await filesOf(tx, move.files ?? []),
      };
    case "explain":
      return {
        do: move.do,
        ground: move.ground,
        draftId: asDraftId(newId()),
        text: await keep("draft", move.text),
        earlierCases: move.earlierCases ?? [],
      };
    case "turnIntoAppeal":
      return {
        do: move.do,
        by: move.by,
        contacts: await keepIfAny("contacts", move.contacts),
        ...noticeOf(await keepIfAny("other", move.notice)),
      };
    case "overrideTerm":
      return {
        do: move.do,
        timer: move.timer,
        due: move.due,
        reason: await keep("reason", move.reason),
        ...noticeOf(await keepIfAny("other", move.notice)),
      };
    case "retryPublication":
      return { do: move.do, publicationId: asPublicationId(move.publicationId) };
    case "confirmPublishedByHand":
      return { do: move.do, publicationId: asPublicationId(move.publicationId), permalink: await keepIfAny("other", move.permalink) };
    case "handOver":
      return { do: move.do, way: await keep("other", move.way) };
    case "declineCompetence": {
      const competentBody = await keepIfAny("other", move.competentBody);
      return { do: move.do, reason: await keep("reason", move.reason), ...(competentBody === null ? {} : { competentBody }) };
    }
    case "declareEmergency":
    case "closePause":
    case "reopen":
    case "close":
      return { do: move.do, reason: await keep("reason", move.reason) };
  }
}

type Keep = (kind: TextKind, body: string) => Promise<TextRef>;
type KeepIfAny = (kind: TextKind, body: string | undefined) => Promise<TextRef | null>;
const noticeOf = (notice: TextRef | null): { readonly notice?: TextRef } => (notice === null ? {} : { notice });

type DraftWording = Omit<Wording, "person"> & { readonly move: Extract<DeskMove, { readonly do: "submitDraft" | "submitInterim" }> };

async function draftInCoreWords({ tx, move, newId }: DraftWording, keep: Keep, keepIfAny: KeepIfAny): Promise<Move> {
  const files = await filesOf(tx, move.files);
  const noProof = await keepIfAny("reason", move.noProof);
  const common = { draftId: asDraftId(newId()), text: await keep("draft", move.text), files, ...(noProof === null ? {} : { noProof }) };
  const measures = await keepIfAny("measures", move.measures);
  if (move.do === "submitInterim") return { do: move.do, ...common, promisedFor: move.promisedFor, measures };
  return { do: move.do, ...common, measures };
}

function unitsOf(units: readonly string[], answerable: string | undefined) {
  const ids = units.map(asUnitId);
  return answerable === undefined ? { units: ids } : { units: ids, answerable: asUnitId(answerable) };
}

/** The files that a move names, in its order. */
export async function filesOf(tx: StoreTx, ids: readonly string[]): Promise<readonly FileRef[]> {
  const rows = await tx.files(ids.map(asFileId));
  const byId = new Map(rows.map((row) => [row.fileId, row]));
  return ids.flatMap((id) => {
    const row = byId.get(asFileId(id));
    return row === undefined ? [] : [{ fileId: row.fileId, digest: row.digest, mime: row.mime }];
  });
}

function tooLong(move: DeskMove): readonly InputProblem[] {
  return Object.entries(move).flatMap(([field, value]) =>
    typeof value === "string" && value.length > textLengthMax
      ? [
          {
            code: "TEXT_TOO_LONG",
            path: `move.${field}`,
            ru: `Текст длиннее ${textLengthMax} знаков. Приложите его файлом.`,
            en: `The text is longer than ${textLengthMax} characters. Attach it as a file.`,
          },
        ]
      : [],
  );
}

/** Places of a template that stand unfilled in words for the author: each with where it stands. */
function unfilled(move: CoreDeskMove): readonly InputProblem[] {
  const isReply = move.do === "submitDraft" || move.do === "submitInterim" || move.do === "explain";
  if (!isReply) return [];
  return emptyPlacesIn(move.text).map(({ from, name }) => ({
    code: "UNFILLED_PLACE",
    path: `move.text.${from}`,
    ru: `Заполните место шаблона: ${name}.`,
    en: `Fill the place of the template: ${name}.`,
  }));
}

/** Files that were never uploaded here, are gone, or are not this person's to use: a foreign id brings no foreign file onto one's own card (2.6). */
export async function unknownFiles(tx: StoreTx, person: PersonRow, move: DeskMove): Promise<readonly InputProblem[]> {
  const files = "files" in move ? (move.files ?? []) : [];
  if (files.length === 0) return [];
  const known = await readableFiles(tx, person, files.map(asFileId));
  return files.flatMap((id, index) =>
    known.has(id)
      ? []
      : [
          {
            code: "UNKNOWN_FILE",
            path: `move.files.${index}`,
            ru: "Файл не найден. Приложите его ещё раз.",
            en: "The file was not found. Attach it again.",
          },
        ],
  );
}

type NamesEarlier = Extract<CoreDeskMove, { readonly do: "linkRepeat" }>;

/** The case that a repeat is linked to; empty where nobody named one: the core then says what is missing (3.4). */
async function earlierCaseOf(tx: StoreTx, { earlierCaseId, earlierNumber }: NamesEarlier): Promise<string> {
  if (earlierCaseId !== undefined) return earlierCaseId;
  return (earlierNumber === undefined ? null : await tx.caseOfNumber(earlierNumber)) ?? "";
}

async function unknownEarlierCase(tx: StoreTx, move: CoreDeskMove): Promise<readonly InputProblem[]> {
  if (move.do === "linkRepeat" && move.earlierCaseId === undefined) return unknownNumber(tx, move);
  const named = move.do === "linkRepeat" ? [move.earlierCaseId ?? ""] : move.do === "explain" ? (move.earlierCases ?? []) : [];
  const numbers = await Promise.all(named.map((caseId) => tx.numberOf(asCaseId(caseId))));
  if (numbers.every((number) => number !== null)) return [];
  const path = move.do === "linkRepeat" ? "move.earlierCaseId" : "move.earlierCases";
  return [{ code: "UNKNOWN_CASE", path, ru: "Такой карточки нет.", en: "There is no such card." }];
}

async function unknownNumber(tx: StoreTx, { earlierNumber }: NamesEarlier): Promise<readonly InputProblem[]> {
  if (earlierNumber === undefined || (await tx.caseOfNumber(earlierNumber)) !== null) return [];
  const words = { ru: `Карточки № ${earlierNumber} нет. Проверьте номер.`, en: `There is no card No. ${earlierNumber}. Check the number.` };
  return [{ code: "UNKNOWN_CASE", path: "move.earlierNumber", ...words }];
}
