import type { Calendars } from "#deadlines";
import type { Procedure } from "#procedure";
import type { UnitId } from "./ids.ts";

/** What a decision stands on besides the case itself: the edition of the act under which the case began, and the calendars. */
export type CaseContext = {
  readonly procedure: Procedure;
  readonly calendars: Calendars;
  /** The units of this office; absent = any name is taken. */
  readonly knownUnits?: ReadonlySet<UnitId>;
};
