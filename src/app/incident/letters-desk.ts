/** Letters before people (3.2): the list of what was not read, a card out of a letter, a letter that is no message. */
import type { CaseId } from "#case";
import type { Desk } from "../desk.ts";
import type { InputProblem, Principal } from "../face.ts";
import type { FieldMap, LetterRow } from "../ports/incident.ts";
import type { Letter } from "../ports/mail.ts";
import type { StoreTx } from "../ports/store.ts";
import { may } from "../rights.ts";
import type { IncidentDesk, IncidentFields, LetterView, TakenOutcome } from "./face.ts";
import { defaultFieldMap } from "./field-map.ts";
import { keepAttachments, letterAgain, readerOf } from "./keep-letter.ts";
import { recognise } from "./recognise.ts";
import { incidentPage, messageOf, takeIncident } from "./take-incident.ts";

const lettersMax = 200;

/** Only who enters messages reads the letters: they hold names (1.5). */
export const mayTakeIn = ({ person }: Principal): boolean => may(person, "case", "enter");

/** Rows as people see them. */
export async function shownLetters(tx: StoreTx, rows: readonly LetterRow[]): Promise<readonly LetterView[]> {
  const people = rows.some(({ settled }) => settled !== null) ? await tx.people() : [];
  return Promise.all(
    rows.map(async (row) => {
      const { settled } = row;
      const name = people.find(({ personId }) => personId === settled?.by)?.name ?? "";
      return {
        ...row,
        caseNumber: row.caseId === null ? null : await tx.numberOf(row.caseId),
        settled: settled === null ? null : { name, at: settled.at, why: settled.why },
      };
    }),
  );
}

/** The map in force. */
export const mapInForce = async (tx: StoreTx): Promise<FieldMap> => (await tx.fieldMap())?.map ?? defaultFieldMap;

type LettersDesk = Pick<IncidentDesk, "letters" | "letter" | "tryMap" | "cardFromLetter" | "dismiss">;

/** The use cases over the desk. */
export function lettersDesk(desk: Desk): LettersDesk {
  return {
    letters: async (principal, open) =>
      mayTakeIn(principal)
        ? desk.store.transaction(principal.tenantId, async (tx) => shownLetters(tx, await tx.letters({ open, limit: lettersMax })))
        : null,
    letter: async (principal, letterId) => {
      const found = mayTakeIn(principal) ? await opened(desk, principal, letterId) : null;
      if (found === null) return null;
      const { letter, row } = found;
      return desk.store.transaction(principal.tenantId, async (tx) => {
        const [view] = await shownLetters(tx, [row]);
        if (view === undefined) return null;
        const { fields } = recognise(letter, await mapInForce(tx));
        return { letter: view, words: wordsOf(letter), fields, files: letter.files.map(({ name }) => name) };
      });
    },
    tryMap: async (principal, { bytes, map }) => {
      if (!mayTakeIn(principal) && !may(principal.person, "settings", "change")) return null;
      const letter = await readAny(desk, bytes);
      return { words: wordsOf(letter), ...recognise(letter, map) };
    },
    cardFromLetter: (principal, letterId, fields) => cardFromLetter(desk, principal, { letterId, fields }),
    dismiss: async (principal, letterId, why) => {
      if (!mayTakeIn(principal)) return null;
      const { personId } = principal.person;
      return desk.store.transaction(principal.tenantId, (tx) =>
        tx.settleLetter(letterId, { by: personId, at: desk.now(), why, caseId: null }),
      );
    },
  };
}

const wordsOf = ({ subject, texts }: Pick<Letter, "subject" | "texts">): string =>
  [subject, ...texts].filter((one) => one !== "").join("\n\n");

/** A letter as a file, or the words of one as they were pasted. */
async function readAny(desk: Desk, bytes: Uint8Array): Promise<Pick<Letter, "subject" | "texts" | "rows">> {
  const read = readerOf(desk);
  const head = Buffer.from(bytes.subarray(0, 4_000)).toString("latin1");
  const isLetter =
    /^(?:x-otklik-mailbox|received|return-path|message-id|delivered-to|from|date|subject|mime-version|content-type|dkim-signature):/imu.test(
      head,
    ) && /\n\r?\n/u.test(head);
  if (read !== null && isLetter) return read(bytes);
  return { subject: "", texts: [new TextDecoder("utf-8").decode(bytes).replaceAll("\r\n", "\n").trim()], rows: [] };
}

async function opened(
  desk: Desk,
  { tenantId }: Principal,
  letterId: string,
): Promise<{ readonly row: LetterRow; readonly letter: Letter } | null> {
  const row = await desk.store.transaction(tenantId, (tx) => tx.letter(letterId));
  const again = row === null ? null : await letterAgain(desk, tenantId, row.fileId);
  return row === null || again === null ? null : { row, letter: again.letter };
}

type FromLetter = { readonly letterId: string; readonly fields: IncidentFields };

/** A card in a person's own words out of a letter that the map did not read; it arrived when the letter did. */
async function cardFromLetter(desk: Desk, principal: Principal, { letterId, fields }: FromLetter): Promise<TakenOutcome | null> {
  if (!mayTakeIn(principal)) return null;
  const found = await opened(desk, principal, letterId);
  if (found === null || found.row.kind !== "notRead" || found.row.settled !== null) return { kind: "notFound" };
  const problems = problemsOf(fields);
  if (problems.length > 0) return { kind: "badInput", problems };
  return desk.store.transaction(principal.tenantId, async (tx): Promise<TakenOutcome> => {
    const { files } = await keepAttachments(desk, tx, found.letter);
    const message = { ...messageOf(fields, found.row.receivedAt), key: found.letter.messageId ?? letterId, files, way: "hand" as const };
    const taken = await takeIncident(desk, tx, { page: await incidentPage(desk, tx), message });
    const settled = { by: principal.person.personId, at: desk.now(), why: "", caseId: taken.caseId };
    if (!(await tx.settleLetter(letterId, settled))) throw new Error(`Letter ${letterId} was settled by somebody else at the same moment.`);
    return { ...taken, number: await numberOf(tx, taken.caseId) };
  });
}

/** The number that people know a case by. */
export async function numberOf(tx: StoreTx, caseId: CaseId): Promise<number> {
  const number = await tx.numberOf(caseId);
  if (number === null) throw new Error(`Case ${caseId} has no number.`);
  return number;
}

/** What a message needs at least, at its place. */
export function problemsOf({ text = "", url = "" }: IncidentFields): readonly InputProblem[] {
  return [
    ...(text.trim() === ""
      ? [{ code: "TEXT_REQUIRED", path: "text", ru: "Перепишите сюда текст сообщения.", en: "Write the message in here." }]
      : []),
    ...(url.trim() === "" || /^https?:\/\/\S+$/u.test(url.trim())
      ? []
      : [
          {
            code: "NOT_A_LINK",
            path: "url",
            ru: "Ссылка должна начинаться с http:// или https://.",
            en: "The link must begin with http:// or https://.",
          },
        ]),
  ];
}
