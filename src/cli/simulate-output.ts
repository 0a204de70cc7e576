/** What `simulate` prints after each fact: one JSON object, or a few lines for people. */
import type { Language } from "#case";
import { eventTitle, moveTitle, refusalWords } from "#case";
import type { CaseContext } from "#case";
import type { TimerView } from "#deadlines";
import { formatDuration, formatIso, formatMoment } from "#worktime";
import type { PlayedFact } from "./play.ts";

/** The fact as one JSON line. Times are in the office's offset; `overdueBy` is minutes of the timer's own kind of time. */
export function asJsonLine(fact: PlayedFact, context: CaseContext): string {
  const { office } = context.calendars;
  const { refusal } = fact;
  return JSON.stringify({
    at: formatIso(office, fact.at),
    event: fact.word,
    by: fact.by,
    accepted: refusal === null,
    refusal: refusal === null ? null : { clause: refusal.clause, reason: reasonOf(fact, context, "ru"), kind: refusal.kind },
    events: fact.events,
    state: fact.state?.step ?? null,
    waitingFor: fact.waitingFor,
    allowed: fact.allowed,
    timers: fact.timers.map((timer) => timerAsJson(timer, context)),
  });
}

/** `met` is null until the clock has stopped; `running` is false while it stands still. */
function timerAsJson(timer: TimerView, { calendars }: CaseContext): Readonly<Record<string, unknown>> {
  const stopped = timer.stoppedAt !== null;
  return {
    name: timer.timer,
    clause: timer.clause,
    due: timer.due === null ? null : formatIso(calendars.office, timer.due),
    running: !stopped && timer.status !== "suspended",
    met: !stopped || timer.status === "cancelled" ? null : timer.status === "met",
    overdueBy: minutes(timer.overdueMs),
    status: timer.status,
    remaining: minutes(timer.remainingMs),
    startedAt: formatIso(calendars.office, timer.startedAt),
    stoppedAt: timer.stoppedAt === null ? null : formatIso(calendars.office, timer.stoppedAt),
    derivedDue: timer.derivedDue === null ? null : formatIso(calendars.office, timer.derivedDue),
    quiet: timer.quiet,
  };
}

function minutes(ms: number): number {
  return Math.round(ms / 600) / 100;
}

function reasonOf({ refusal }: PlayedFact, { procedure, calendars }: CaseContext, language: Language): string {
  return refusal === null
    ? ""
    : refusalWords(refusal, procedure, { language, moment: (at) => formatMoment(calendars.office, at, language) });
}

const labels = {
  ru: { refused: "Нельзя", clause: "п.", step: "Шаг", waits: "ход", allowed: "Можно", timers: "Сроки", nobody: "никто" },
  en: { refused: "Refused", clause: "cl.", step: "Step", waits: "waits for", allowed: "Allowed", timers: "Clocks", nobody: "nobody" },
} as const;

/** The fact in a few lines. */
export function asText(fact: PlayedFact, context: CaseContext, language: Language): string {
  const say = labels[language];
  const { procedure, calendars } = context;
  const head = `${formatMoment(calendars.office, fact.at, language)}  ${fact.by === null ? "" : `${fact.by}: `}${titleOf(fact, language)}`;
  const refusal =
    fact.refusal === null ? [] : [`  ${say.refused} (${say.clause} ${fact.refusal.clause}): ${reasonOf(fact, context, language)}`];
  const step = fact.state === null ? undefined : procedure.routes[fact.state.route]?.steps[fact.state.step];
  if (fact.state === null || step === undefined) return [head, ...refusal, ""].join("\n");
  const waits = fact.waitingFor.length === 0 ? say.nobody : fact.waitingFor.join(", ");
  return [
    head,
    ...refusal,
    `  ${say.step}: ${step.title[language]} [${step.name}], ${say.clause} ${step.clause}; ${say.waits}: ${waits}`,
    `  ${say.allowed}: ${fact.allowed.map((move) => `${moveTitle(move, language)} [${move}]`).join("; ")}`,
    ...fact.timers.map((timer) => `  ${timerLine(timer, context, language)}`),
    "",
  ].join("\n");
}

function titleOf({ word, events, by }: PlayedFact, language: Language): string {
  const [first] = events;
  return by === null && first === word ? `${eventTitle(first as Parameters<typeof eventTitle>[0], language)} [${word}]` : word;
}

const statuses = {
  ru: { running: "идёт", suspended: "стоит", met: "выдержан", breached: "просрочен", cancelled: "снят" },
  en: { running: "running", suspended: "standing", met: "met", breached: "overdue", cancelled: "cancelled" },
} as const;

function timerLine(timer: TimerView, { procedure, calendars }: CaseContext, language: Language): string {
  const rule = Object.values(procedure.routes).find((route) => route.timers[timer.timer] !== undefined)?.timers[timer.timer];
  const due = timer.due === null ? "—" : formatMoment(calendars.office, timer.due, language);
  const length = timer.overdueMs > 0 ? timer.overdueMs : timer.remainingMs;
  const left = timer.stoppedAt === null || timer.overdueMs > 0 ? `, ${formatDuration(length, language)}` : "";
  return `${labels[language].clause} ${timer.clause} ${rule?.title[language] ?? timer.timer} [${timer.timer}]: ${due}, ${statuses[language][timer.status]}${left}`;
}
