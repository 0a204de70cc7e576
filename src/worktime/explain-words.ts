/** The words of an explanation: one sentence a line, in the order of time, as a clerk would say it. */
import { civilOfDay, DAY_MS } from "./civil.ts";
import type { Counted, Skipped } from "./counted-spans.ts";
import type { Deadline } from "./deadline.ts";
import { formatClock, formatDate, formatMoment } from "./iso.ts";
import type { Instant, Pause, Readings, Term, Words } from "./model.ts";
import { type Phrases, phrasesOf } from "./phrases.ts";
import { formatDuration, formatTerm, lengthOfTerm } from "./term.ts";
import type { WorkCalendar } from "./work-calendar.ts";

type Lang = "ru" | "en";

export type Told = {
  readonly start: Instant;
  readonly term: Term;
  readonly readings: Readings;
  readonly counted: readonly Counted[];
  readonly skipped: readonly Skipped[];
  readonly pauses: readonly Pause[];
  readonly result: Deadline;
};

type Line = { readonly at: Instant; readonly text: string };
type Telling = { readonly calendar: WorkCalendar; readonly told: Told; readonly lang: Lang; readonly say: Phrases };

const dayOf = (calendar: WorkCalendar, t: Instant): number => Math.floor((t + calendar.offsetAt(t)) / DAY_MS);

/** «обозначение дня»: the date, with the name and the basis of a special day. */
const dayWords = ({ calendar, lang }: Telling, t: Instant): string => {
  const span = calendar.spans(t, t + 1)[0];
  const date = formatDate(calendar, t, lang);
  if (span === undefined || span.name === null) return date;
  return `${date} (${span.name[lang]}${span.basis === null ? "" : `; ${span.basis}`})`;
};

const rangeWords = ({ calendar, lang }: Telling, from: Instant, to: Instant): string => {
  const [first, last] = [formatDate(calendar, from, lang), formatDate(calendar, to - 1, lang)];
  return first === last ? first : `${first} – ${last}`;
};

const clockRange = (calendar: WorkCalendar, from: Instant, to: Instant): string =>
  `${formatClock(calendar, from)}–${formatClock(calendar, to)}`;

/** Lunches of a day that lie between its counted stretches or touch one. */
const lunchesOf = ({ calendar, told }: Telling, day: number): readonly Skipped[] =>
  told.skipped.filter(({ why, from }) => why === "lunch" && dayOf(calendar, from) === day);

/** Midnights inside a stretch cut it, so that each line speaks of one day. */
const splitByDay = (calendar: WorkCalendar, counted: readonly Counted[]): ReadonlyMap<number, readonly Counted[]> => {
  const days = new Map<number, Counted[]>();
  for (const span of counted) {
    for (let from = span.from; from < span.to;) {
      const day = dayOf(calendar, from);
      const to = Math.min(span.to, calendar.days.start(calendar.days.indexOf(from) + 1));
      const list = days.get(day) ?? [];
      list.push({ from, to, ms: to - from });
      days.set(day, list);
      from = to;
    }
  }
  return days;
};

const workingTimeLines = (telling: Telling): readonly Line[] => {
  const { calendar, told, lang, say } = telling;
  let left = lengthOfTerm(told.term);
  return [...splitByDay(calendar, told.counted)].map(([day, spans]) => {
    const length = spans.reduce((sum, { ms }) => sum + ms, 0);
    left -= length;
    const at = spans[0]?.from ?? 0;
    const breaks = lunchesOf(telling, day).map(({ from, to }) => say.lunch(clockRange(calendar, from, to)));
    const hours = spans.map(({ from, to }) => clockRange(calendar, from, to)).join(", ");
    const text = say.countedDay(dayWords(telling, at), hours, {
      counted: formatDuration(length, lang),
      left: formatDuration(left, lang),
      breaks,
    });
    return { at, text };
  });
};

const dayLines = (telling: Telling): readonly Line[] => {
  const { told, say, lang, calendar } = telling;
  if (told.term.unit === "workingDay") {
    return told.counted.map(({ from }, i) => ({ at: from, text: say.countedNthDay(i + 1, dayWords(telling, from)) }));
  }
  const [first, last] = [told.counted[0], told.counted.at(-1)];
  if (first === undefined || last === undefined) return [];
  const text = say.countedDays(formatTerm(told.term, lang), formatDate(calendar, first.from, lang), formatDate(calendar, last.from, lang));
  return [{ at: first.from, text }];
};

