import type { DutyDesk } from "#app";

/** A roster that nobody is in: the curator and the administrator keep it, the others with a role read it. */
export const fakeDuty: DutyDesk = {
  roster: async ({ person }) => ({
    duty: [],
    acting: [],
    people: [],
    mayChangeDuty: person.role === "curator" || person.role === "administrator",
    mayChangeActing: person.role === "administrator",
    now: 0,
  }),
  addTurn: async ({ person }, turn) => {
    const mayChange = person.role === "administrator" || (person.role === "curator" && turn.kind === "duty");
    if (!mayChange) return null;
    if (turn.from < turn.to) return { kind: "done" };
    return { kind: "badInput", problems: [{ code: "EMPTY_TURN", path: "to", ru: "Раньше начала.", en: "Before the beginning." }] };
  },
  endTurn: async ({ person }, kind) => (person.role === "administrator" || (person.role === "curator" && kind === "duty") ? false : null),
  notices: async () => [],
  seen: async () => undefined,
  breaches: async () => null,
};
