import type { CardView } from "#app";
import type { PersonId } from "#case";
import type { Card } from "../contract/index.ts";

/** A person by name and position, or null where the card no longer knows them. */
export const presentPerson = (personId: PersonId, view: CardView): Card["resolvedBy"] => {
  const person = view.parts.people.get(personId);
  return person === undefined ? null : { personId, name: person.name, position: person.position };
};
