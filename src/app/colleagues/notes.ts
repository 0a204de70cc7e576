/** Notes among colleagues on a case: internal words, seen by whoever may see the case, never published; a mention calls a person. */
import { fold } from "#case";
import type { CaseId, CaseState, PersonId } from "#case";
import type { Desk } from "../desk.ts";
import { reachableAt } from "../duty/recipients.ts";
import type { InputProblem, Principal } from "../face.ts";
import type { NoteRow } from "../ports/colleagues.ts";
import type { PersonRow, StoreTx } from "../ports/store.ts";
import { mayOnCase } from "../rights.ts";
import type { Colleague, NoteOutcome, NotesDesk, NotesView, NoteView } from "./face.ts";

/** Longer words are a document, not a note. */
const noteMax = 4_000;

/** The use cases over the desk. */
export function notesDesk(desk: Desk): NotesDesk {
  return {
    of: (principal, caseId) => within(desk, principal, caseId, (tx, state) => notesView(desk, tx, state)),
    add: (principal, caseId, note) => within(desk, principal, caseId, (tx, state) => add(desk, tx, { principal, state, note })),
  };
}

/** Whether this person may see the case: for what is told about it beside the card. */
export const seesCase = async (desk: Desk, principal: Principal, caseId: CaseId): Promise<boolean> =>
  (await within(desk, principal, caseId, async () => true)) ?? false;

async function within<T>(
  desk: Desk,
  { tenantId, person }: Principal,
  caseId: CaseId,
  work: (tx: StoreTx, state: CaseState) => Promise<T>,
): Promise<T | null> {
  return desk.store.transaction(tenantId, async (tx) => {
    const state = fold(await tx.loadCase(caseId));
    return state === null || !mayOnCase(person, "read", state.units) ? null : work(tx, state);
  });
}

/** Everybody who may see the case in the role in which they stand now. */
async function colleaguesOf(desk: Desk, tx: StoreTx, state: CaseState, people: readonly PersonRow[]): Promise<readonly Colleague[]> {
  const standing = new Map((await reachableAt(tx, desk.now())).people.map((one) => [one.personId, one]));
  return people.flatMap((person) => {
    const { role, unitId } = standing.get(person.personId) ?? person;
    return person.active && mayOnCase({ ...person, role, unitId }, "read", state.units) ? [colleague(person)] : [];
  });
}

const colleague = ({ personId, name, position }: PersonRow): Colleague => ({ personId, name, position });

async function notesView(desk: Desk, tx: StoreTx, state: CaseState): Promise<NotesView> {
  const [rows, people] = [await tx.notesOf(state.caseId), await tx.people()];
  const texts = await tx.texts(rows.map(({ textId }) => textId));
  const byId = new Map(people.map((person) => [person.personId, colleague(person)]));
  const named = (personId: PersonId): Colleague => byId.get(personId) ?? { personId, name: personId, position: "" };
  const view = ({ noteId, personId, textId, mentions, at }: NoteRow): NoteView => ({
    noteId,
    author: named(personId),
    text: texts.get(textId) ?? "",
    mentions: mentions.map(named),
    at,
  });
  return { notes: rows.map(view), colleagues: await colleaguesOf(desk, tx, state, people) };
}

type Adding = {
  readonly principal: Principal;
  readonly state: CaseState;
  readonly note: { readonly text: string; readonly mentions: readonly string[] };
};

async function add(desk: Desk, tx: StoreTx, { principal, state, note }: Adding): Promise<NoteOutcome> {
  const text = note.text.trim();
  const colleagues = await colleaguesOf(desk, tx, state, await tx.people());
  const wanted = new Set(note.mentions);
  const called = colleagues.filter(({ personId }) => wanted.has(personId)).map(({ personId }) => personId);
  const problems = problemsOf(text, called.length < wanted.size);
  if (problems.length > 0) return { kind: "badInput", problems };
  const { caseId } = state;
  const { personId } = principal.person;
  const [noteId, at] = [desk.newId(), desk.now()];
  const { textId } = await tx.putText("note", text);
  await tx.addNote({ noteId, caseId, personId, textId, mentions: called, at });
  const told = called.filter((one) => one !== personId);
  const common = { noticeId: `${caseId}:note:${noteId}`, caseId, kind: "mention" as const, clause: "", timer: null, due: null, at };
  await tx.notify(told.map((one) => ({ ...common, personId: one })));
  await tx.announceCase(caseId);
  return { kind: "done" };
}

const problem = (code: string, path: string, ru: string, en: string): InputProblem => ({ code, path, ru, en });

const problemsOf = (text: string, isStranger: boolean): readonly InputProblem[] => [
  ...(text === "" ? [problem("NOTE_REQUIRED", "text", "Напишите заметку.", "Write the note.")] : []),
  ...(text.length > noteMax
    ? [problem("NOTE_TOO_LONG", "text", `Не больше ${noteMax} знаков.`, `No more than ${noteMax} characters.`)]
    : []),
  ...(isStranger
    ? [problem("STRANGER", "mentions", "Позвать можно тех, кому открыта карточка.", "Only those may be called to whom the case is open.")]
    : []),
];
