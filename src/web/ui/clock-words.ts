import type { Texts } from "../texts/ru.ts";
import type { ClockState } from "./clock-state.ts";
import { lengthWords, wallLengthWords } from "./time-words.ts";

const isJustOver = (state: ClockState): boolean => state.tone === "overdue" && state.ms < 60_000;

/** A clock in a few words, for a row: «ещё 1 ч 20 мин», «−35 мин», «Срок стоит». */
export const clockShort = (state: ClockState, texts: Texts): string => {
  if (isJustOver(state)) return texts.clock.overdueNow;
  const length = state.wall ? wallLengthWords(state.ms, texts) : lengthWords(state.ms, texts);
  switch (state.tone) {
    case "overdue":
      return texts.clock.overdueShort(length);
    case "soon":
    case "running":
      return texts.clock.leftShort(length);
    case "paused":
      return texts.clock.stands;
    case "met":
      return texts.clock.met;
    case "late":
      return texts.clock.metLate(length);
    case "cancelled":
      return texts.clock.cancelled;
  }
};

/** A clock in a whole phrase, for a card and for those who listen. */
export const clockFull = (state: ClockState, due: string | null, texts: Texts): string => {
  const length = state.wall ? wallLengthWords(state.ms, texts) : lengthWords(state.ms, texts);
  if (isJustOver(state)) return texts.clock.overdueNow;
  const until = due === null ? "" : ` (${texts.clock.until(due)})`;
  switch (state.tone) {
    case "overdue":
      return state.wall ? texts.clock.overdueWall(length) : texts.clock.overdue(length);
    case "soon":
    case "running":
      return `${texts.clock.left(length)}${until}`;
    case "paused":
      return state.ms > 0 ? `${texts.clock.stands}, ${texts.clock.standsLeft(length)}` : texts.clock.stands;
    case "met":
      return texts.clock.met;
    case "late":
      return texts.clock.metLate(length);
    case "cancelled":
      return texts.clock.cancelled;
  }
};
