import type { PeopleDesk, PersonRow, UnitRow } from "#app";

/** The people of the fake town: only the administrator keeps them, and nothing is kept for long. */
export const createFakePeople = (people: readonly PersonRow[], units: readonly UnitRow[]): PeopleDesk => {
  const rows = new Map(people.map((person) => [String(person.personId), person]));
  const keeps = ({ person }: { readonly person: PersonRow }): boolean => person.active && person.role === "administrator";
  return {
    list: async (principal) => (keeps(principal) ? { people: [...rows.values()], units } : null),
    find: async (principal, personId) => {
      const found = rows.get(personId);
      if (!keeps(principal)) return { kind: "forbidden" };
      return found === undefined ? { kind: "notFound" } : { kind: "done", before: found, after: found };
    },
    check: async (principal) => (keeps(principal) ? { kind: "done" } : { kind: "forbidden" }),
    add: async (principal, { unitId: _unitId, ...form }, userId) => {
      if (!keeps(principal)) return { kind: "forbidden" };
      const person: PersonRow = {
        ...principal.person,
        ...form,
        personId: `person-of-${userId}` as PersonRow["personId"],
        userId,
        unitId: null,
      };
      rows.set(person.personId, person);
      return { kind: "done", before: person, after: person };
    },
    change: async (principal, personId, { unitId: _unitId, ...form }) => {
      const before = rows.get(personId);
      if (!keeps(principal)) return { kind: "forbidden" };
      if (before === undefined) return { kind: "notFound" };
      const after: PersonRow = { ...before, ...form };
      rows.set(personId, after);
      return { kind: "done", before, after };
    },
  };
};
