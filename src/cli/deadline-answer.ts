/** One question about a deadline, as a person or another system writes it, and its answer: no streams, no process. */
import {
  checkTerm,
  compileOffice,
  type Deadline,
  deadline,
  defaultReadings,
  explain,
  type Explanation,
  formatIso,
  type Instant,
  parseIso,
  parseTerm,
  type Pause,
  type Readings,
  type Term,
  type TermUnit,
  type WorkCalendar,
  type WorktimeProblem,
  yearsAround,
} from "#worktime";
import { type Loaded, loadOffice, type OfficeWithCalendars } from "./calendar-files.ts";

/** A question in plain data: `{ from, add, office, pauses, readings }`. */
export type AskedDeadline = {
  readonly from?: unknown;
  readonly add?: unknown;
  readonly office?: unknown;
  readonly pauses?: unknown;
  readonly readings?: unknown;
};

export type DeadlineAnswer =
  | {
      readonly kind: "answer";
      readonly calendar: WorkCalendar;
      readonly result: Exclude<Deadline, { readonly kind: "problem" }>;
      readonly explain: () => Explanation;
    }
  | { readonly kind: "problem"; readonly problem: WorktimeProblem };

/** Without a production calendar no decree bounds the question: years are compiled as they are needed, within these. */
const FIRST_YEAR = 1970;
const LAST_YEAR = 2100;
const YEARS_AHEAD = [2, 12, LAST_YEAR - FIRST_YEAR];
const MOST_KEPT = 64;
const YEAR_MS = 365.2425 * 86_400_000;

const bad = (code: string, path: string, words: { readonly ru: string; readonly en: string }): WorktimeProblem => ({
  code,
  path,
  ...words,
});
const show = (value: unknown): string => (value === undefined ? "—" : JSON.stringify(value));
const isFields = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** Reads a written time; without an offset it is a time of the office's own clocks. */
const readInstant = (value: unknown, path: string, calendar: WorkCalendar | null): Loaded<Instant> => {
  if (typeof value === "number" && Number.isFinite(value)) return { ok: true, value };
  const written = typeof value === "string" ? parseIso(value) : null;
  if (written !== null && written.kind === "instant") return { ok: true, value: written.instant };
  if (written !== null) return { ok: true, value: calendar === null ? written.local : calendar.instantOf(written.local) };
  return {
    ok: false,
    problem: bad("badTime", path, {
      ru: `Здесь нужно время вида 2025-10-31T15:00+03:00, а стоит ${show(value)}.`,
      en: `A time like 2025-10-31T15:00+03:00 is needed here, not ${show(value)}.`,
    }),
  };
};

const UNITS: readonly TermUnit[] = ["minute", "hour", "workingHour", "workingDay", "calendarDay"];

const readTerm = (value: unknown): Loaded<Term> => {
  if (typeof value === "string") {
    const parsed = parseTerm(value);
    return parsed.ok ? { ok: true, value: parsed.term } : { ok: false, problem: { ...parsed.problem, path: "add" } };
  }
  const unit = isFields(value) ? UNITS.find((known) => known === value["unit"]) : undefined;
  if (isFields(value) && unit !== undefined && typeof value["amount"] === "number") {
    const term: Term = { amount: value["amount"], unit };
    const refused = checkTerm(term);
    return refused === null ? { ok: true, value: term } : { ok: false, problem: { ...refused, path: "add" } };
  }
  return {
    ok: false,
    problem: bad("badTerm", "add", {
      ru: `Здесь нужен срок вида 8wh, а стоит ${show(value)}.`,
      en: `A term like 8wh is needed here, not ${show(value)}.`,
    }),
  };
};

/** The two ends of a pause: `"A/B"`, `[A, B]` or `{ from, to }`; an absent or empty end leaves it open. */
const pauseEnds = (value: unknown): readonly [unknown, unknown] | null => {
  if (typeof value === "string") {
    const [from, to, ...rest] = value.split("/");
    return rest.length === 0 ? [from, to] : null;
  }
  if (Array.isArray(value)) return value.length === 1 || value.length === 2 ? [value[0], value[1]] : null;
  return isFields(value) ? [value["from"], value["to"]] : null;
};

const isOpenEnd = (value: unknown): boolean => value === undefined || value === null || value === "" || value === "..";

const readPauses = (value: unknown, calendar: WorkCalendar): Loaded<readonly Pause[]> => {
  const list: readonly unknown[] = isOpenEnd(value) ? [] : Array.isArray(value) ? (value as readonly unknown[]) : [value];
  const pauses: Pause[] = [];
  for (const [i, item] of list.entries()) {
    const path = `pauses[${i}]`;
    const ends = pauseEnds(item);
    if (ends === null) {
      return {
        ok: false,
        problem: bad("badPause", path, {
          ru: `Здесь нужна приостановка вида «A/B», а стоит ${show(item)}.`,
          en: `A pause like "A/B" is needed here, not ${show(item)}.`,
        }),
      };
    }
    const from = readInstant(ends[0], `${path}.from`, calendar);
    const to: Loaded<Instant | null> = isOpenEnd(ends[1]) ? { ok: true, value: null } : readInstant(ends[1], `${path}.to`, calendar);
    if (!from.ok) return from;
    if (!to.ok) return to;
    pauses.push({ from: from.value, to: to.value });
  }
  return { ok: true, value: pauses };
};

const ALLOWED: { readonly [K in keyof Readings]: readonly Readings[K][] } = {
  dayTermFrom: ["next-day", "same-day"],
  dayTermEnd: ["office", "midnight", "same-clock"],
  calendarDayEnd: ["next-working-day", "as-is"],
};

