/**
 * Who may do what: role × object × action, in one table that http, the lists and the card ask.
 * The curator, the Head and the controller see every case of the municipality (1.6, 1.7, 3.1.1); a unit sees only its own (2.6);
 * the administrator of the system sees pages and settings, never messages. What a role may do at a step is the act's business, not this file's.
 */
import type { ActingRole, Actor, UnitId } from "#case";
import type { CaseProjection, ListQuery, PersonRow } from "./ports/store.ts";

export type Role = PersonRow["role"];
export type RightObject = "case" | "paper" | "alarm" | "file" | "page" | "act" | "settings" | "duty" | "report" | "template";
export type RightAction = "read" | "act" | "upload" | "change" | "enter" | "publish" | "moderate" | "export";

/** How far a right reaches: every case of the municipality, one's own unit's, or nothing. */
export type Extent = "all" | "ownUnit" | "none";

type Rights = Readonly<Record<RightObject, Readonly<Partial<Record<RightAction, Extent>>>>>;

/** The whole table; what is not named is not allowed. */
export const rights: Readonly<Record<Role, Rights>> = {
  curator: {
    template: { read: "all", change: "all" },
    case: { read: "all", act: "all", enter: "all", publish: "all", moderate: "all" },
    paper: { read: "all" },
    alarm: { read: "all", act: "all" },
    file: { read: "all", upload: "all" },
    page: { read: "all" },
    act: { read: "all" },
    settings: {},
    duty: { read: "all", change: "all" },
    report: { read: "all", export: "all" },
  },
  head: {
    template: { read: "all" },
    case: { read: "all", act: "all" },
    paper: { read: "all" },
    alarm: { read: "all", act: "all" },
    file: { read: "all", upload: "all" },
    page: { read: "all" },
    act: { read: "all" },
    settings: {},
    duty: { read: "all" },
    report: { read: "all", export: "all" },
  },
  controller: {
    template: { read: "all" },
    case: { read: "all", act: "all", moderate: "all" },
    paper: { read: "all" },
    alarm: { read: "all", act: "all" },
    file: { read: "all", upload: "all" },
    page: { read: "all" },
    act: { read: "all" },
    settings: {},
    duty: { read: "all" },
    report: { read: "all", export: "all", change: "all" },
  },
  unit: {
    template: { read: "all" },
    case: { read: "ownUnit", act: "ownUnit" },
    paper: {},
    alarm: {},
    file: { read: "ownUnit", upload: "all" },
    page: {},
    act: {},
    settings: {},
    duty: { read: "all" },
    report: {},
  },
  administrator: {
    template: { read: "all", change: "all" },
    case: {},
    paper: {},
    alarm: {},
    file: {},
    page: { read: "all", change: "all" },
    act: { read: "all" },
    settings: { read: "all", change: "all" },
    duty: { read: "all", change: "all" },
    report: {},
  },
};

/** A person in the role of another (и. о.): all of its rights and none of their own, as long as the order says. */
export const standingIn = (person: PersonRow, role: ActingRole): PersonRow => ({
  ...person,
  role,
  unitId: role === "unit" ? person.unitId : null,
});

/** How far this person's right reaches; a person who is switched off has none. */
export const extentOf = (person: PersonRow, object: RightObject, action: RightAction): Extent => {
  if (!person.active) return "none";
  return rights[person.role][object][action] ?? "none";
};

/** Whether this person has the right at all (for a unit: within its own cases). */
export const may = (person: PersonRow, object: RightObject, action: RightAction): boolean => extentOf(person, object, action) !== "none";

/** Whether this person may see or move a case that stands with these units. */
export const mayOnCase = (person: PersonRow, action: "read" | "act", units: readonly UnitId[]): boolean => {
  switch (extentOf(person, "case", action)) {
    case "all":
      return true;
    case "ownUnit":
      return person.unitId !== null && units.includes(person.unitId);
    case "none":
      return false;
  }
};

/** The same for a row of the lists. */
export const maySee = (person: PersonRow, projection: Pick<CaseProjection, "units">): boolean =>
  mayOnCase(person, "read", projection.units);

/** What the lists of this person are drawn from; null = no case at all. */
export const scopeOf = (person: PersonRow): ListQuery["scope"] | null => {
  switch (extentOf(person, "case", "read")) {
    case "all":
      return { kind: "all" };
    case "ownUnit":
      return person.unitId === null ? null : { kind: "unit", unitId: person.unitId };
    case "none":
      return null;
  }
};

/** The actor that the core knows for this person; null for those who never act on a case. */
export const actorOf = (person: PersonRow): Actor | null => {
  switch (person.role) {
    case "administrator":
      return null;
    case "unit":
      return person.unitId === null ? null : { kind: "person", personId: person.personId, role: "unit", unitId: person.unitId };
    case "curator":
    case "head":
    case "controller":
      return { kind: "person", personId: person.personId, role: person.role };
  }
};
