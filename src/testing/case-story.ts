/** Given, when, then for a case: lines of what happens, played through the real core under a real act and a real office. */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Actor, CaseContext, CaseState, Decision, RecordedEvent, Refusal } from "#case";
import { caseIdOf, commandOf, decide, evolve, isFillProblem, momentOf, personIdOf, timersOf, unitIdOf } from "#case";
import type { TimerView } from "#deadlines";
import type { Procedure } from "#procedure";
import { loadProcedure } from "#procedure";
import { alwaysOpen, compileOffice, formatIso } from "#worktime";
import { loadOffice } from "../cli/calendar-files.ts";

/** "2026-11-20 15:10 head resolve", or with what it carries: ["2026-11-20 15:10 head resolve", { units: ["zhkh"] }]. */
export type Line = string | readonly [string, Readonly<Record<string, unknown>>];

/** How a story went: the last line may be refused, all before it must not be. */
export type Told = {
  readonly state: CaseState;
  readonly log: readonly RecordedEvent[];
  readonly refusal: Refusal | null;
  readonly last: Decision;
  readonly context: CaseContext;
  readonly now: number;
};

const file = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url));

const loadAct = (text: string): Procedure => {
  const loaded = loadProcedure(text);
  if (!loaded.ok) throw new Error(loaded.problems.map(({ line, en }) => `${line}: ${en}`).join("\n"));
  return loaded.procedure;
};

/** The text of the product's own act. */
export const actText: string = readFileSync(file("procedures/gulkevichi.yaml"), "utf8");

/** The act under which stories are told unless they name another. */
export const act: Procedure = loadAct(actText);

/** An act of a test's own, from the text of its file. */
export const actOf = (text: string): Procedure => loadAct(text);

const compile = (given: unknown): CaseContext["calendars"]["office"] => {
  const office = loadOffice(given);
  if (!office.ok) throw new Error(office.problem.en);
  const outcome = compileOffice(office.value.office, office.value.calendars);
  if (!outcome.ok) throw new Error(outcome.problems.map(({ path, en }) => `${path}: ${en}`).join("\n"));
  return outcome.calendar;
};

const office = compile(file("calendars/offices/gulkevichi.yaml"));

/** The office of the product's own municipality, with the act given. */
export const contextOf = (procedure: Procedure = act): CaseContext => {
  const named = Object.fromEntries(Object.entries(procedure.calendars).map(([name, schedule]) => [name, compile(schedule)]));
  return { procedure, calendars: { office, unit: null, named, always: alwaysOpen("Europe/Moscow") } };
};

/** The context of nearly every story. */
export const context: CaseContext = contextOf();

const roles: ReadonlySet<string> = new Set(["curator", "head", "unit", "controller"]);

/** The fields of a line, as a scenario file would have them. */
export const fieldsOf = (line: Line): Readonly<Record<string, unknown>> => {
  const [text, extra] = typeof line === "string" ? [line, {}] : line;
  const [date, clock, first, second] = text.split(" ");
  const at = `${date ?? ""} ${clock ?? ""}`;
  return first !== undefined && roles.has(first) ? { at, by: first, do: second, ...extra } : { at, event: first, ...extra };
};

/** Plays the lines on a route; a refusal before the last line is a mistake of the story. */
export const tell = (lines: readonly Line[], route = "pages", on: CaseContext = context): Told => {
  let state: CaseState | null = null;
  let told: Told | null = null;
  const log: RecordedEvent[] = [];
  for (const [index, line] of lines.entries()) {
    if (told?.refusal) throw new Error(`Line ${index} was refused: ${JSON.stringify(told.refusal)}`);
    const fields = fieldsOf(line);
    const at = momentOf(fields["at"], { context: on });
    if (at === null) throw new Error(`No moment in ${JSON.stringify(line)}`);
    const command = commandOf({ fields, at, index: index + 1, state, context: on, route, units: null });
    if (isFillProblem(command)) throw new Error(command.en);
    const last = decide(command, state, on);
    for (const { event, step } of last.kind === "accepted" ? last.events : []) {
      const recorded = { caseId: caseIdOf("case"), version: log.length + 1, at, actor: command.actor, step, event };
      log.push(recorded);
      state = evolve(state, recorded);
    }
    if (state === null) throw new Error(`The story did not begin: ${JSON.stringify(last)}`);
    told = { state, log: [...log], refusal: last.kind === "refused" ? last.refusal : null, last, context: on, now: at };
  }
  if (told === null) throw new Error("A story without lines.");
  return told;
};

/** A timer of the story at a moment, by default that of the last line. */
export const timerOf = (told: Told, name: string, at?: string): TimerView | null => {
  const now = at === undefined ? told.now : (momentOf(at, { context: told.context }) ?? told.now);
  return timersOf(told.state, now, told.context).find((timer) => timer.timer === name) ?? null;
};

/** When a timer of the story is due, by the office's own clock: "2026-11-23 15:58"; null while it stands still or has not started. */
export const dueOf = (told: Told, name: string, at?: string): string | null => {
  const due = timerOf(told, name, at)?.due ?? null;
  return due === null ? null : formatIso(office, due).slice(0, 16).replace("T", " ");
};

/** Somebody of a role; a unit's person by the unit's name. */
export const somebody = (role: "curator" | "head" | "controller" | "unit", unit = "unit"): Actor =>
  role === "unit"
    ? { kind: "person", personId: personIdOf(role), role, unitId: unitIdOf(unit) }
    : { kind: "person", personId: personIdOf(role), role };

/** The usual way to a message in work on Monday morning, 23 November 2026. */
export const inWork: readonly Line[] = [
  "2026-11-23 08:00 received",
  "2026-11-23 08:10 curator placeInUrgentFolder",
  ["2026-11-23 08:20 head resolve", { units: ["zhkh"] }],
  "2026-11-23 08:30 curator dispatch",
];

/** On from `inWork`: a draft that the curator has passed on to the Head. */
export const forApproval: readonly Line[] = [...inWork, "2026-11-23 10:00 unit submitDraft", "2026-11-23 10:30 curator accept"];

/** On from `forApproval`: approved, and on its way into the network. */
export const sent: readonly Line[] = [...forApproval, "2026-11-23 11:00 head approve"];

/** On from `inWork`: the author was asked, and the clock stands. */
export const awaitingAuthor: readonly Line[] = [
  ...inWork,
  "2026-11-23 09:00 unit askClarification",
  "2026-11-23 09:10 curator agreeClarification",
  "2026-11-23 09:12 clarificationPosted",
];
