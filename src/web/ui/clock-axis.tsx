import type { Timer } from "#http/contract";
import { useMemo } from "react";
import { useSay, useTexts } from "../texts/texts-context.tsx";
import { joinClosed, layAxis, partOf, type Axis } from "./axis.ts";
import css from "./clock-axis.module.css";
import { Clause } from "./clause.tsx";
import { axisSince, everyHourSince, spansSince } from "./clock-spans.ts";
import { clockState, isWall, type ClockState } from "./clock-state.ts";
import { clockFull } from "./clock-words.ts";
import { useOfficeClock } from "./office-clock.ts";
import { ClockWords } from "./slim-clock.tsx";
import { dayMark, clockTime, lengthWords, momentWords, wallLengthWords, type TimeWords } from "./time-words.ts";
import { useTimeWords } from "./use-time-words.ts";

type Props = { readonly timers: readonly Timer[]; readonly now: number; readonly onWhy: (timer: string) => void };

const isOver = (timer: Timer): boolean => timer.status === "met" || timer.status === "cancelled";

const endOf = (timer: Timer, now: number): number => Math.max(timer.due ?? now, timer.stoppedAt ?? 0, isOver(timer) ? 0 : now);

const useAxis = (timers: readonly Timer[], now: number): Axis => {
  const clock = useOfficeClock();
  const from = Math.min(...timers.map((timer) => timer.startedAt));
  const to = Math.max(...timers.map((timer) => endOf(timer, now)), from + 3_600_000);
  // A minute more or less does not move the picture.
  const end = Math.floor(to / 60_000) * 60_000 + 60_000;
  const since = axisSince(timers);
  return useMemo(() => layAxis(spansSince(clock, since, { from, to: end }), from, end), [clock, since, from, end]);
};

const Lane = ({
  timer,
  axis,
  now,
  state,
}: {
  readonly timer: Timer;
  readonly axis: Axis;
  readonly now: number;
  readonly state: ClockState;
}) => {
  const stopped = timer.stoppedAt ?? now;
  const passedTo = isOver(timer) ? stopped : now;
  const due = timer.due ?? passedTo;
  const whole = partOf(axis, timer.startedAt, Math.max(due, timer.startedAt));
  const passed = partOf(axis, timer.startedAt, Math.min(passedTo, due));
  const over = passedTo > due ? partOf(axis, due, passedTo) : null;
  const dueAt = axis.at(due);
  return (
    <div className={css.lane} data-tone={state.tone} aria-hidden>
      <div className={css.whole} style={{ left: `${whole.left}%`, width: `${whole.width}%` }} />
      <div className={css.passed} style={{ left: `${passed.left}%`, width: `${passed.width}%` }} />
      {over !== null && <div className={css.over} style={{ left: `${over.left}%`, width: `${over.width}%` }} />}
      {timer.pauses.map((pause) => {
        const part = partOf(axis, pause.from, pause.to ?? now);
        return <div key={pause.from} className={css.pause} style={{ left: `${part.left}%`, width: `${part.width}%` }} />;
      })}
      {timer.due !== null && <div className={css.due} style={{ left: `${dueAt}%` }} />}
    </div>
  );
};

const marksOf = (axis: Axis, words: TimeWords): readonly { readonly left: number; readonly title: string }[] => {
  const marks: { left: number; title: string }[] = [];
  let day = "";
  for (const stretch of axis.stretches) {
    if (!stretch.working) continue;
    const title = dayMark(stretch.from, words);
    if (title === day) continue;
    day = title;
    const last = marks.at(-1);
    if (last === undefined || stretch.left - last.left > 9) marks.push({ left: stretch.left, title });
  }
  return marks;
};

/** What a clock leaves out of its axis: nothing of it from the moment on which it never stops. */
const useClosed = (timer: Timer, axis: Axis) => {
  const clock = useOfficeClock();
  const since = everyHourSince(timer);
  return useMemo(
    () =>
      joinClosed(spansSince(clock, since, axis))
        .filter(({ kind }) => kind !== "work")
        .map((span) => ({ ...span, ...partOf(axis, span.from, span.to) })),
    [clock, since, axis],
  );
};

