import type { Card, Timer } from "#http/contract";
import { useTexts } from "../../texts/texts-context.tsx";
import { ClockAxis } from "../../ui/clock-axis.tsx";
import { useOfficeClock } from "../../ui/office-clock.ts";
import { lengthWords, momentWords } from "../../ui/time-words.ts";
import { useTimeWords } from "../../ui/use-time-words.ts";
import css from "./card.module.css";

type Props = { readonly card: Card; readonly now: number; readonly onWhy: (timer: string) => void };

/** The clocks of the case: those that live as a picture, those that ended folded below. Without a term, the time at this step. */
export const Clocks = ({ card, now, onWhy }: Props) => {
  const texts = useTexts();
  const words = useTimeWords();
  const clock = useOfficeClock();
  // A quiet term that has run out asks for nothing any more: it is kept in sight, but not in red above the work.
  const isOver = (timer: Timer) =>
    timer.status === "met" ||
    timer.status === "cancelled" ||
    timer.stoppedAt !== null ||
    (timer.quiet && timer.due !== null && timer.due <= now);
  const stopped = card.timers.filter(isOver);
  const live = card.timers.filter((timer) => !stopped.includes(timer));
  const ordered = [...live].sort((a, b) => Number(b.ofCurrentStep) - Number(a.ofCurrentStep) || (a.due ?? Infinity) - (b.due ?? Infinity));
  const ownTerm = live.some((timer) => timer.ofCurrentStep);
  return (
    <section className={css.clocks} aria-label={texts.clock.axis}>
      {!ownTerm && !card.ended && (
        <p className={css.noTerm}>
          {texts.clock.noTerm}.{" "}
          {texts.clock.noTermSince(momentWords(card.stepSince, now, words), lengthWords(clock.worked(card.stepSince, now), texts))}
        </p>
      )}
      {ordered.length > 0 && <ClockAxis timers={ordered} now={now} onWhy={onWhy} />}
      {stopped.length > 0 && (
        <details className={css.stopped}>
          <summary>{texts.clock.stoppedTimers(stopped.length)}</summary>
          <ClockAxis timers={stopped} now={now} onWhy={onWhy} />
        </details>
      )}
    </section>
  );
};
