import type { Desk } from "../desk.ts";
import type { Principal } from "../face.ts";
import { organisationOf } from "../organisation-of.ts";
import { extentOf } from "../rights.ts";
import type { BreachCount, DutyDesk, NoticeView } from "./face.ts";
import { periodStart } from "./period.ts";
import { addTurn, endTurn, rosterFor } from "./roster.ts";

/** Duty, acting officials, notices and the counter of breaches over the app's parts. */
export function dutyDesk(desk: Desk): DutyDesk {
  return {
    roster: (principal) => rosterFor(desk, principal),
    addTurn: (principal, turn) => addTurn(desk, principal, turn),
    endTurn: (principal, kind, turnId) => endTurn(desk, principal, turnId, kind),
    notices: (principal) => noticesFor(desk, principal),
    seen: ({ tenantId, person }, noticeId) =>
      desk.store.transaction(tenantId, (tx) => tx.noticesSeen(person.personId, noticeId, desk.now())),
    breaches: (principal) => breachesFor(desk, principal),
  };
}

/** One's own notices, with the title that the case's act gives the clock. */
async function noticesFor(desk: Desk, { tenantId, person }: Principal): Promise<readonly NoticeView[]> {
  return desk.store.transaction(tenantId, async (tx) => {
    const rows = await tx.notices(person.personId);
    if (rows.length === 0) return [];
    const book = await desk.bookOf(tx, await organisationOf(tx));
    return rows.map(({ procedure, edition, route, ...row }) => ({
      ...row,
      timerTitle: row.timer === null ? null : (book.edition(procedure, edition).routes[route]?.timers[row.timer]?.title ?? null),
    }));
  });
}

/** What the units let pass in the period of the act in force, for those who see every case (1.7, 4.1). */
async function breachesFor(desk: Desk, { tenantId, person }: Principal): Promise<BreachCount | null> {
  if (extentOf(person, "case", "read") !== "all") return null;
  return desk.store.transaction(tenantId, async (tx) => {
    const organisation = await organisationOf(tx);
    const book = await desk.bookOf(tx, organisation);
    const act = book.inForce(organisation, desk.now());
    if (act.breaches === null) return null;
    const { clause, notifyAt, period } = act.breaches;
    const since = periodStart(book.calendarsOf(organisation, act).office, desk.now(), period);
    const units = await tx.units();
    const counted = await tx.breachesSince(since);
    return {
      clause,
      since,
      notifyAt,
      units: counted.flatMap(({ unitId, count }) => units.filter((unit) => unit.unitId === unitId).map((unit) => ({ unit, count }))),
    };
  });
}
