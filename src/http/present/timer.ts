import type { DeadlineStory } from "#app";
import type { TimerView } from "#deadlines";
import type { Procedure, RouteRule } from "#procedure";
import type { Bilingual, Timer, TimerExplanation } from "../contract/index.ts";

/** The act's own title of a timer; a timer of an older edition that is gone shows its name. */
export const timerTitle = (route: RouteRule, timer: string): Bilingual => {
  const title = route.timers[timer]?.title;
  return title === undefined ? { ru: timer, en: timer } : { ru: title.ru, en: title.en };
};

/** One clock of a case with the words for its tooltip. */
export const presentTimer = (view: TimerView, route: RouteRule, procedure: Procedure): Timer => ({
  timer: view.timer,
  title: timerTitle(route, view.timer),
  clause: view.clause,
  clauseText: procedure.clauses[view.clause] ?? "",
  term: { amount: view.term.amount, unit: view.term.unit },
  startedAt: view.startedAt,
  startedBy: view.startedBy,
  due: view.due,
  status: view.status,
  stoppedAt: view.stoppedAt,
  remainingMs: view.remainingMs,
  overdueMs: view.overdueMs,
  pauses: view.pauses.map(({ from, to }) => ({ from, to })),
  neverStopsSince: view.neverStopsSince,
  ofCurrentStep: view.ofCurrentStep,
  quiet: view.quiet,
  warnAt: view.warnAt,
});

/** "Why this deadline": spans as data and as words. */
export const presentDeadline = (story: DeadlineStory): TimerExplanation => ({
  timer: story.timer,
  clause: story.clause,
  clauseText: story.clauseText,
  reading: story.reading === null ? null : { ru: story.reading.ru, en: story.reading.en },
  counted: story.counted.map(({ from, to, ms }) => ({ from, to, ms })),
  skipped: story.skipped.map(({ from, to, why, name, basis }) => ({ from, to, why, name, basis })),
  due: story.due,
  words: { ru: [...story.words.ru], en: [...story.words.en] },
});
