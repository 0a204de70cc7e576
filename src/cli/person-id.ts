import type { PersonId } from "#case";

/** A fresh UUID becomes the id of a person here, and only here in the command line. */
export const asPersonId = (id: string): PersonId => id as PersonId;
