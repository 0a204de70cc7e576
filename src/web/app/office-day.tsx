import { IconClock, IconMoon } from "@tabler/icons-react";
import { useNow } from "../data/server-clock.ts";
import { useOfficeClock, type OfficeClock } from "../ui/office-clock.ts";
import { civilDate, clockTime, lengthWords, momentWords, type TimeWords } from "../ui/time-words.ts";
import { useTimeWords } from "../ui/use-time-words.ts";
import css from "./rail.module.css";

const dayMs = 86_400_000;

/** What the office's clock says: until when the day lasts and how much of it is left, lunch apart. */
const officeDayWords = (now: number, clock: OfficeClock, words: TimeWords): string => {
  const { texts } = words;
  const today = civilDate(now, clock.zone);
  const opening = (at: number) =>
    civilDate(at, clock.zone) === today ? texts.clock.atTime(clockTime(at, words)) : momentWords(at, now, words);
  const ahead = clock.spans(now, now + dayMs).filter((span) => span.kind === "work" && civilDate(span.from, clock.zone) === today);
  const end = ahead.at(-1)?.to;
  if (end === undefined) return texts.clock.closed(opening(clock.nextOpen(now)));
  const first = ahead[0]?.from ?? now;
  if (!clock.isOpen(now)) {
    const opened = clock.spans(now - dayMs, now).some((span) => span.kind === "work" && civilDate(span.from, clock.zone) === today);
    return opened ? texts.clock.lunch(clockTime(first, words)) : texts.clock.closed(opening(first));
  }
  return texts.clock.openUntil(clockTime(end, words), lengthWords(clock.worked(now, end), texts));
};

/** The working-time clock at the foot of the rail. */
export const OfficeDay = () => {
  const now = useNow();
  const clock = useOfficeClock();
  const words = useTimeWords();
  const open = clock.isOpen(now);
  return (
    <p className={css.day}>
      {open ? <IconClock size={16} aria-hidden /> : <IconMoon size={16} aria-hidden />}
      <span>{officeDayWords(now, clock, words)}</span>
    </p>
  );
};
