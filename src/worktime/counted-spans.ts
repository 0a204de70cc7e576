/** Which stretches between a start and an end count towards a term, and why the others do not. */
import type { Instant, Pause, Readings, SpanKind, Term, Words } from "./model.ts";
import type { WorkCalendar } from "./work-calendar.ts";

/** A stretch that counts; `ms` is what it adds to the term (working time of a day for a term in working days). */
export type Counted = { readonly from: Instant; readonly to: Instant; readonly ms: number };

/** Why a stretch does not count. `eventDay`: the day of the event (ГК РФ 191); `movedEnd`: a day off on which a calendar term may not end (193). */
export type SkipReason = Exclude<SpanKind, "work"> | "pause" | "eventDay" | "movedEnd";

export type Skipped = {
  readonly from: Instant;
  readonly to: Instant;
  readonly why: SkipReason;
  readonly name: Words | null;
  readonly basis: string | null;
};

export type Windows = { readonly start: Instant; readonly end: Instant; readonly pauses: readonly Pause[] };

type Sorted = { readonly counted: readonly Counted[]; readonly skipped: readonly Skipped[] };

const pauseSkips = ({ pauses, end }: Windows): readonly Skipped[] =>
  pauses.map(({ from, to }) => ({ from, to: to ?? end, why: "pause" as const, name: null, basis: null }));

/** In the order of time; days off of one name that touch are one stretch. */
const inOrder = (skipped: readonly Skipped[]): readonly Skipped[] => {
  const out: Skipped[] = [];
  for (const span of skipped.toSorted((a, b) => a.from - b.from || a.to - b.to)) {
    const last = out.at(-1);
    const isSame =
      last !== undefined && last.to === span.from && last.why === span.why && last.name?.ru === span.name?.ru && last.basis === span.basis;
    if (isSame && span.why !== "pause") out[out.length - 1] = { ...last, to: span.to };
    else out.push(span);
  }
  return out;
};

/** The stretches between the pauses. */
const gapsOf = ({ start, end, pauses }: Windows): readonly { readonly from: Instant; readonly to: Instant }[] => {
  const gaps: { from: Instant; to: Instant }[] = [];
  let at = start;
  for (const pause of pauses) {
    if (pause.from > at) gaps.push({ from: at, to: pause.from });
    at = pause.to ?? end;
  }
  if (at < end) gaps.push({ from: at, to: end });
  return gaps;
};

/** Terms in hours and minutes: working time by the spans of the office, clock time as it is. */
export const countTime = (calendar: WorkCalendar, windows: Windows, working: boolean): Sorted => {
  const counted: Counted[] = [];
  const skipped: Skipped[] = [...pauseSkips(windows)];
  for (const gap of gapsOf(windows)) {
    if (!working) {
      counted.push({ ...gap, ms: gap.to - gap.from });
      continue;
    }
    for (const { from, to, kind, name, basis } of calendar.spans(gap.from, gap.to)) {
      if (kind === "work") counted.push({ from, to, ms: to - from });
      else skipped.push({ from, to, why: kind, name, basis });
    }
  }
  return { counted, skipped: inOrder(skipped) };
};

/** The days that pauses push out of the count: as many as the pause moved the end by, from the day it began. */
const pausedDays = (
  calendar: WorkCalendar,
  windows: Windows,
  days: { readonly first: number; readonly counts: (day: number) => boolean },
): ReadonlySet<number> => {
  const out = new Set<number>();
  for (const pause of windows.pauses) {
    if (pause.to === null) continue;
    const from = calendar.days.indexOf(pause.from);
    const to = calendar.days.indexOf(pause.to);
    let left = 0;
    for (let day = from; day < to; day += 1) if (days.counts(day)) left += 1;
    for (let day = Math.max(from, days.first); left > 0 && day < calendar.days.count; day += 1) {
      if (!days.counts(day) || out.has(day)) continue;
      out.add(day);
      left -= 1;
    }
  }
  return out;
};

const dayOffOf = (calendar: WorkCalendar, from: Instant, to: Instant): Skipped => {
  const span = calendar.spans(from, to)[0];
  const why = span === undefined || span.kind === "work" ? "dayOff" : span.kind;
  return { from, to, why, name: span?.name ?? null, basis: span?.basis ?? null };
};

/** Terms in days: whole days, the day of the event left out unless the reading counts it. */
export const countDays = (
  calendar: WorkCalendar,
  windows: Windows,
  asked: { readonly term: Term; readonly readings: Readings },
): Sorted => {
  const { days } = calendar;
  const counted: Counted[] = [];
  const skipped: Skipped[] = [...pauseSkips(windows)];
  const working = asked.term.unit === "workingDay";
  const counts = (day: number): boolean => !working || days.isWorking(day);
  const eventDay = days.indexOf(windows.start);
  const first = asked.readings.dayTermFrom === "next-day" ? eventDay + 1 : eventDay;
  if (first > eventDay) {
    const to = Math.min(days.start(first), Math.max(windows.end, windows.start));
    if (to > windows.start) skipped.push({ from: windows.start, to, why: "eventDay", name: null, basis: "ГК РФ, ст. 191" });
  }
  const paused = pausedDays(calendar, windows, { first, counts });
  let left = asked.term.amount;
  for (let day = first; day < days.count && days.start(day) < windows.end; day += 1) {
    const from = Math.max(days.start(day), windows.start);
    const to = Math.min(days.start(day + 1), windows.end);
    if (!counts(day)) skipped.push(dayOffOf(calendar, from, to));
    else if (paused.has(day)) continue;
    else if (left > 0) {
      counted.push({ from, to, ms: working ? calendar.between(from, to) : to - from });
      left -= 1;
    } else if (!working) skipped.push({ ...dayOffOf(calendar, from, to), why: "movedEnd", basis: "ГК РФ, ст. 193" });
  }
  return { counted, skipped: inOrder(skipped) };
};
