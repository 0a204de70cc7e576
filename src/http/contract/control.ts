import { z } from "zod";
import { bilingual, id, instant, unit, waiter } from "./common.ts";
import { caseRow } from "./list.ts";

/** How the nearest clock of an open case stands. */
export const clockStand = z.enum(["overdue", "soon", "running", "suspended", "none"]);
export type ClockStand = z.infer<typeof clockStand>;

const count = z.number().int();
export const tally = z.object({ overdue: count, soon: count, running: count, suspended: count, none: count });
export type Tally = z.infer<typeof tally>;

/** The day at a glance (4.2). A case of several units stands in the row of each. */
export const controlNow = z.object({
  total: tally,
  byUnit: z.array(z.object({ unit: unit.nullable(), tally })),
  byStep: z.array(
    z.object({ key: z.string(), title: bilingual, routeTitle: bilingual, clause: z.string(), waitsFor: z.array(waiter), tally }),
  ),
  now: instant,
});
export type ControlNow = z.infer<typeof controlNow>;

/** The cases behind a number; `unit` "" = those without one. */
export const controlCasesQuery = z.object({
  stand: clockStand.optional(),
  unit: z.string().max(100).optional(),
  step: z.string().max(300).optional(),
});
export const controlCases = z.object({ rows: z.array(caseRow), total: count, now: instant });
export type ControlCases = z.infer<typeof controlCases>;

/** At most a year and a day: a report is counted from the logs of its cases. */
const longest = 367 * 86_400_000;
const between = { from: z.coerce.number().int(), to: z.coerce.number().int() };
const isPeriod = ({ from, to }: { readonly from: number; readonly to: number }): boolean => from < to && to - from <= longest;
const wrongPeriod = { error: "the period must end after it begins, and last a year at most", path: ["to"] };
export const periodQuery = z.object(between).refine(isPeriod, wrongPeriod);

const counts = z.object({ received: count, answered: count, explained: count, refused: count, appeals: count, repeats: count });
export type ControlCounts = z.infer<typeof counts>;
const lengths = z.object({ head: z.number(), curator: z.number(), unit: z.number(), author: z.number(), other: z.number() });
export type Lengths = z.infer<typeof lengths>;

const breachLine = z.object({
  caseId: id,
  number: count,
  timer: z.string(),
  timerTitle: bilingual,
  clause: z.string(),
  due: instant,
  overdueMs: z.number(),
  /** The step was made in the end, or the term was called off. */
  isOver: z.boolean(),
  heldBy: z.array(waiter),
  unit: unit.nullable(),
  /** Where the working time of the term had gone. */
  spent: lengths,
});
export type BreachLine = z.infer<typeof breachLine>;

export const controlPeriod = z.object({
  from: instant,
  to: instant,
  spent: z.object({ cases: count, ms: lengths, byUnit: z.array(z.object({ unit, cases: count, ms: z.number() })) }),
  counts: z.object({
    total: counts,
    byNetwork: z.array(z.object({ code: z.string(), title: bilingual, counts })),
    byTopic: z.array(z.object({ title: bilingual.nullable(), counts })),
  }),
  breaches: z.object({
    total: count,
    lines: z.array(breachLine),
    byUnit: z.array(z.object({ unit: unit.nullable(), count })),
  }),
  capped: z.boolean(),
});
export type ControlPeriod = z.infer<typeof controlPeriod>;

export const journalQuery = z
  .object({
    ...between,
    network: id.optional(),
    unit: id.optional(),
    topic: z.string().max(200).optional(),
    outcome: z.enum(["open", "interim", "answered", "explained", "refused", "appeal", "closed"]).optional(),
  })
  .refine(isPeriod, wrongPeriod);
export type JournalOutcome = NonNullable<z.infer<typeof journalQuery>["outcome"]>;

export const journalChoices = z.object({
  networks: z.array(z.object({ code: z.string(), title: bilingual })),
  units: z.array(unit),
  topics: z.array(z.object({ name: z.string(), title: bilingual })),
});
export type JournalChoices = z.infer<typeof journalChoices>;
