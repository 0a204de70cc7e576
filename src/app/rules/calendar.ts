/** The production calendar as an administrator sees and replaces it: history, a preview before, the recomputation recorded after. */
import type { Desk } from "../desk.ts";
import type { Principal } from "../face.ts";
import { organisationOf } from "../organisation-of.ts";
import type { StoreTx } from "../ports/store.ts";
import { projectMany } from "../project-many.ts";
import { may } from "../rights.ts";
import { readCalendarFile, type CalendarFile } from "./calendar-file.ts";
import type { Adopted, CalendarPreview, CalendarSettings, RulesDesk } from "./face.ts";
import { localDate } from "./local-date.ts";
import { movedCases, type Change } from "./recompute.ts";
import { nameOf } from "./who.ts";

/** What a version shows of the deadlines that it moved; more than this nobody reads on a screen. */
const movedShown = 500;
/** A step that was being taken while the calendar changed is over by then. */
const settledAfterMs = 10_000;

/** The version in force and how it came to be. */
export async function calendarSettings(desk: Desk, { tenantId, person }: Principal): Promise<CalendarSettings | null> {
  if (!may(person, "settings", "read")) return null;
  return desk.store.transaction(tenantId, async (tx) => {
    const { stored } = await organisationOf(tx);
    const people = await tx.people();
    const history = (await tx.calendarVersions()).map(({ personId, ...version }) => ({ ...version, by: nameOf(people, personId) }));
    return { version: stored?.calendar ?? 0, openCases: (await tx.openCases()).length, history };
  });
}

/** What a version moved: the old values stay beside the new ones. */
export async function movedBy(desk: Desk, { tenantId, person }: Principal, version: number): ReturnType<RulesDesk["moved"]> {
  if (!may(person, "settings", "read")) return null;
  return desk.store.transaction(tenantId, (tx) => tx.movedTerms(version, movedShown));
}

type Read = { readonly file: CalendarFile; readonly change: Change };

async function read(desk: Desk, tx: StoreTx, text: string): Promise<Read> {
  const organisation = await organisationOf(tx);
  const book = await desk.bookOf(tx, organisation);
  const today = localDate(organisation.office, desk.now());
  const file = readCalendarFile(text, { office: organisation.office, calendars: book.calendars, today });
  return { file, change: { organisation, book, calendars: file.ok ? file.calendars : book.calendars } };
}

/** What the file would change; nothing is written. */
export async function previewCalendar(desk: Desk, { tenantId, person }: Principal, text: string): Promise<CalendarPreview | null> {
  if (!may(person, "settings", "change")) return null;
  return desk.store.transaction(tenantId, async (tx): Promise<CalendarPreview> => {
    const { file, change } = await read(desk, tx, text);
    if (!file.ok) return { kind: "problems", problems: file.problems };
    const cases = await movedCases(desk, tx, change);
    const { calendarId, years, calendars } = file;
    const version = change.organisation.stored?.calendar ?? 0;
    return {
      kind: "preview",
      version,
      calendarId,
      years,
      calendars,
      openCases: cases.length,
      moved: cases.flatMap(({ terms }) => terms).slice(0, movedShown),
    };
  });
}

/** Brings the calendar into force: the version, the moved deadlines and every open row of the lists in one transaction. */
export async function adoptCalendar(
  desk: Desk,
  { tenantId, person }: Principal,
  { text, reason, seen }: { readonly text: string; readonly reason: string; readonly seen: number },
): Promise<Adopted | null> {
  if (!may(person, "settings", "change")) return null;
  return desk.store.transaction(tenantId, async (tx): Promise<Adopted> => {
    const { file, change } = await read(desk, tx, text);
    if ((change.organisation.stored?.calendar ?? 0) !== seen) return { kind: "conflict" };
    if (!file.ok) return { kind: "problems", problems: file.problems };
    const cases = await movedCases(desk, tx, change);
    const moved = cases.flatMap(({ terms }) => terms);
    const { calendarId, years, calendars } = file;
    const at = desk.now();
    const version = { version: seen + 1, calendarId, years, calendars, personId: person.personId, at, reason };
    if ((await tx.addCalendar(version, moved)) === "conflict") return { kind: "conflict" };
    await projectMany(desk, tx, cases);
    await tx.enqueue({ kind: "recompute", tenantId }, { runAt: at + settledAfterMs, key: `recompute:${tenantId}` });
    await tx.announceRules();
    return { kind: "adopted", movedCount: moved.length };
  });
}