type GroundProps = { readonly timer: Timer; readonly axis: Axis; readonly now: number; readonly words: TimeWords };

const Ground = ({ timer, axis, now, words }: GroundProps) => (
  <div className={css.ground} aria-hidden>
    {useClosed(timer, axis).map(({ from, kind, left, width }) => (
      <div key={from} className={css.closed} data-kind={kind} style={{ left: `${left}%`, width: `${width}%` }} />
    ))}
    <div
      className={css.now}
      style={{ left: `${axis.at(now)}%` }}
      data-edge={axis.at(now) > 88 ? "right" : axis.at(now) < 8 ? "left" : undefined}
    >
      <span>
        {words.texts.clock.now} {clockTime(now, words)}
      </span>
    </div>
  </div>
);

/** The words of a lane: how much is left and until when, or since when the clock stands. */
const LaneWords = ({ timer, state, now }: { readonly timer: Timer; readonly state: ClockState; readonly now: number }) => {
  const texts = useTexts();
  const words = useTimeWords();
  const standsFrom = state.tone === "paused" ? timer.pauses.find((pause) => pause.to === null)?.from : undefined;
  if (standsFrom !== undefined)
    return (
      <>
        <ClockWords state={state} words={texts.clock.standsSince(momentWords(standsFrom, now, words))} />
        {state.ms > 0 && <span className={css.until}>{texts.clock.standsLeft(lengthWords(state.ms, texts))}</span>}
      </>
    );
  if (state.tone === "overdue" && timer.due !== null && state.ms >= 60_000) {
    const by = state.wall ? wallLengthWords(state.ms, texts) : lengthWords(state.ms, texts);
    return (
      <>
        <ClockWords state={state} words={texts.clock.overdueBy(by)} />
        {!state.wall && <span className="unseen"> {texts.clock.ofWorkingTime}</span>}
        <span className={css.until}>{texts.clock.wasDue(momentWords(timer.due, now, words))}</span>
      </>
    );
  }
  return (
    <>
      <ClockWords state={state} words={clockFull(state, null, texts)} />
      {timer.due !== null && !isOver(timer) && <span className={css.until}>{texts.clock.until(momentWords(timer.due, now, words))}</span>}
    </>
  );
};

/** The clocks of a case as one picture: an axis of working time, a lane for each term, pauses hatched, nights and days off as thin slots; an emergency (3.10) gives them their width. */
export const ClockAxis = ({ timers, now, onWhy }: Props) => {
  const texts = useTexts();
  const say = useSay();
  const words = useTimeWords();
  const clock = useOfficeClock();
  const axis = useAxis(timers, now);
  return (
    <figure className={css.figure} aria-label={axisSince(timers) === null ? texts.clock.axis : texts.clock.axisEveryHour}>
      <ul className={css.lanes}>
        {timers.map((timer) => {
          const state = clockState({ ...timer, wall: isWall(timer) }, now, clock);
          return (
            <li key={timer.timer} className={css.row} data-current={timer.ofCurrentStep || undefined}>
              <div className={css.name}>
                <span>{say(timer.title)}</span> <Clause clause={timer.clause} words={timer.clauseText} />
              </div>
              <div className={css.picture}>
                <Ground timer={timer} axis={axis} now={now} words={words} />
                <Lane timer={timer} axis={axis} now={now} state={state} />
              </div>
              <button type="button" className={css.words} onClick={() => onWhy(timer.timer)} title={texts.clock.why}>
                <LaneWords timer={timer} state={state} now={now} />
                {timer.quiet && state.tone === "overdue" && <span className="small quiet">{texts.clock.quiet}</span>}
                <span className="unseen">. {texts.clock.whyFor(say(timer.title))}</span>
              </button>
            </li>
          );
        })}
      </ul>
      <div className={css.days} aria-hidden>
        <div>
          {marksOf(axis, words).map((mark) => (
            <span key={mark.left} style={{ left: `${Math.min(mark.left, 92)}%` }}>
              {mark.title}
            </span>
          ))}
        </div>
      </div>
    </figure>
  );
};
