import type { Bilingual } from "#procedure";
import { circumstancesOf } from "./circumstances.ts";
import { isLive, timersOf } from "./clocks.ts";
import type { CaseContext } from "./context.ts";
import { holds } from "#deadlines";
import { isWaitingForAuthor } from "./drafts.ts";
import type { RecordedEvent } from "./events.ts";
import type { Candidate } from "./explore-candidates.ts";
import { placeOf } from "./place.ts";
import type { CaseState } from "./state.ts";

/** What an act must hold in every state that can be reached. */
export type Property = "endReachable" | "approvedBeforeLeaving" | "pauseCanBeClosed" | "waiterHasMove" | "timerStops";

/** A state in which a property does not hold, with the clause that stands there and the place in the route's own part of the file. */
export type Fault = { readonly property: Property; readonly clause: string; readonly detail: string; readonly place: string };

/** What a property says, for people. */
export const propertyWords: Readonly<Record<Property, Bilingual>> = {
  endReachable: { ru: "Отсюда дело нельзя довести до конца", en: "From here the case cannot come to an end" },
  approvedBeforeLeaving: {
    ru: "Ответ уходит без согласования, которого требует порядок",
    en: "A reply leaves without an approval that the act demands",
  },
  pauseCanBeClosed: { ru: "Автор молчит, и закончить ожидание некому", en: "The author is silent and nobody can end the wait" },
  waiterHasMove: { ru: "Ход за тем, кто ничего не может сделать", en: "It is the move of somebody who can do nothing" },
  timerStops: { ru: "Дело закончено, а срок всё идёт", en: "The case is over and a term still runs" },
};

/** What to do about it, for the one who writes the file. */
export const propertyRemedies: Readonly<Record<Property, Bilingual>> = {
  endReachable: {
    ru: "Дайте шагу ход или событие, которое ведёт к шагу с ends: true, при любых условиях этого состояния",
    en: "Give the step a move or a fact that leads to a step with ends: true, whatever the conditions of this state",
  },
  approvedBeforeLeaving: {
    ru: "Проведите ответ через шаг с этим согласованием или сузьте of и when у согласования",
    en: "Lead the reply through a step with this approval, or narrow of and when of the approval",
  },
  pauseCanBeClosed: {
    ru: "Добавьте на шаг ход closePause (с notBefore, если порядок называет срок)",
    en: "Add the move closePause to the step (with notBefore where the act names a term)",
  },
  waiterHasMove: {
    ru: "Дайте тому, кого ждут (waitsFor), ход или событие, которое ведёт дальше, либо исправьте waitsFor",
    en: "Give those who are waited for (waitsFor) a move or a fact that leads on, or correct waitsFor",
  },
  timerStops: {
    ru: "Добавьте в cancelledBy срока событие, которым дело здесь кончилось (refused, turnedIntoAppeal, closed), или закройте ход notAt",
    en: "Add the event by which the case ended here (refused, turnedIntoAppeal, closed) to cancelledBy of the timer, or close the move by notAt",
  },
};

/** One step of an exploration that the core accepted. */
export type Taken = { readonly candidate: Candidate; readonly recorded: readonly RecordedEvent[]; readonly next: CaseState };

/**
 * Whether a reply that has just left had every approval (3.1.7): judged by the log alone and not by what the state remembers, so that
 * one mistake does not hide another.
 */
export function unapproved(log: readonly RecordedEvent[], taken: Taken, context: CaseContext): Fault | null {
  for (const { event } of taken.recorded) {
    if (event.type === "handedOver" || event.type === "published") {
      const sent = [...log, ...taken.recorded].some(
        (one) => one.event.type === "sentForPublication" || one.event.type === "clarificationAgreed",
      );
      if (!sent)
        return {
          property: "approvedBeforeLeaving",
          clause: placeOf(taken.next, context.procedure).step.clause,
          detail: event.type,
          place: `steps.${taken.next.step}`,
        };
    }
    if (event.type !== "sentForPublication") continue;
    const before = [...log, ...taken.recorded];
    const since = before.findLastIndex((one) => one.event.type === "draftSubmitted" && one.event.draftId === event.draftId);
    const { route } = placeOf(taken.next, context.procedure);
    const circumstances = circumstancesOf(taken.next, context, event.reply);
    const missing = route.approvals.find(
      (approval) =>
        approval.of.includes(event.reply) &&
        holds(approval.when, circumstances) &&
        !before.slice(since).some(({ event: given, actor }) => {
          const isApproval = given.type === (approval.move === "accept" ? "accepted" : "approved");
          return (
            isApproval && "draftId" in given && given.draftId === event.draftId && actor.kind === "person" && actor.role === approval.by
          );
        }),
    );
    if (missing !== undefined)
      return { property: "approvedBeforeLeaving", clause: missing.clause, detail: `${missing.move} by ${missing.by}`, place: "approvals" };
  }
  return null;
}

/** What the core accepts from a state, now or after a long wait; `leads` tells whether a step leads to another state. */
export type Onward = { readonly after: readonly Taken[]; readonly leads: (taken: Taken) => boolean };

/** What is wrong with a state by itself. */
export function faultOf(
  state: CaseState,
  now: number,
  { after, leads, context }: Onward & { readonly context: CaseContext },
): Fault | null {
  const { step } = placeOf(state, context.procedure);
  if (step.ends) {
    const live = timersOf(state, now, context).find(isLive);
    return live === undefined ? null : { property: "timerStops", clause: live.clause, detail: live.timer, place: `timers.${live.timer}` };
  }
  if (!after.some((taken) => isOfWaiter(taken, step.waitsFor) && leads(taken)))
    return { property: "waiterHasMove", clause: step.clause, detail: step.waitsFor.join(", "), place: `steps.${step.name}` };
  if (isWaitingForAuthor(state) && !after.some(endsTheWait))
    return { property: "pauseCanBeClosed", clause: step.clause, detail: step.name, place: `steps.${step.name}` };
  return null;
}

/** A step made by one of those who are waited for; the author, the network and the media department act from outside. */
function isOfWaiter({ candidate }: Taken, waiters: readonly string[]): boolean {
  const { actor } = candidate.command;
  return actor.kind === "person"
    ? waiters.includes(actor.role)
    : waiters.some((one) => one === "author" || one === "network" || one === "mediaDepartment");
}

/** A person of the desk, and not the author, ends the wait. */
function endsTheWait({ candidate, next }: Taken): boolean {
  return candidate.command.actor.kind === "person" && !isWaitingForAuthor(next);
}
