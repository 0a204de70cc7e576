import type { BreachCount as AppBreaches, NoticeView, Roster as AppRoster, Turn as AppTurn } from "#app";
import type { BreachCount, Notice, Roster, Turn } from "../contract/index.ts";
import { presentUnit } from "./desk.ts";

/** The roster with names; people who never act on a case are left out of the choice. */
export const presentRoster = (roster: AppRoster): Roster => {
  const byId = new Map(roster.people.map((person) => [person.personId, person]));
  const turnOf = ({ turnId, personId, role, from, to, basis }: AppTurn): Turn => {
    const person = byId.get(personId);
    return { turnId, personId, role, from, to, basis, name: person?.name ?? personId, position: person?.position ?? "" };
  };
  return {
    duty: roster.duty.map(turnOf),
    acting: roster.acting.map(turnOf),
    people: roster.people
      .filter(({ active, role }) => active && role !== "administrator")
      .map(({ personId, name, position, role, unitId }) => ({ personId, name, position, role, unitId })),
    mayChangeDuty: roster.mayChangeDuty,
    mayChangeActing: roster.mayChangeActing,
    now: roster.now,
  };
};

/** A notice as its reader sees it. */
export const presentNotice = (notice: NoticeView): Notice => ({
  noticeId: notice.noticeId,
  caseId: notice.caseId,
  number: notice.number,
  kind: notice.kind,
  clause: notice.clause,
  timerTitle: notice.timerTitle === null ? null : { ru: notice.timerTitle.ru, en: notice.timerTitle.en },
  due: notice.due,
  at: notice.at,
  seenAt: notice.seenAt,
  excerpt: notice.excerpt,
});

/** The counter of breaches, unit by unit. */
export const presentBreaches = (counted: AppBreaches | null): BreachCount =>
  counted === null
    ? null
    : {
        clause: counted.clause,
        since: counted.since,
        notifyAt: counted.notifyAt,
        units: counted.units.map(({ unit, count }) => ({ unit: presentUnit(unit), count })),
      };
