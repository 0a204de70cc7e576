import type { ReplyKindName } from "./model-words.ts";

/** A yearly stretch of days, "MM-DD", both ends included; it may run over the New Year ("10-15" to "04-15"). */
export type Season = { readonly from: string; readonly to: string };

/** All named keys must hold; a key holds when the case's value is one of those listed. Empty = always. */
export type Condition = {
  /** The kind of the reply that the event, the move or (for a case as a whole) the newest draft is about. */
  readonly reply?: readonly ReplyKindName[];
  /** The case's level; until a person sets one it is the act's `byDefault`. */
  readonly importance?: readonly string[];
  readonly topic?: readonly string[];
  /** The ground of the refusal or of the newest explanation. */
  readonly ground?: readonly string[];
  /** The kind of the source ("network", "mail", "import", "api", "manual") or the channel's own code ("vk"). */
  readonly source?: readonly string[];
  readonly messageKind?: readonly ("comment" | "direct" | "post")[];
  readonly emergency?: boolean;
  /** The message has been linked to an earlier case (3.4). */
  readonly repeat?: boolean;
  readonly generalInterest?: boolean;
  /** An interim reply has been published or handed over. */
  readonly interimGiven?: boolean;
  /** Whether the interim reply at hand promises a date: one without is a first reaction. */
  readonly promised?: boolean;
  readonly severalUnits?: boolean;
  /** Every helping unit has given its part or declined it; for the event of a part: with it the last one is there. True where nobody helps. */
  readonly partsGiven?: boolean;
  /** Which way of the appeal was chosen (3.9). */
  readonly appeal?: readonly ("register" | "guide")[];
  /** Facts that the act declares: one of these has been recorded on the case. */
  readonly recorded?: readonly string[];
  /** The day of arrival, in the office's zone, lies in one of these seasons. */
  readonly season?: readonly Season[];
};

/** An event of a case (a type of `CaseEvent`, or a fact that the act declares in `facts`), narrowed by conditions. */
export type EventMatch = { readonly event: string; readonly when: Condition };
