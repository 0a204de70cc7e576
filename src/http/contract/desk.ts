import { z } from "zod";
import { bilingual, id, instant, language, role, unit } from "./common.ts";

/** Who is signed in, and what the desk needs to count working time by itself. */
export const me = z.object({
  person: z.object({ personId: id, name: z.string(), position: z.string(), role, unitId: id.nullable(), locale: language }),
  /** The role is that of another, by an order with dates (4.1). */
  isActing: z.boolean().optional(),
  organisation: z.object({ title: z.string() }),
  /** The office and its production calendar as plain data for `#worktime`. */
  worktime: z.object({ office: z.unknown(), calendars: z.array(z.unknown()) }),
  units: z.array(unit),
  networks: z.array(z.object({ code: z.string(), title: bilingual, letter: z.string() })),
  now: instant,
});
export type Me = z.infer<typeof me>;

export const page = z.object({
  pageId: id,
  network: z.string(),
  title: z.string(),
  url: z.string(),
  enabled: z.boolean(),
  health: z.object({
    state: z.enum(["ok", "warning", "broken", "unknown"]),
    problems: z.array(z.object({ failure: z.string(), ru: z.string(), en: z.string() })),
    checkedAt: instant.nullable(),
  }),
  lastEventAt: instant.nullable(),
  /** What stands over the page and is to be mended (1.8). */
  alarms: z.array(z.object({ kind: z.enum(["health", "poll", "silence"]), ru: z.string(), en: z.string(), raisedAt: instant })).optional(),
});
export type Page = z.infer<typeof page>;

/** What the live stream says: ids and versions only; the desk asks for what it shows. */
export const liveEvent = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("hello"), now: instant }),
  z.object({ kind: z.literal("case"), caseId: id, version: z.number().int() }),
  z.object({ kind: z.literal("publication"), caseId: id }),
  z.object({ kind: z.literal("presence"), caseId: id }),
  z.object({ kind: z.literal("page"), pageId: id }),
  z.object({ kind: z.literal("notice") }),
  z.object({ kind: z.literal("rules") }),
]);
export type LiveEvent = z.infer<typeof liveEvent>;

export const draftSave = z.object({ text: z.string().max(100_000), at: instant });
export type DraftSave = z.infer<typeof draftSave>;
