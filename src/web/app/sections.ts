import type { CaseRow, ListView, Role } from "#http/contract";

/** A section of the desk: a view of the list under the name that its reader uses. */
export type Section = {
  readonly path: string;
  readonly view: ListView;
  readonly title: "queue" | "urgent" | "mine" | "approval" | "awaitingAuthor" | "answered" | "all";
  readonly key: string;
  /** Which rows of the view belong here: the Head's two kinds of decision come in one view. */
  readonly keep: (row: CaseRow) => boolean;
};

const every = () => true;
const isApproval = (row: CaseRow): boolean => row.awaitsApproval;

const queue: Section = { path: "queue", view: "queue", title: "queue", key: "q", keep: every };
const urgent: Section = { path: "urgent", view: "urgent", title: "urgent", key: "u", keep: every };
const mine: Section = { path: "mine", view: "mine", title: "mine", key: "m", keep: every };
const awaitingAuthor: Section = { path: "awaiting", view: "awaitingAuthor", title: "awaitingAuthor", key: "w", keep: every };
const answered: Section = { path: "answered", view: "answered", title: "answered", key: "a", keep: every };
const all: Section = { path: "all", view: "all", title: "all", key: "v", keep: every };

// A case waits for the Head's resolution or for the approval of its reply: the act's step tells which (3.1.1, 3.1.7).
const toResolve: Section = { ...urgent, view: "mine", keep: (row) => !isApproval(row) };
const toApprove: Section = { path: "approval", view: "mine", title: "approval", key: "m", keep: isApproval };

/** What each role needs, first of all what it acts on. */
export const sectionsOf = (role: Role): readonly Section[] => {
  switch (role) {
    case "curator":
      return [queue, urgent, mine, awaitingAuthor, answered, all];
    case "head":
      return [toResolve, toApprove, answered, all];
    case "unit":
      return [mine, awaitingAuthor, answered, all];
    case "controller":
      return [queue, urgent, awaitingAuthor, answered, all];
    case "administrator":
      return [];
  }
};

/** The administrator keeps the system and does not read messages; the others see where messages come from. */
export const seesPages = (role: Role): boolean => role !== "unit" && role !== "head";

/** Letters of «Инцидент» are read by who enters messages; its mail and keys are kept by the administrator (3.2). */
export const seesIncident = (role: Role): boolean => role === "curator" || role === "administrator";

/** The whole picture is for those who see every case (1.7, 4.2). */
export const seesControl = (role: Role): boolean => role === "controller" || role === "head" || role === "curator";

/** The act is read by whoever answers for it; the calendar is kept by the administrator. */
export const seesAct = (role: Role): boolean => role !== "unit";
export const seesCalendar = (role: Role): boolean => role === "administrator";

/** Templates are kept by who answers for the words of replies, and by the administrator. */
export const keepsTemplates = (role: Role): boolean => role === "curator" || role === "administrator";

/** The people and their roles are kept by the administrator. */
export const seesPeople = (role: Role): boolean => role === "administrator";
