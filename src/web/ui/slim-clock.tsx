import { IconAlertTriangle, IconCheck, IconClock, IconHourglassHigh, IconPlayerPause } from "@tabler/icons-react";
import { useTexts } from "../texts/texts-context.tsx";
import type { ClockState, ClockTone } from "./clock-state.ts";
import { clockShort } from "./clock-words.ts";
import css from "./clock.module.css";

const icons = {
  overdue: IconAlertTriangle,
  soon: IconHourglassHigh,
  running: IconClock,
  paused: IconPlayerPause,
  met: IconCheck,
  late: IconCheck,
  cancelled: IconCheck,
} as const;

/** The sign of a clock's tone: colour never speaks alone. */
const ClockIcon = ({ tone, size = 14 }: { readonly tone: ClockTone; readonly size?: number }) => {
  const Icon = icons[tone];
  return <Icon size={size} stroke={2} aria-hidden />;
};

/** A clock in words with its sign. */
export const ClockWords = ({ state, words }: { readonly state: ClockState; readonly words?: string }) => {
  const texts = useTexts();
  return (
    <span className={`${css.words} ${css[state.tone]}`}>
      <ClockIcon tone={state.tone} />
      {words ?? clockShort(state, texts)}
    </span>
  );
};

/** The share of the term that has passed, as a line of four pixels. */
export const ClockBar = ({ state }: { readonly state: ClockState }) => (
  <div className={css.bar} data-tone={state.tone} aria-hidden>
    {state.tone !== "paused" && <div className={css.fill} style={{ width: `${Math.max(2, state.share * 100)}%` }} />}
  </div>
);
