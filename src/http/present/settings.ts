import type { Adopted as Outcome, CalendarPreview as Preview, MovedTerm as Moved } from "#app";
import type { Adopted, CalendarPreview, MovedTerm } from "../contract/index.ts";
import { presentFileProblem } from "./file-problem.ts";

/** A moved deadline: the old value beside the new one. */
export const presentMoved = ({ caseId, number, title, clause, was, becomes }: Moved): MovedTerm => ({
  caseId,
  number,
  title,
  clause,
  was,
  becomes,
});

/** What a calendar file would change, or what is wrong with it. */
export const presentPreview = (preview: Preview): CalendarPreview =>
  preview.kind === "problems"
    ? { kind: "problems", problems: preview.problems.map(presentFileProblem) }
    : { ...preview, years: [...preview.years], calendars: [...preview.calendars], moved: preview.moved.map(presentMoved) };

/** What came of bringing rules into force; a conflict has an answer of its own. */
export const presentAdopted = (outcome: Exclude<Outcome, { readonly kind: "conflict" }>): Adopted =>
  outcome.kind === "problems" ? { kind: "problems", problems: outcome.problems.map(presentFileProblem) } : { ...outcome };
