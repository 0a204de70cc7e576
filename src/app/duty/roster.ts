/** The roster of duty (3.10) and of acting officials (4.1): who may read it, who may change it, what is wrong with an entry. */
import type { ActingRole, PersonId } from "#case";
import type { Desk } from "../desk.ts";
import type { InputProblem, Principal } from "../face.ts";
import type { Turn } from "../ports/duty.ts";
import type { PersonRow, StoreTx } from "../ports/store.ts";
import { extentOf, may, standingIn } from "../rights.ts";
import type { DutyDesk, NewTurn, Roster, TurnOutcome } from "./face.ts";

const dayMs = 86_400_000;
const shownBehindMs = 31 * dayMs;
const shownAheadMs = 366 * dayMs;
const longestMs = 366 * dayMs;

const mayChange = ({ person }: Principal, kind: Turn["kind"]): boolean =>
  kind === "duty" ? may(person, "duty", "change") : may(person, "settings", "change");

/** Turns of the last month and of the year ahead. */
export async function rosterFor(desk: Desk, principal: Principal): Promise<Roster | null> {
  if (!may(principal.person, "duty", "read")) return null;
  const now = desk.now();
  const stretch = { from: now - shownBehindMs, to: now + shownAheadMs };
  return desk.store.transaction(principal.tenantId, async (tx) => ({
    duty: await tx.turns({ kind: "duty", ...stretch }),
    acting: await tx.turns({ kind: "acting", ...stretch }),
    people: await tx.people(),
    mayChangeDuty: mayChange(principal, "duty"),
    mayChangeActing: mayChange(principal, "acting"),
    now,
  }));
}

/** Writes a turn into the roster; whoever looks at the desk hears of it at once, because rights may be other now. */
export async function addTurn(desk: Desk, principal: Principal, turn: NewTurn): Promise<TurnOutcome | null> {
  if (!mayChange(principal, turn.kind)) return null;
  const now = desk.now();
  return desk.store.transaction(principal.tenantId, async (tx): Promise<TurnOutcome> => {
    const person = (await tx.people()).find((one) => one.active && one.personId === turn.personId);
    const problems = await problemsOf(tx, { turn, person, now });
    if (person === undefined || problems.length > 0) return { kind: "badInput", problems };
    const { kind, from, to } = turn;
    const role = kind === "acting" ? turn.role : person.role;
    if (role === "administrator") return { kind: "badInput", problems: [neverOnDuty] };
    const basis = kind === "acting" ? turn.basis.trim() : "";
    const made = { madeBy: principal.person.personId, madeAt: now };
    await tx.addTurn({ turnId: desk.newId(), kind, personId: person.personId, role, from, to, basis, ...made });
    await tx.announceRules();
    return { kind: "done" };
  });
}

/** Takes a turn out of the roster: one that goes ends now, one to come never begins. */
export async function endTurn(desk: Desk, principal: Principal, turnId: string, kind: Turn["kind"]): ReturnType<DutyDesk["endTurn"]> {
  if (!mayChange(principal, kind)) return null;
  const now = desk.now();
  return desk.store.transaction(principal.tenantId, async (tx) => {
    // Who may change duty may not take away an acting official by its id.
    const known = (await tx.turns({ kind, from: now, to: Number.MAX_SAFE_INTEGER })).some((turn) => turn.turnId === turnId);
    const ended = known && (await tx.endTurn(turnId, { personId: principal.person.personId, at: now }));
    if (ended) await tx.announceRules();
    return ended;
  });
}

const problem = (code: string, path: string, ru: string, en: string): InputProblem => ({ code, path, ru, en });
const neverOnDuty = problem(
  "NEVER_ON_DUTY",
  "personId",
  "Администратор системы не работает с сообщениями.",
  "The administrator of the system does not work with messages.",
);
const seesTooLittle = ({ role }: PersonRow): InputProblem =>
  role === "administrator"
    ? neverOnDuty
    : problem(
        "DUTY_NEEDS_ALL_CASES",
        "personId",
        "Дежурит тот, кто видит все карточки: куратор, глава, контроль. Сотруднику структуры открыты только её карточки, экстренный вызов он открыть не сможет.",
        "On duty is whoever sees every card: a curator, the Head, the control. A unit's person sees only the cards of the unit and could not open the call.",
      );
const actable: readonly ActingRole[] = ["curator", "head", "controller"];

type Entry = { readonly turn: NewTurn; readonly person: PersonRow | undefined; readonly now: number };

async function problemsOf(tx: StoreTx, { turn, person, now }: Entry): Promise<readonly InputProblem[]> {
  const { from, to } = turn;
  const found: InputProblem[] = [];
  if (person === undefined) found.push(problem("UNKNOWN_PERSON", "personId", "Такого сотрудника нет.", "There is no such person."));
  if (!(from < to))
    found.push(problem("EMPTY_TURN", "to", "Окончание должно быть позже начала.", "The end must be later than the beginning."));
  else if (to <= now) found.push(problem("PAST_TURN", "to", "Это время уже прошло.", "This time is over."));
  else if (to - from > longestMs) found.push(problem("LONG_TURN", "to", "Не больше года за раз.", "No longer than a year at once."));
  if (person === undefined) return found;
  if (turn.kind === "duty") return (await opensEveryCase(tx, person, turn)) ? found : [...found, seesTooLittle(person)];
  if (turn.basis.trim() === "") found.push(problem("BASIS_REQUIRED", "basis", "Укажите распоряжение.", "Name the order."));
  if (!actable.includes(turn.role) || turn.role === person.role)
    found.push(problem("ROLE_NOT_ACTABLE", "role", "Эту роль исполнять нельзя.", "This role cannot be acted in."));
  if (await overlaps(tx, person.personId, turn))
    found.push(
      problem(
        "ALREADY_ACTING",
        "from",
        "В это время сотрудник уже исполняет обязанности.",
        "The person already acts in a role at that time.",
      ),
    );
  return found;
}

/** Whom an emergency calls must be able to open it, whichever unit it is of (3.10): by their own role, or by an order that lasts the whole turn. */
async function opensEveryCase(tx: StoreTx, person: PersonRow, { from, to }: NewTurn): Promise<boolean> {
  const opens = (one: PersonRow): boolean => extentOf(one, "case", "read") === "all";
  if (opens(person) || !(from < to)) return opens(person);
  const acting = await tx.turns({ kind: "acting", from, to });
  return acting.some(
    (turn) => turn.personId === person.personId && turn.from <= from && to <= turn.to && opens(standingIn(person, turn.role)),
  );
}

async function overlaps(tx: StoreTx, personId: PersonId, { from, to }: NewTurn): Promise<boolean> {
  if (!(from < to)) return false;
  return (await tx.turns({ kind: "acting", from, to })).some((turn) => turn.personId === personId && turn.to > from);
}
