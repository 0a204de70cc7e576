import { z } from "zod";
import { bilingual, id, instant } from "./common.ts";
import { ground } from "./procedure.ts";

/** What is wrong with a handed-in file, where, and what to do about it. */
export const fileProblem = z.object({
  code: z.string(),
  severity: z.enum(["error", "warning"]),
  line: z.number().int(),
  column: z.number().int(),
  path: z.string(),
  message: bilingual,
  remedy: bilingual,
});
export type FileProblem = z.infer<typeof fileProblem>;

/** A deadline that a calendar moves; null where it cannot be known. */
export const movedTerm = z.object({
  caseId: id,
  number: z.number().int(),
  title: bilingual,
  clause: z.string(),
  was: instant.nullable(),
  becomes: instant.nullable(),
});
export type MovedTerm = z.infer<typeof movedTerm>;

export const calendarSettings = z.object({
  /** 0 = the calendars that the program came with. */
  version: z.number().int(),
  openCases: z.number().int(),
  history: z.array(
    z.object({
      version: z.number().int(),
      calendarId: z.string(),
      years: z.array(z.number().int()),
      at: instant,
      by: z.string(),
      reason: z.string(),
      movedCount: z.number().int(),
    }),
  ),
});
export type CalendarSettings = z.infer<typeof calendarSettings>;

const fileText = z.string().min(1).max(400_000);
const reason = z.string().trim().min(3).max(1_000);

export const fileRequest = z.strictObject({ text: fileText });
export const calendarRequest = z.strictObject({ text: fileText, reason, seen: z.number().int().min(0) });
export const actRequest = z.strictObject({ text: fileText, reason, from: z.iso.date() });

const problems = z.object({ kind: z.literal("problems"), problems: z.array(fileProblem) });
export const calendarPreview = z.discriminatedUnion("kind", [
  problems,
  z.object({
    kind: z.literal("preview"),
    version: z.number().int(),
    calendarId: z.string(),
    years: z.array(z.number().int()),
    calendars: z.array(z.unknown()),
    openCases: z.number().int(),
    moved: z.array(movedTerm),
  }),
]);
export type CalendarPreview = z.infer<typeof calendarPreview>;

export const adopted = z.discriminatedUnion("kind", [problems, z.object({ kind: z.literal("adopted"), movedCount: z.number().int() })]);
export type Adopted = z.infer<typeof adopted>;

const actStep = z.object({
  step: z.string(),
  title: bilingual,
  clause: z.string(),
  waitsFor: z.array(z.string()),
  begins: z.boolean(),
  ends: z.boolean(),
  rank: z.number().int().nullable(),
  /** What may be done without leaving the step. */
  staying: z.array(z.object({ title: bilingual, by: z.array(z.string()), clause: z.string() })),
});
export type ActStep = z.infer<typeof actStep>;

const actEdge = z.object({
  from: z.string(),
  to: z.string(),
  kind: z.enum(["move", "fact"]),
  name: z.string(),
  title: bilingual,
  clause: z.string(),
  by: z.array(z.string()),
  conditional: z.boolean(),
  back: z.boolean(),
});
export type ActEdge = z.infer<typeof actEdge>;

const actClock = z.object({
  name: z.string(),
  title: bilingual,
  clause: z.string(),
  term: bilingual,
  starts: z.array(bilingual),
  stops: z.array(bilingual),
  ofSteps: z.array(z.string()),
  /** How the text was read where it leaves a choice: the quoted words and what was decided. */
  reading: z.object({ quote: z.string(), choice: bilingual }).nullable(),
});
export type ActClock = z.infer<typeof actClock>;

const actRoute = z.object({
  name: z.string(),
  title: bilingual,
  clause: z.string(),
  steps: z.array(actStep),
  edges: z.array(actEdge),
  clocks: z.array(actClock),
});
export type ActRoute = z.infer<typeof actRoute>;

/** The act drawn: routes, clauses word for word with what each means in the product, clocks, grounds; and its editions. */
export const actPicture = z.object({
  title: z.string(),
  code: z.string(),
  edition: z.string(),
  today: z.string(),
  mayAdopt: z.boolean(),
  routes: z.array(actRoute),
  clauses: z.array(z.object({ clause: z.string(), text: z.string(), note: bilingual.nullable() })),
  grounds: z.array(ground),
  editions: z.array(
    z.object({
      edition: z.string(),
      inForceFrom: z.string(),
      adopted: z.object({ at: instant, by: z.string(), reason: z.string() }).nullable(),
      openCases: z.number().int(),
      isInForce: z.boolean(),
    }),
  ),
});
export type ActPicture = z.infer<typeof actPicture>;

const editionChange = z.object({
  kind: z.enum(["clause", "timer", "step", "move", "approval", "ground", "route", "other"]),
  clause: z.string(),
  path: z.string(),
  change: z.enum(["added", "removed", "changed"]),
  before: bilingual.nullable(),
  after: bilingual.nullable(),
});
export type EditionChange = z.infer<typeof editionChange>;

export const actCheck = z.object({
  problems: z.array(fileProblem),
  /** Null where the file is no act that can be used. */
  act: z
    .object({
      edition: z.string(),
      inForceFrom: z.string(),
      comparedWith: z.string(),
      changes: z.array(editionChange),
      terms: z.array(editionChange.extend({ openCases: z.number().int() })),
      openCases: z.number().int(),
      routes: z.array(actRoute),
      /** Whether every state of the act was walked; if not, a contradiction may hide where nobody looked. */
      walkedWhole: z.boolean(),
      /** A way through the act on which something goes wrong; null where none was found. */
      counterExample: z.object({ what: bilingual, clause: z.string(), detail: z.string(), steps: z.array(bilingual) }).nullable(),
    })
    .nullable(),
});
export type ActCheck = z.infer<typeof actCheck>;
