/** The sentences of an explanation, in both languages. What is said is decided elsewhere; here is only how. */
import type { SkipReason } from "./counted-spans.ts";
import type { Readings } from "./model.ts";

/** What a day added, what is left after it, and the breaks inside it, in words. */
export type CountedSums = { readonly counted: string; readonly left: string; readonly breaks: readonly string[] };

export type Phrases = {
  readonly term: (term: string) => string;
  readonly start: (at: string, by: string | null) => string;
  readonly closedAtStart: (opens: string) => string;
  readonly countedDay: (day: string, hours: string, sums: CountedSums) => string;
  readonly countedNthDay: (n: number, day: string) => string;
  readonly countedDays: (term: string, from: string, to: string) => string;
  readonly countedClock: (from: string, to: string, length: string) => string;
  readonly lunch: (hours: string) => string;
  readonly skippedDay: (day: string, what: string) => string;
  readonly eventDay: (day: string) => string;
  readonly movedEnd: (day: string) => string;
  readonly pauseTime: (from: string, to: string, length: string) => string;
  readonly pauseDays: (from: string, to: string, days: string) => string;
  readonly pauseNothing: (from: string, to: string) => string;
  readonly standing: (from: string, left: string) => string;
  readonly dayEnd: Readonly<Record<Readings["dayTermEnd"], string>>;
  readonly provisional: (years: string) => string;
  readonly due: (at: string) => string;
  readonly unknownDue: string;
  readonly kinds: Readonly<Record<Exclude<SkipReason, "lunch" | "night" | "pause" | "eventDay" | "movedEnd">, string>>;
};

const inBrackets = (parts: readonly string[]): string => (parts.length === 0 ? "" : ` (${parts.join("; ")})`);

const ru: Phrases = {
  term: (term) => `Срок: ${term}.`,
  start: (at, by) => (by === null ? `Отсчёт с ${at}.` : `Отсчёт с ${at}: ${by}.`),
  closedAtStart: (opens) => `В это время закрыто; счёт идёт с открытия: ${opens}.`,
  countedDay: (day, hours, { counted, left, breaks }) => `${day}: ${hours}, засчитано ${counted}, осталось ${left}${inBrackets(breaks)}.`,
  countedNthDay: (n, day) => `${n}-й день: ${day}.`,
  countedDays: (term, from, to) => `Считаются ${term} подряд: с ${from} по ${to}.`,
  countedClock: (from, to, length) => `Считается всё время подряд: с ${from} по ${to}, это ${length}.`,
  lunch: (hours) => `перерыв ${hours} не считается`,
  skippedDay: (day, what) => `${day}: ${what}, не считается.`,
  eventDay: (day) => `День начала, ${day}, не считается: срок идёт со следующего дня (ГК РФ, ст. 191).`,
  movedEnd: (day) => `Последний день выпал на нерабочий: срок кончается в ближайший рабочий день, ${day} (ГК РФ, ст. 193).`,
  pauseTime: (from, to, length) => `Приостановка с ${from} по ${to}: срок стоял, в него не вошло ${length}.`,
  pauseDays: (from, to, days) => `Приостановка с ${from} по ${to}: срок сдвинут на ${days}.`,
  pauseNothing: (from, to) => `Приостановка с ${from} по ${to}: срок не сдвинулся.`,
  standing: (from, left) => `Приостановка с ${from} ещё идёт: срок стоит, осталось ${left}.`,
  dayEnd: {
    office: "Последний день кончается с закрытием учреждения (ГК РФ, ст. 194).",
    midnight: "Последний день кончается в 24:00 (ГК РФ, ст. 194).",
    "same-clock": "Последний день кончается в тот же час, в который срок начался.",
  },
  provisional: (years) => `Календарь предварительный: ${years}. Когда переносы утвердят, срок может измениться.`,
  due: (at) => `Срок истекает: ${at}.`,
  unknownDue: "Когда срок истечёт, станет известно с окончанием приостановки.",
  kinds: { dayOff: "выходной", holiday: "праздник", movedDayOff: "перенесённый выходной", orderedDayOff: "нерабочий день" },
};

const en: Phrases = {
  term: (term) => `Term: ${term}.`,
  start: (at, by) => (by === null ? `Counted from ${at}.` : `Counted from ${at}: ${by}.`),
  closedAtStart: (opens) => `The office is closed at that time; the count runs from its opening: ${opens}.`,
  countedDay: (day, hours, { counted, left, breaks }) => `${day}: ${hours}, counted ${counted}, left ${left}${inBrackets(breaks)}.`,
  countedNthDay: (n, day) => `Day ${n}: ${day}.`,
  countedDays: (term, from, to) => `${term} are counted in a row: ${from} to ${to}.`,
  countedClock: (from, to, length) => `All time counts: from ${from} to ${to}, which is ${length}.`,
  lunch: (hours) => `the break ${hours} does not count`,
  skippedDay: (day, what) => `${day}: ${what}, not counted.`,
  eventDay: (day) => `The day of the start, ${day}, does not count: the term runs from the next day (Civil Code of Russia, art. 191).`,
  movedEnd: (day) => `The last day is a day off: the term ends on the next working day, ${day} (Civil Code of Russia, art. 193).`,
  pauseTime: (from, to, length) => `Paused from ${from} to ${to}: the clock stood still, ${length} left out.`,
  pauseDays: (from, to, days) => `Paused from ${from} to ${to}: the end moves by ${days}.`,
  pauseNothing: (from, to) => `Paused from ${from} to ${to}: the end does not move.`,
  standing: (from, left) => `Paused since ${from}, not over yet: the clock stands still, ${left} left.`,
  dayEnd: {
    office: "The last day ends when the office closes (Civil Code of Russia, art. 194).",
    midnight: "The last day ends at 24:00 (Civil Code of Russia, art. 194).",
    "same-clock": "The last day ends at the hour at which the term began.",
  },
  provisional: (years) => `The calendar is provisional: ${years}. When the transfers are settled, the deadline may move.`,
  due: (at) => `Due: ${at}.`,
  unknownDue: "When it is due will be known when the pause ends.",
  kinds: { dayOff: "day off", holiday: "holiday", movedDayOff: "moved day off", orderedDayOff: "non-working day" },
};

export const phrasesOf: Readonly<Record<"ru" | "en", Phrases>> = { ru, en };
