/** The acts and calendars at hand: which edition a case stands on, which is in force, and the compiled working time of an office. */
import type { Calendars } from "#deadlines";
import type { Procedure } from "#procedure";
import { alwaysOpen, compileOffice } from "#worktime";
import type { Instant, WorkCalendar } from "#worktime";
import type { OrganisationRow } from "./ports/store.ts";
import { unitOffice } from "./unit-hours.ts";

export type ActBook = {
  /** Every edition at hand, and the production calendars as plain data. */
  readonly acts: readonly Procedure[];
  readonly calendars: readonly unknown[];
  /** The edition under which a case began: it keeps it to its end. */
  readonly edition: (code: string, edition: string) => Procedure;
  /** The edition of the municipality's act in force at an instant, by the local date. */
  readonly inForce: (organisation: Pick<OrganisationRow, "procedure" | "office">, at: Instant) => Procedure;
  /** With the hours of the unit that works on the case, where they are its own. */
  readonly calendarsOf: (organisation: Pick<OrganisationRow, "office">, procedure: Procedure, unitHours?: unknown) => Calendars;
};

/** Indexes the acts; calendars are compiled once for each office and act, when they are first asked for. */
export function createActBook(acts: readonly Procedure[], calendars: readonly unknown[]): ActBook {
  const byEdition = new Map(acts.map((act) => [`${act.code}\n${act.edition}`, act]));
  const compiled = new Map<string, Calendars>();
  const clocks = new Map<string, WorkCalendar>();
  const alwaysIn = (zone: string): WorkCalendar => {
    const known = clocks.get(zone) ?? alwaysOpen(zone);
    clocks.set(zone, known);
    return known;
  };

  const calendarsOf: ActBook["calendarsOf"] = ({ office }, procedure, unitHours = null) => {
    const key = `${JSON.stringify(office)}\n${procedure.code}\n${procedure.edition}\n${JSON.stringify(unitHours)}`;
    const known = compiled.get(key) ?? compileAll({ office, unitHours, procedure, calendars, always: alwaysIn(zoneOf(office)) });
    compiled.set(key, known);
    return known;
  };

  return {
    acts,
    calendars,
    edition: (code, edition) => {
      const act = byEdition.get(`${code}\n${edition}`);
      if (act === undefined)
        throw new Error(`Edition ${edition} of the act "${code}" is not loaded: cases that began under it cannot be read.`);
      return act;
    },
    inForce: ({ procedure, office }, at) => {
      const date = new Date(at + alwaysIn(zoneOf(office)).offsetAt(at)).toISOString().slice(0, 10);
      return newestInForce(acts, procedure, date);
    },
    calendarsOf,
  };
}

function newestInForce(acts: readonly Procedure[], code: string, date: string): Procedure {
  const editions = acts.filter((act) => act.code === code).toSorted((a, b) => a.inForce.from.localeCompare(b.inForce.from));
  const act = editions.findLast(({ inForce }) => inForce.from <= date && (inForce.to === null || date <= inForce.to));
  if (act === undefined) throw new Error(`No edition of the act "${code}" is in force on ${date}.`);
  return act;
}

type Sources = {
  readonly office: unknown;
  readonly unitHours: unknown;
  readonly procedure: Procedure;
  readonly calendars: readonly unknown[];
  readonly always: WorkCalendar;
};

function compileAll({ office, unitHours, procedure, calendars, always }: Sources): Calendars {
  const named = Object.entries(procedure.calendars).map(
    ([name, schedule]) => [name, compile(schedule, calendars, `calendars.${name} of ${procedure.code}`)] as const,
  );
  return {
    office: compile(office, calendars, "the office"),
    unit: unitHours === null ? null : compile(unitOffice(office, unitHours), calendars, "the unit"),
    named: Object.fromEntries(named),
    always,
  };
}

function compile(office: unknown, calendars: readonly unknown[], what: string): WorkCalendar {
  const outcome = compileOffice(office, calendars);
  if (outcome.ok) return outcome.calendar;
  throw new Error(`Working time of ${what} cannot be read: ${outcome.problems.map(({ path, en }) => `${path}: ${en}`).join("; ")}`);
}

function zoneOf(office: unknown): string {
  if (typeof office === "object" && office !== null && "zone" in office && typeof office.zone === "string") return office.zone;
  throw new Error("The office names no time zone.");
}
