import type { App, Principal, UnitRow } from "#app";
import type { Me, Page, Unit } from "../contract/index.ts";

type Desk = Awaited<ReturnType<App["desk"]>>;

/** A unit as the desk names it. */
export const presentUnit = (row: UnitRow): Unit => ({
  unitId: row.unitId,
  title: row.title,
  shortTitle: row.shortTitle,
  headName: row.headName,
});

/** Who is signed in, with the office as plain data: the desk counts working time by the same code as the server. */
export const presentMe = (
  { person, isActing = false }: Principal,
  desk: Desk,
  rest: { readonly networks: ReturnType<App["networks"]>; readonly now: number },
): Me => ({
  person: {
    personId: person.personId,
    name: person.name,
    position: person.position,
    role: person.role,
    unitId: person.unitId,
    locale: person.locale,
  },
  isActing,
  organisation: { title: desk.organisation.title },
  worktime: { office: desk.organisation.office, calendars: [...desk.calendars] },
  units: desk.units.filter((unit) => unit.active).map(presentUnit),
  networks: rest.networks.map(({ code, title, letter }) => ({ code, title: { ...title }, letter })),
  now: rest.now,
});

/** An official page without its secrets and settings: tokens never leave the server. */
export const presentPage = (row: Awaited<ReturnType<App["pages"]>>[number]): Page => ({
  pageId: row.pageId,
  network: row.network,
  title: row.title,
  url: row.url,
  enabled: row.enabled,
  health: {
    state: row.health.state,
    problems: row.health.problems.map(({ failure, ru, en }) => ({ failure, ru, en })),
    checkedAt: row.health.checkedAt,
  },
  lastEventAt: row.lastEventAt,
  alarms: (row.alarms ?? []).map(({ kind, ru, en, raisedAt }) => ({ kind, ru, en, raisedAt })),
});
