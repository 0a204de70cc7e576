/** The project's own calendars, read and compiled for tests of working time. */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parse } from "yaml";
import { compileOffice, type Horizon, type WorkCalendar } from "#worktime";

const folder = new URL("../../calendars/", import.meta.url);

/** The data of a file under `calendars/`. */
export const calendarFile = (name: string): unknown => {
  const known = read.get(name);
  if (known !== undefined) return known;
  const data: unknown = parse(readFileSync(fileURLToPath(new URL(name, folder)), "utf8"));
  read.set(name, data);
  return data;
};

const read = new Map<string, unknown>();

/** The federal calendar and that of the krai. */
export const calendarFiles = (): readonly unknown[] => [calendarFile("ru.yaml"), calendarFile("krasnodar.yaml")];

/** Hours of the office of the examples. */
export const officeHours = { "mon-thu": "08:00-12:00 12:48-17:00", fri: "08:00-12:00 12:48-16:00" };

/** Years enough for a test of an office without a calendar. */
const fewYears: Horizon = { from: "2024-01-01", to: "2027-12-31" };

/** Compiles plain data that a test knows to be right. */
export const compiled = (office: unknown, calendars: readonly unknown[] = [], horizon?: Horizon): WorkCalendar => {
  const outcome = compileOffice(office, calendars, horizon ?? (calendars.length === 0 ? fewYears : undefined));
  if (outcome.ok) return outcome.calendar;
  throw new Error(JSON.stringify(outcome.problems));
};

/** The mutant of the engine that the tests are judging, if any; null while their coverage is measured, and each test must compile for itself. */
const judged = (): string | null => {
  const stryker = Reflect.get(globalThis, "__stryker__") as { readonly activeMutant?: string } | undefined;
  return stryker === undefined ? "none" : (stryker.activeMutant ?? null);
};

const shared = new Map<string, WorkCalendar>();
let sharedFor: string | null = null;

/** A calendar that many tests ask of: compiled once for all of them, and anew for each mutant of the engine. */
export const compiledOnce = (name: string, make: () => WorkCalendar): WorkCalendar => {
  const mutant = judged();
  if (mutant !== sharedFor) shared.clear();
  sharedFor = mutant;
  const known = mutant === null ? undefined : shared.get(name);
  if (known !== undefined) return known;
  const calendar = make();
  shared.set(name, calendar);
  return calendar;
};

/** The office of Gulkevichi over the years of the federal calendar. */
export const gulkevichi = (): WorkCalendar =>
  compiledOnce("gulkevichi", () => compiled(calendarFile("offices/gulkevichi.yaml"), calendarFiles()));

/** An instant by Moscow clocks (UTC+3, as since 2014). */
export const msk = (local: string): number => Date.parse(`${local}+03:00`);

/** How many random cases to try of `n`: fewer where each mutant of the engine is judged by them. */
export const casesOf = (n: number): number => Math.ceil(n * Number(process.env["WORKTIME_CASES"] ?? 1));

/** A small generator with a printed seed: the same seed gives the same cases (mulberry32). */
export const seeded = (seed: number): (() => number) => {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
};
