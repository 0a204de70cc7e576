/**
 * The case: what can be asked of it (commands), what has happened to it (events), what it is now (state), and what the act forbids (refusals).
 * Pure: time, ids and the actor come in with the command; texts never enter, only where they lie.
 */
export type * from "./actor.ts";
export { actingRoles } from "./actor.ts";
export { allowedMoves } from "./allowed-moves.ts";
export { appealWaysAt, defaultAppealWay } from "./appeal-ways.ts";
export { everyRunOf, isLive, nearestOf, nearestTimer, timersOf } from "./clocks.ts";
export type * from "./commands.ts";
export { moveNames } from "./commands.ts";
export type { CaseContext } from "./context.ts";
export { decide } from "./decide.ts";
export type { Decision, Proposed } from "./decision.ts";
export type { BreachStory } from "./breaches-between.ts";
export { breachesBetween } from "./breaches-between.ts";
export type { CaseOutcome, Outcome } from "./outcome.ts";
export { outcomeOf, outcomes } from "./outcome.ts";
export type { Holder, TimeSpent } from "./time-spent.ts";
export { timeSpent } from "./time-spent.ts";
export { isWaitingForAuthor, openDraft, pendingReply } from "./drafts.ts";
export type * from "./events.ts";
export { evolve, fold } from "./evolve.ts";
export type * from "./ids.ts";
export type { PartView } from "./parts-view.ts";
export { partsOf } from "./parts-view.ts";
export type * from "./refusal.ts";
export type * from "./state.ts";
export { hasEnded, mayReply, visibilityOf, waitingFor } from "./waiting.ts";
export type { Speech } from "./refusal-words.ts";
export { refusalWords } from "./refusal-words.ts";
export type { Language } from "./words.ts";
export { eventTitle, isEventType, moveTitle } from "./words.ts";
export { whyThisDeadline } from "./why-this-deadline.ts";
export type { FillProblem, FillQuestion } from "./scenario-fill.ts";
export { commandOf, defaultUnit, isFillProblem, momentOf } from "./scenario-fill.ts";
export { caseIdOf, personIdOf, unitIdOf } from "./scenario-ids.ts";
export type { Bounds, CounterExample, Explored } from "./explore.ts";
export { explore } from "./explore.ts";
export type { Property } from "./explore-properties.ts";
