import type { PersonId } from "#case";
import type { PersonRow } from "../ports/store.ts";

/** The name of whoever brought a version; a person is never removed, so an unknown one is told by their id. */
export function nameOf(people: readonly PersonRow[], personId: PersonId): string {
  return people.find((person) => person.personId === personId)?.name ?? personId;
}
