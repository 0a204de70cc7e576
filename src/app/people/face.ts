/** What the administrator can ask of the people of the municipality, and what comes back. */
import type { InputProblem, Principal } from "../face.ts";
import type { PersonRow, UnitRow } from "../ports/store.ts";

export type People = { readonly people: readonly PersonRow[]; readonly units: readonly UnitRow[] };

/** A person as the administrator writes them down; their account is apart. */
export type PersonForm = {
  readonly name: string;
  readonly position: string;
  readonly role: PersonRow["role"];
  readonly unitId: string | null;
  readonly locale: PersonRow["locale"];
};

export type PersonChangeForm = PersonForm & { readonly active: boolean };

type Refused =
  | { readonly kind: "forbidden" }
  | { readonly kind: "notFound" }
  | { readonly kind: "badInput"; readonly problems: readonly InputProblem[] };

/** How the person stood before and stands after. */
export type PeopleOutcome = { readonly kind: "done"; readonly before: PersonRow; readonly after: PersonRow } | Refused;

export type PeopleDesk = {
  /** Null: this person does not keep the people. */
  readonly list: (principal: Principal) => Promise<People | null>;
  readonly find: (principal: Principal, personId: string) => Promise<PeopleOutcome>;
  /** Whether such a person may be added: asked before an account is made. */
  readonly check: (principal: Principal, form: PersonForm) => Promise<{ readonly kind: "done" } | Refused>;
  readonly add: (principal: Principal, form: PersonForm, userId: string) => Promise<PeopleOutcome>;
  readonly change: (principal: Principal, personId: string, form: PersonChangeForm) => Promise<PeopleOutcome>;
};
