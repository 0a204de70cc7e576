/** One way in: load, decide, append, project, let out — all of it in the transaction of the caller; a refusal writes nothing. */
import { decide, fold } from "#case";
import type { Actor, CaseContext, CaseId, CaseState, Command, Move, OnPaper, OutsideFact, RecordedEvent, Refusal } from "#case";
import type { Procedure } from "#procedure";
import type { Instant } from "#worktime";
import type { Desk } from "./desk.ts";
import type { InputProblem } from "./face.ts";
import { asPublicationId } from "./ids.ts";
import { tellOfHandOver } from "./incident/hand-over-news.ts";
import { letOut } from "./letting-out.ts";
import { organisationOf } from "./organisation-of.ts";
import type { OrganisationRow, StoreTx } from "./ports/store.ts";
import { callOnDuty } from "./duty/call-on-duty.ts";
import { watchCase } from "./duty/watch.ts";
import { raiseAlarms } from "./raise-alarms.ts";
import { projectionOf } from "./projection.ts";
import { hoursOf, workingUnit } from "./unit-hours.ts";
import type { CaseOrigin } from "./projection.ts";

/** What is asked: known at once, or worded when the case is loaded (texts are kept only after the version is checked). */
export type Asked =
  | { readonly move: Move; readonly onPaper?: OnPaper }
  | { readonly outside: OutsideFact }
  | { readonly problems: readonly InputProblem[] }
  | { readonly refusal: Refusal };

export type CommandRequest = {
  readonly caseId: CaseId;
  readonly at: Instant;
  readonly actor: Actor;
  /** The version that the person saw; absent for facts from outside, which look at nothing. */
  readonly seen?: number;
  readonly ask: (state: CaseState | null) => Asked | Promise<Asked>;
  /** Whether this person may touch this case; no = as if there were none. */
  readonly permits?: (state: CaseState) => boolean;
  /** Where the message came in: only with the fact that begins a case. */
  readonly opening?: Omit<CaseOrigin, "number">;
};

export type Applied =
  | { readonly kind: "applied"; readonly state: CaseState; readonly events: readonly RecordedEvent[] }
  | { readonly kind: "refused"; readonly refusal: Refusal; readonly procedure: Procedure }
  | { readonly kind: "conflict" }
  | { readonly kind: "badInput"; readonly problems: readonly InputProblem[] }
  | { readonly kind: "notFound" };

/** Thrown to roll a transaction back when its outcome is not "applied". */
class RolledBack extends Error {
  readonly outcome: Applied;
  constructor(outcome: Applied) {
    super(`rolled back: ${outcome.kind}`);
    this.outcome = outcome;
  }
}

/** Executes a command in a transaction of its own: whatever is not applied leaves no trace, the kept texts included. */
export async function execute(
  desk: Desk,
  tenantId: OrganisationRow["tenantId"],
  request: (tx: StoreTx) => CommandRequest,
): Promise<Applied> {
  try {
    return await desk.store.transaction(tenantId, async (tx) => {
      const outcome = await applyCommand(desk, tx, request(tx));
      if (outcome.kind !== "applied") throw new RolledBack(outcome);
      return outcome;
    });
  } catch (error) {
    if (error instanceof RolledBack) return error.outcome;
    throw error;
  }
}

/** Executes a command inside the transaction of a larger piece of work, which must roll back when the outcome is not to its liking. */
export async function applyCommand(desk: Desk, tx: StoreTx, request: CommandRequest): Promise<Applied> {
  const { caseId, seen, permits } = request;
  // A case that begins has a fresh id: there is nothing to load.
  const log = request.opening === undefined ? await tx.loadCase(caseId) : [];
  const state = fold(log);
  if (state === null && request.opening === undefined) return { kind: "notFound" };
  if (state !== null && permits !== undefined && !permits(state)) return { kind: "notFound" };
  if (state !== null && seen !== undefined && seen !== state.version) return { kind: "conflict" };

  const asked = await request.ask(state);
  if ("problems" in asked) return { kind: "badInput", problems: asked.problems };
  const context = await contextOf(desk, tx, state, request.at);
  if ("refusal" in asked) return { kind: "refused", refusal: asked.refusal, procedure: context.procedure };
  const command: Command = { at: request.at, actor: request.actor, publicationId: asPublicationId(desk.newId()), ...asked };
  const decision = decide(command, state, context);
  if (decision.kind === "refused") return { kind: "refused", refusal: decision.refusal, procedure: context.procedure };

  const events = record(decision.events, request, state?.version ?? 0);
  if (events.length === 0 && state !== null) return { kind: "applied", state, events };
  return append(desk, tx, { request, command, before: state, log, events, context });
}

