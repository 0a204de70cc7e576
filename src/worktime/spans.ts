/** The stretches of an office's time between two instants, for pictures and explanations. */
import type { DayPlan } from "./day-plan.ts";
import type { Instant, Span, SpanKind } from "./model.ts";
import type { SegmentIndex } from "./segments.ts";
import type { WorkDays } from "./work-calendar.ts";

type Ground = { readonly days: WorkDays; readonly planOf: (index: number) => DayPlan; readonly segments: SegmentIndex };

/** Cuts [from, to] into spans: whole days off, and within a working day work, lunch (between intervals) and night (before and after). */
export const cutSpans = (ground: Ground, from: Instant, to: Instant): readonly Span[] => {
  const { days, planOf, segments } = ground;
  const spans: Span[] = [];
  const put = (start: Instant, end: Instant, kind: SpanKind, plan: DayPlan): void => {
    const a = Math.max(start, from);
    const b = Math.min(end, to);
    if (b <= a) return;
    const last = spans.at(-1);
    const joins =
      last !== undefined &&
      last.kind === kind &&
      last.to === a &&
      last.name?.ru === plan.name?.ru &&
      last.basis === plan.basis &&
      kind !== "work";
    if (joins) spans[spans.length - 1] = { ...last, to: b };
    else spans.push({ from: a, to: b, kind, name: plan.name, basis: plan.basis });
  };
  if (!(to > from)) return spans;
  for (let i = days.indexOf(from); i < days.count && days.start(i) < to; i += 1) {
    const plan = planOf(i);
    const dayEnd = days.start(i + 1);
    if (!days.isWorking(i)) {
      put(days.start(i), dayEnd, plan.kind, plan);
      continue;
    }
    let at = days.start(i);
    for (let n = segments.firstEndingAfter(at); n < segments.count && segments.start(n) < dayEnd; n += 1) {
      const start = Math.max(segments.start(n), days.start(i));
      put(at, start, at === days.start(i) ? "night" : "lunch", plan);
      at = Math.min(segments.end(n), dayEnd);
      put(start, at, "work", plan);
    }
    put(at, dayEnd, "night", plan);
  }
  return spans;
};
