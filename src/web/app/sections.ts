import type { ListView, Role } from "#http/contract";

/** A section of the desk: a view of the list under the name that its reader uses. */
export type Section = {
  readonly path: string;
  readonly view: ListView;
  readonly title: "queue" | "urgent" | "mine" | "approval" | "awaitingAuthor" | "answered" | "all";
  readonly key: string;
};

const queue: Section = { path: "queue", view: "queue", title: "queue", key: "q" };
const urgent: Section = { path: "urgent", view: "urgent", title: "urgent", key: "u" };
const mine: Section = { path: "mine", view: "mine", title: "mine", key: "m" };
const approval: Section = { path: "approval", view: "mine", title: "approval", key: "m" };
const awaitingAuthor: Section = { path: "awaiting", view: "awaitingAuthor", title: "awaitingAuthor", key: "w" };
const answered: Section = { path: "answered", view: "answered", title: "answered", key: "a" };
const all: Section = { path: "all", view: "all", title: "all", key: "v" };

/** What each role needs, first of all what it acts on. */
export const sectionsOf = (role: Role): readonly Section[] => {
  switch (role) {
    case "curator":
      return [queue, urgent, mine, awaitingAuthor, answered, all];
    case "head":
      return [approval, urgent, answered, all];
    case "unit":
      return [mine, awaitingAuthor, answered];
    case "controller":
      return [queue, urgent, awaitingAuthor, answered, all];
    case "administrator":
      return [];
  }
};

/** The administrator keeps the system and does not read messages; the others see where messages come from. */
export const seesPages = (role: Role): boolean => role !== "unit" && role !== "head";
