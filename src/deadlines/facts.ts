import type { Instant, WorkCalendar } from "#worktime";
import type { ReplyKindName } from "#procedure";

/** Something that happened, as the clocks see it: its name, its moment, and the values that conditions look at. */
export type Fact = {
  /** An event's type, or the name of a fact that the act declares. */
  readonly type: string;
  readonly at: Instant;
  readonly reply?: ReplyKindName | null;
  readonly ground?: string | null;
  readonly appeal?: "register" | "guide" | null;
  /** The step at which the case stayed when it came: on a case that is over nothing begins. */
  readonly stays?: string;
  /** Whether with this part of a helping unit the last one is there. */
  readonly partsGiven?: boolean;
  /** The date that an interim reply promises. */
  readonly promisedFor?: Instant | null;
};

/** What a case is now, as far as an act's conditions ask. */
export type Circumstances = {
  readonly reply: ReplyKindName | null;
  readonly importance: string | null;
  readonly topic: string | null;
  readonly ground: string | null;
  /** Both the kind of the source ("network", "mail", …) and the channel's own code. */
  readonly source: readonly string[];
  readonly messageKind: "comment" | "direct" | "post";
  readonly emergencySince: Instant | null;
  readonly repeat: boolean;
  readonly generalInterest: boolean;
  readonly interimGiven: boolean;
  /** Whether the newest draft promises a date. */
  readonly promised: boolean;
  readonly severalUnits: boolean;
  readonly partsGiven: boolean;
  readonly appeal: "register" | "guide" | null;
  /** The names of the declared facts that were recorded on the case. */
  readonly recorded: readonly string[];
  /** The day of arrival in the office's zone, "MM-DD"; asked only where an act knows seasons. */
  readonly arrivedOn: () => string;
};

/** The calendars that a case's clocks may run on; `unit` is the unit's own, where its hours differ. */
export type Calendars = {
  readonly office: WorkCalendar;
  readonly unit: WorkCalendar | null;
  readonly named: Readonly<Record<string, WorkCalendar>>;
  readonly always: WorkCalendar;
};

/** A recorded change of a term. */
export type Override = { readonly timer: string; readonly due: Instant; readonly at: Instant };
