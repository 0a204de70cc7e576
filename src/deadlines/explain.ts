import type { Bilingual } from "#procedure";
import type { Counted, Explanation, Instant, Skipped, Term } from "#worktime";
import { explain, formatMoment } from "#worktime";
import type { Leg } from "./clock.ts";
import { clockOf, legsOf } from "./clock.ts";
import type { TimersInput } from "./timers.ts";
import { endOf, newestRun, viewOf } from "./timers.ts";
import type { TimerView } from "./model.ts";

/** "Why this deadline": the timer, what was counted and what was not, and the story in sentences. */
export type TimerStory = {
  readonly view: TimerView;
  readonly term: Term;
  /** The clause's own words and the choice made where they are silent. */
  readonly reading: { readonly quote: string; readonly choice: Bilingual } | null;
  readonly counted: readonly Counted[];
  readonly skipped: readonly Skipped[];
  readonly due: Instant | null;
  readonly words: { readonly ru: readonly string[]; readonly en: readonly string[] };
};

/** The derivation of a timer's newest run; `startedBy` is the start event in words. Null where the timer has not started. */
export function explainTimer(input: TimersInput, timer: string, startedBy: (type: string) => Bilingual): TimerStory | null {
  const question = newestRun(input, timer);
  if (question === null) return null;
  const { rule, run } = question;
  const clock = clockOf(rule, input.calendars, input.circumstances.emergencySince);
  const view = viewOf(question);
  const end = endOf(question, clock);
  if (view === null || end === null) return null;
  // The pause that stands belongs to the last stretch only: the first one is over.
  const legs = legsOf(
    clock,
    run.startedAt,
    end.term,
    run.pauses.filter((pause) => pause.to !== null),
  );
  const standing = run.pauses.find((pause) => pause.to === null);
  const told = legs.map((leg, index) =>
    tell(leg, index === legs.length - 1 ? standing : undefined, index === 0 ? startedBy(run.startedBy) : emergencyWords),
  );
  const changed =
    end.derivedDue !== null || view.due !== (told.at(-1)?.due ?? null) ? setWords(view, end.derivedDue, clock.calendar) : null;
  return {
    view,
    term: end.term,
    reading: rule.reading,
    counted: told.flatMap((one) => one.counted),
    skipped: told.flatMap((one) => one.skipped),
    due: view.due,
    words: {
      ru: [...told.flatMap((one) => one.words.ru), ...(changed === null ? [] : [changed.ru])],
      en: [...told.flatMap((one) => one.words.en), ...(changed === null ? [] : [changed.en])],
    },
  };
}

const emergencyWords: Bilingual = {
  ru: "отмечена экстренная ситуация, дальше срок идёт и в выходные",
  en: "an emergency was declared; from here the term runs on days off too",
};

type Told = Pick<Explanation, "counted" | "skipped" | "words" | "due">;

/** One stretch in data and words; a stretch that another one takes over is told only up to there. */
function tell({ calendar, question, until }: Leg, standing: { readonly from: Instant } | undefined, startedBy: Bilingual): Told {
  const pauses = standing === undefined ? question.pauses : [...(question.pauses ?? []), { from: standing.from, to: null }];
  if (until === null) return explain(calendar, { ...question, pauses, startedBy });
  const story = explain(calendar, { ...question, term: countedBefore(until, calendar, question), startedBy });
  // The last sentence names an end: here it is only where the emergency takes over.
  const words = { ru: story.words.ru.slice(0, -1), en: story.words.en.slice(0, -1) };
  return { due: null, counted: story.counted, skipped: story.skipped.flatMap((span) => cut(span, until)), words };
}

/** What was counted until the emergency, as a term of its own. */
function countedBefore(until: Instant, calendar: Leg["calendar"], { start, pauses, term }: Leg["question"]): Term {
  if (term.unit === "workingDay") return term;
  const stood = (pauses ?? []).reduce((sum, pause) => sum + calendar.between(pause.from, pause.to ?? until), 0);
  return { amount: (calendar.between(start, until) - stood) / 3_600_000, unit: "workingHour" };
}

function cut<Span extends { readonly from: Instant; readonly to: Instant }>(span: Span, until: Instant): readonly Span[] {
  return span.from >= until ? [] : [{ ...span, to: Math.min(span.to, until) }];
}

/** The sentence on a due moment that is not the sum of its spans: promised, shared, or set by a recorded act. */
function setWords(view: TimerView, derivedDue: Instant | null, calendar: Parameters<typeof formatMoment>[0]): Bilingual | null {
  if (view.due === null) return null;
  const at = { ru: formatMoment(calendar, view.due, "ru"), en: formatMoment(calendar, view.due, "en") };
  if (derivedDue === null) return { ru: `Назначенный срок: ${at.ru}.`, en: `The date that was set: ${at.en}.` };
  return {
    ru: `Срок изменён записью: ${formatMoment(calendar, derivedDue, "ru")} → ${at.ru}.`,
    en: `The term was changed by a record: ${formatMoment(calendar, derivedDue, "en")} → ${at.en}.`,
  };
}
