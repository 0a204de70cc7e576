import { calendarNamed, startOf } from "#deadlines";
import type { TimerRule } from "#procedure";
import type { Instant, Term } from "#worktime";
import { deadline } from "#worktime";
import { appealWaysAt } from "./appeal-ways.ts";
import { clockInput, timersOf } from "./clocks.ts";
import type { Move } from "./commands.ts";
import type { FilledMove } from "./filled-move.ts";
import { isGiven } from "./filled-move.ts";
import type { Refusal } from "./refusal.ts";

type DatedMove = Extract<
  Move,
  { readonly do: "turnIntoAppeal" | "overrideTerm" | "recordFact" | "retryPublication" | "confirmPublishedByHand" }
>;

/** What is wrong with a way of the appeal, a changed term, a declared fact or a publication that a move names. */
export function termRefusal(question: FilledMove, move: DatedMove): Refusal | null {
  const { rule, role, state, at, context } = question;
  const { clause } = rule;
  switch (move.do) {
    case "turnIntoAppeal":
      return appealWaysAt(at, context).includes(move.by) ? null : { kind: "AppealWayClosed", clause, way: move.by };
    case "recordFact": {
      const fact = context.procedure.facts[move.fact];
      if (fact === undefined) return { kind: "UnknownFact", clause, fact: move.fact };
      if (fact.at.length > 0 && !fact.at.includes(state.step))
        return { kind: "NotAtThisStep", clause: fact.clause === "" ? clause : fact.clause, move: "recordFact", step: state.step };
      return fact.by.includes(role)
        ? null
        : { kind: "NotYourMove", clause: fact.clause, move: "recordFact", allowedRoles: fact.by.filter((by) => by !== "network") };
    }
    case "retryPublication":
    case "confirmPublishedByHand": {
      const publication = state.publications.find((one) => one.publicationId === move.publicationId);
      return publication === undefined || publication.status === "published" ? { kind: "UnknownPublication", clause } : null;
    }
    case "overrideTerm":
      return changeRefusal(question, move);
  }
}

/** A term is changed only where the act allows it for this clock, by whom it allows, so often and so far as it allows. */
function changeRefusal(question: FilledMove, move: Extract<Move, { readonly do: "overrideTerm" }>): Refusal | null {
  const { rule, role, state, place } = question;
  if (!isGiven(move.reason)) return { kind: "ReasonRequired", clause: rule.clause };
  const timer = place.route.timers[move.timer];
  const forbidden: Refusal = { kind: "TermChangeNotAllowed", clause: timer?.clause ?? rule.clause, timer: move.timer };
  if (timer === undefined) return forbidden;
  const isSetHere = timer.term.kind === "setOnCase";
  if (timer.change === null) return isSetHere ? tooFar(question, move, timer) : forbidden;
  if (!timer.change.by.includes(role))
    return { kind: "NotYourMove", clause: timer.change.clause, move: "overrideTerm", allowedRoles: timer.change.by };
  const { atMostTimes, clause } = timer.change;
  const made = state.overrides.filter((one) => one.timer === move.timer).length;
  // Where the term is set on the case, the first setting is not yet a change.
  const changes = isSetHere ? made - 1 : made;
  if (atMostTimes !== null && changes >= atMostTimes)
    return { kind: "TermChangeLimit", clause, timer: move.timer, atMostTimes, latest: null };
  return tooFar(question, move, timer);
}

function tooFar(question: FilledMove, move: Extract<Move, { readonly do: "overrideTerm" }>, timer: TimerRule): Refusal | null {
  const { state, at, context } = question;
  const view = timersOf(state, at, context).find((one) => one.timer === move.timer);
  const isSetHere = timer.term.kind === "setOnCase";
  const clause = timer.change?.clause ?? timer.clause;
  if (view !== undefined && view.stoppedAt !== null && timer.restarts === "never")
    return { kind: "TermChangeNotAllowed", clause, timer: move.timer };
  if (view === undefined && !isSetHere) return { kind: "TermChangeNotAllowed", clause, timer: move.timer };
  const startedAt = startOf(clockInput(state, at, context), move.timer) ?? at;
  if (!(move.due > startedAt)) return { kind: "TermChangeLimit", clause, timer: move.timer, atMostTimes: null, latest: null };
  const latest = latestOf(question, timer, { startedAt, derivedDue: view?.derivedDue ?? view?.due ?? null });
  return latest !== null && move.due > latest ? { kind: "TermChangeLimit", clause, timer: move.timer, atMostTimes: null, latest } : null;
}

/** The latest moment that a recorded act may give: so much after the act's own due moment, or so much after the start. */
function latestOf(
  { context }: FilledMove,
  timer: TimerRule,
  { startedAt, derivedDue }: { readonly startedAt: Instant; readonly derivedDue: Instant | null },
): Instant | null {
  const end = (start: Instant, term: Term): Instant | null => {
    const answer = deadline(calendarNamed(timer.calendar, context.calendars, timer.name), { start, term, readings: timer.readings });
    return answer.kind === "due" ? answer.due : null;
  };
  if (timer.term.kind === "setOnCase" && timer.term.atMost !== null) return end(startedAt, timer.term.atMost);
  const atMostBy = timer.change?.atMostBy ?? null;
  return atMostBy === null || derivedDue === null ? null : end(derivedDue, atMostBy);
}