/** One reading out of those allowed; the default where none is given, null where it is none of them. */
const readingOf = <K extends keyof Readings>(data: Readonly<Record<string, unknown>>, key: K): Readings[K] | null =>
  data[key] === undefined || data[key] === null ? defaultReadings[key] : (ALLOWED[key].find((known) => known === data[key]) ?? null);

const readReadings = (value: unknown): Loaded<Readings> => {
  const data = isFields(value) ? value : {};
  const [dayTermFrom, dayTermEnd, calendarDayEnd] = [
    readingOf(data, "dayTermFrom"),
    readingOf(data, "dayTermEnd"),
    readingOf(data, "calendarDayEnd"),
  ];
  if (dayTermFrom !== null && dayTermEnd !== null && calendarDayEnd !== null)
    return { ok: true, value: { dayTermFrom, dayTermEnd, calendarDayEnd } };
  const known = Object.entries(ALLOWED).map(([key, values]) => `${key}: ${values.join(" | ")}`);
  return {
    ok: false,
    problem: bad("badReading", "readings", {
      ru: `Непонятное чтение. Есть: ${known.join("; ")}.`,
      en: `Unknown reading. Known: ${known.join("; ")}.`,
    }),
  };
};

type Compiled = Loaded<WorkCalendar>;

const compile = (
  { office, calendars }: OfficeWithCalendars,
  horizon: { readonly from: string; readonly to: string } | undefined,
): Compiled => {
  const outcome = compileOffice(office, calendars, horizon);
  if (outcome.ok) return { ok: true, value: outcome.calendar };
  const [first] = outcome.problems;
  if (first === undefined) throw new Error("a calendar that did not compile names no problem");
  return { ok: false, problem: { ...first, path: first.path === "" ? "office" : `office.${first.path}` } };
};

/** Keeps loaded offices and compiled calendars, so that a batch over one office compiles it once. */
export const createAnswering = (): ((asked: AskedDeadline) => DeadlineAnswer) => {
  const offices = new Map<string, Loaded<OfficeWithCalendars>>();
  const calendars = new Map<string, Compiled>();
  const kept = <T>(store: Map<string, T>, key: string, make: () => T): T => {
    const found = store.get(key);
    if (found !== undefined) return found;
    if (store.size >= MOST_KEPT) store.clear();
    const made = make();
    store.set(key, made);
    return made;
  };
  return (asked) => {
    const officeKey = JSON.stringify(asked.office ?? null);
    const office = kept(offices, officeKey, () => loadOffice(asked.office));
    if (!office.ok) return { kind: "problem", problem: office.problem };
    if (office.value.calendars.length > 0) {
      return answerWithin(
        asked,
        kept(calendars, officeKey, () => compile(office.value, undefined)),
      );
    }
    const rough = readInstant(asked.from, "from", null);
    if (!rough.ok) return { kind: "problem", problem: rough.problem };
    const year = Math.floor(rough.value / YEAR_MS) + 1970;
    let answer: DeadlineAnswer | null = null;
    for (const ahead of YEARS_AHEAD) {
      const [first, last] = [Math.max(FIRST_YEAR, year - 1), Math.min(LAST_YEAR, year + ahead)];
      const horizon = first <= last ? yearsAround(first, last) : yearsAround(FIRST_YEAR, LAST_YEAR);
      answer = answerWithin(
        asked,
        kept(calendars, `${horizon.from} ${horizon.to} ${officeKey}`, () => compile(office.value, horizon)),
      );
      if (answer.kind !== "problem" || answer.problem.code !== "outsideHorizon") return answer;
    }
    return answer ?? { kind: "problem", problem: bad("outsideHorizon", "from", { ru: "Вне календаря.", en: "Outside the calendar." }) };
  };
};

const answerWithin = (asked: AskedDeadline, compiled: Compiled): DeadlineAnswer => {
  if (!compiled.ok) return { kind: "problem", problem: compiled.problem };
  const calendar = compiled.value;
  const start = readInstant(asked.from, "from", calendar);
  if (!start.ok) return { kind: "problem", problem: start.problem };
  const term = readTerm(asked.add);
  if (!term.ok) return { kind: "problem", problem: term.problem };
  const pauses = readPauses(asked.pauses, calendar);
  if (!pauses.ok) return { kind: "problem", problem: pauses.problem };
  const readings = readReadings(asked.readings);
  if (!readings.ok) return { kind: "problem", problem: readings.problem };
  const question = { start: start.value, term: term.value, pauses: pauses.value, readings: readings.value };
  const result = deadline(calendar, question);
  if (result.kind === "problem")
    return { kind: "problem", problem: { ...result.problem, path: PLACES[result.problem.path] ?? result.problem.path } };
  return { kind: "answer", calendar, result, explain: () => explain(calendar, question) };
};

/** The engine's words for the parts of a question, as the question itself names them. */
const PLACES: Readonly<Record<string, string>> = { start: "from", term: "add", "term.amount": "add" };

/** The answer as a line of JSON: `{ due }`, `{ due: null, standing }` or `{ error }`. */
export const answerAsJson = (answer: DeadlineAnswer): Readonly<Record<string, unknown>> => {
  if (answer.kind === "problem") return { error: `${answer.problem.path}: ${answer.problem.en}`, problem: answer.problem };
  const { calendar, result } = answer;
  if (result.kind === "due") return { due: formatIso(calendar, result.due) };
  return { due: null, standing: true, since: formatIso(calendar, result.since), remainingMs: result.remainingMs };
};