type Decided = {
  readonly request: CommandRequest;
  readonly command: Command;
  readonly before: CaseState | null;
  readonly log: readonly RecordedEvent[];
  readonly events: readonly RecordedEvent[];
  readonly context: CaseContext;
};

async function append(desk: Desk, tx: StoreTx, decided: Decided): Promise<Applied> {
  const { request, command, log, events } = decided;
  const state = fold([...log, ...events]);
  if (state === null) throw new Error(`Case ${request.caseId}: a decision without events on an empty log.`);
  const context = await contextAfter(desk, tx, { ...decided, state });
  const origin = await originOf(tx, request, state);
  const projection = projectionOf({ state, origin, lastEventAt: request.at, context, now: desk.now() });
  if ((await tx.append(events, projection)) === "conflict") return { kind: "conflict" };
  await raiseAlarms(tx, { state, events, context });
  await callOnDuty(tx, { state, events, context });
  await tellOfHandOver(tx, { state, events, context });
  await watchCase(tx, { state, context, now: desk.now() });
  const stranded = await letOut(tx, { state, origin, events, command, context });
  if (stranded === null) return { kind: "applied", state, events };
  const failed = await applyCommand(desk, tx, {
    caseId: request.caseId,
    at: request.at,
    actor: { kind: "system" },
    ask: () => ({ outside: { fact: "publicationFailed", publicationId: stranded, failure: "MANUAL", permanent: true } }),
  });
  return failed.kind === "applied" ? { ...failed, events: [...events, ...failed.events] } : failed;
}

/** The context of the case as it stands now: a step that names another unit brings that unit's hours (2.6). */
async function contextAfter(
  desk: Desk,
  tx: StoreTx,
  { before, state, request, context }: Decided & { readonly state: CaseState },
): Promise<CaseContext> {
  const unit = before === null ? null : workingUnit(before);
  return workingUnit(state) === unit ? context : contextOf(desk, tx, state, request.at);
}

function record(
  accepted: readonly { readonly event: RecordedEvent["event"]; readonly step: string }[],
  { caseId, at, actor }: CommandRequest,
  version: number,
): readonly RecordedEvent[] {
  return accepted.map(({ event, step }, index) => ({ caseId, version: version + index + 1, at, actor, step, event }));
}

async function originOf(tx: StoreTx, { caseId, opening }: CommandRequest, state: CaseState): Promise<CaseOrigin> {
  if (opening !== undefined && state.version === 1) return { number: await tx.nextCaseNumber(), ...opening };
  const [number, message] = [await tx.numberOf(caseId), await tx.message(state.messageId)];
  if (number === null || message === null) throw new Error(`Case ${caseId} has events, but no number or no opening message.`);
  return { number, network: message.network, pageId: message.pageId };
}

/** What a decision on this case stands on: the edition under which it began (1.3 of the rules of editions), the office and its units. */
export async function contextOf(desk: Desk, tx: StoreTx, state: CaseState | null, at: Instant): Promise<CaseContext> {
  const [organisation, units] = [await organisationOf(tx), await tx.units()];
  const book = await desk.bookOf(tx, organisation);
  const procedure = state === null ? book.inForce(organisation, at) : book.edition(state.procedure, state.edition);
  const knownUnits = new Set(units.filter((unit) => unit.active).map((unit) => unit.unitId));
  return { procedure, calendars: book.calendarsOf(organisation, procedure, hoursOf(state, units)), knownUnits };
}
