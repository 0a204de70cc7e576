/** Warnings and the ladder after a breach (4.1, 4.2): each told once for each start of a clock, and not outside office hours unless it is an emergency. */
import { fold } from "#case";
import type { CaseId, CaseState, RecordedEvent, TenantId } from "#case";
import { contextOf } from "../command.ts";
import type { Desk } from "../desk.ts";
import type { StoreTx } from "../ports/store.ts";
import { breachesOfUnits } from "./breaches.ts";
import { momentsOf } from "./moments.ts";
import type { Moment } from "./moment.ts";
import { periodStart } from "./period.ts";
import { peopleOf, reachableAt } from "./recipients.ts";
import type { Looked } from "./watch.ts";

const batchSize = 200;

/** One round: the cases whose clocks speak by now. */
export async function warn(desk: Desk, tenantId: TenantId): Promise<void> {
  for (let left = batchSize; left > 0; left -= 1) {
    const looked = await desk.store.transaction(tenantId, async (tx) => {
      const [caseId] = await tx.watchedCases(desk.now(), 1);
      if (caseId === undefined) return false;
      await lookAt(desk, tx, caseId);
      return true;
    });
    if (!looked) return;
  }
}

async function lookAt(desk: Desk, tx: StoreTx, caseId: CaseId): Promise<void> {
  const log = await tx.loadCase(caseId);
  const state = fold(log);
  if (state === null) return tx.rewatch(caseId, null);
  const now = desk.now();
  const looked = { state, context: await contextOf(desk, tx, state, state.receivedAt), now };
  const moments = momentsOf(state, now, looked.context);
  await countBreaches(tx, { ...looked, log });
  const spoken = moments.filter(({ at }) => at <= now);
  const isQuiet = spoken.length > 0 && !state.isEmergency && !looked.context.calendars.office.isOpen(now);
  const ahead = moments.filter(({ at }) => at > now).map(({ at }) => at);
  if (isQuiet) {
    // Without a calendar for the next opening nobody is told at night: the look is repeated in a day.
    const opening = looked.context.calendars.office.nextOpen(now);
    return tx.rewatch(caseId, Number.isFinite(opening) && opening > now ? opening : now + 86_400_000);
  }
  if (spoken.length > 0) await speak(tx, spoken, looked);
  const next = Math.min(...ahead, Infinity);
  await tx.rewatch(caseId, Number.isFinite(next) ? next : null);
}

async function speak(tx: StoreTx, moments: readonly Moment[], { state, now }: Looked): Promise<void> {
  const reachable = await reachableAt(tx, now);
  const { caseId } = state;
  await tx.notify(
    moments.flatMap(({ id, kind, clause, view, notify }) =>
      peopleOf(reachable, notify, unitsOf(state)).map((personId) => ({
        noticeId: `${caseId}:${id}`,
        personId,
        caseId,
        kind,
        clause,
        timer: view?.timer ?? null,
        due: view?.due ?? null,
        at: now,
      })),
    ),
  );
}

const unitsOf = ({ units, answerable }: CaseState) => ({ all: units, answerable });

/** Counts what the units of the case let pass, and tells whom the act names when a unit reaches its number (once a period). */
async function countBreaches(tx: StoreTx, standing: Looked & { readonly log: readonly RecordedEvent[] }): Promise<void> {
  const { state, context, now } = standing;
  const rule = context.procedure.breaches;
  if (rule === null) return;
  const units = state.answerable === null ? state.units : [state.answerable];
  for (const { timer, startedAt, due } of breachesOfUnits(standing, now))
    for (const unitId of units) await tx.addBreach({ caseId: state.caseId, timer, startedAt, unitId, at: due });
  const since = periodStart(context.calendars.office, now, rule.period);
  const reached = (await tx.breachesSince(since)).filter(({ unitId, count }) => units.includes(unitId) && count >= rule.notifyAt);
  if (reached.length === 0) return;
  const reachable = await reachableAt(tx, now);
  const { caseId } = state;
  await tx.notify(
    reached.flatMap(({ unitId }) =>
      peopleOf(reachable, rule.notify, { all: [unitId], answerable: unitId }).map((personId) => ({
        noticeId: `breaches:${unitId}:${since}`,
        personId,
        caseId,
        kind: "breachCount" as const,
        clause: rule.clause,
        timer: null,
        due: null,
        at: now,
      })),
    ),
  );
}
