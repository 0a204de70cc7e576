import type { SpanKind, Words } from "#worktime";
import { createContext, useContext } from "react";

export type OfficeSpan = { readonly from: number; readonly to: number; readonly kind: SpanKind; readonly name: Words | null };

/** What the desk needs of working time. Made once from the office that the server names. */
export type OfficeClock = {
  readonly zone: string;
  /** Working milliseconds between two instants; negative when `to` is earlier. */
  readonly worked: (from: number, to: number) => number;
  /** Everything between two instants in order, working or not. */
  readonly spans: (from: number, to: number) => readonly OfficeSpan[];
  /** The same for a clock that never stops: every hour counts, a day at a time. */
  readonly everyHour: (from: number, to: number) => readonly OfficeSpan[];
  readonly isOpen: (at: number) => boolean;
  /** The next opening, or `at` itself when open. */
  readonly nextOpen: (at: number) => number;
};

const Context = createContext<OfficeClock | null>(null);

/** Hands the office's clock to the screens. */
export const OfficeClockProvider = Context.Provider;

/** The office's clock. */
export const useOfficeClock = (): OfficeClock => {
  const clock = useContext(Context);
  if (clock === null) throw new Error("the office's clock is used before sign-in");
  return clock;
};