const countedLines = (telling: Telling): readonly Line[] => {
  const { calendar, told, lang, say } = telling;
  switch (told.term.unit) {
    case "workingHour":
      return workingTimeLines(telling);
    case "minute":
    case "hour":
      return told.counted.map(({ from, to, ms }) => ({
        at: from,
        text: say.countedClock(formatMoment(calendar, from, lang), formatMoment(calendar, to, lang), formatDuration(ms, lang)),
      }));
    case "workingDay":
    case "calendarDay":
      return dayLines(telling);
  }
};

const skippedLine = (telling: Telling, span: Skipped): Line | null => {
  const { calendar, told, lang, say } = telling;
  switch (span.why) {
    case "lunch":
    case "night":
    case "pause":
      return null;
    case "eventDay":
      return { at: span.from, text: say.eventDay(formatDate(calendar, span.from, lang)) };
    case "movedEnd": {
      const isLast = told.result.kind === "due" && span.to === told.result.due;
      return isLast ? { at: span.from, text: say.movedEnd(formatDate(calendar, span.to - 1, lang)) } : null;
    }
    case "dayOff":
    case "holiday":
    case "movedDayOff":
    case "orderedDayOff": {
      const what = [span.name === null ? say.kinds[span.why] : span.name[lang], span.basis].filter((part) => part !== null).join("; ");
      return { at: span.from, text: say.skippedDay(rangeWords(telling, span.from, span.to), what) };
    }
  }
};

const pauseText = (telling: Telling, pause: Pause): string => {
  const { calendar, told, lang, say } = telling;
  const from = formatMoment(calendar, pause.from, lang);
  if (pause.to === null) {
    const left = told.result.kind === "standing" ? told.result.remainingMs : 0;
    return say.standing(from, formatDuration(left, lang));
  }
  const to = formatMoment(calendar, pause.to, lang);
  const { days } = calendar;
  const [a, b] = [days.indexOf(pause.from), days.indexOf(pause.to)];
  const { unit } = told.term;
  if (unit === "workingDay" || unit === "calendarDay") {
    const amount = unit === "workingDay" ? days.rank(b) - days.rank(a) : b - a;
    return amount === 0 ? say.pauseNothing(from, to) : say.pauseDays(from, to, formatTerm({ amount, unit }, lang));
  }
  const length = unit === "workingHour" ? calendar.between(pause.from, pause.to) : pause.to - pause.from;
  return length === 0 ? say.pauseNothing(from, to) : say.pauseTime(from, to, formatDuration(length, lang));
};

/** Provisional years that the explanation passes through. */
const provisionalText = ({ calendar, told, say }: Telling): readonly string[] => {
  const end = told.result.kind === "due" ? told.result.due : told.start;
  const [first, last] = [told.start, end].map((t) => civilOfDay(dayOf(calendar, t)).year);
  const years = calendar.provisionalYears.filter((year) => year >= (first ?? 0) && year <= (last ?? 0));
  return years.length === 0 ? [] : [say.provisional(years.join(", "))];
};

const openingLines = (telling: Telling, startedBy: Words | null): readonly string[] => {
  const { calendar, told, lang, say } = telling;
  const lines = [say.term(formatTerm(told.term, lang)), say.start(formatMoment(calendar, told.start, lang), startedBy?.[lang] ?? null)];
  const first = told.counted[0];
  const startsPaused = told.pauses[0]?.from === told.start;
  if (told.term.unit === "workingHour" && first !== undefined && first.from > told.start && !startsPaused) {
    lines.push(say.closedAtStart(formatMoment(calendar, first.from, lang)));
  }
  return lines;
};

/** An explanation in one language. */
export const explainInWords = (
  calendar: WorkCalendar,
  told: Told,
  how: { readonly lang: Lang; readonly startedBy: Words | null },
): readonly string[] => {
  const { lang } = how;
  const say = phrasesOf[lang];
  if (told.result.kind === "problem") return [say.term(formatTerm(told.term, lang)), told.result.problem[lang]];
  const telling: Telling = { calendar, told, lang, say };
  const skipped = told.skipped.map((span) => skippedLine(telling, span)).filter((line) => line !== null);
  const pauses = told.pauses.map((pause): Line => ({ at: pause.from, text: pauseText(telling, pause) }));
  const story = [...countedLines(telling), ...skipped, ...pauses].toSorted((a, b) => a.at - b.at).map(({ text }) => text);
  const inDays = told.term.unit === "workingDay" || told.term.unit === "calendarDay";
  const end = told.result.kind === "due" ? say.due(formatMoment(calendar, told.result.due, lang)) : say.unknownDue;
  return [
    ...openingLines(telling, how.startedBy),
    ...story,
    ...(inDays ? [say.dayEnd[told.readings.dayTermEnd]] : []),
    ...provisionalText(telling),
    end,
  ];
};
