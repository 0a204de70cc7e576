import type { TimerView } from "#deadlines";
import type { Recipient } from "#procedure";
import type { Instant } from "#worktime";

/** An instant at which a case speaks to somebody: a clock that ends or has ended, or an author who is silent. */
export type Moment = {
  readonly id: string;
  readonly at: Instant;
  readonly kind: "warning" | "breach" | "authorSilent" | "pauseClosable";
  readonly clause: string;
  /** The clock that speaks; null where it is the author's silence. */
  readonly view: TimerView | null;
  readonly notify: readonly Recipient[];
};
