/** The open cases under another calendar: which live deadlines move, and their rows in the lists written anew. */
import { fold, isLive, timersOf } from "#case";
import type { CaseContext, CaseState, TenantId } from "#case";
import { createActBook, type ActBook } from "../act-book.ts";
import type { Desk } from "../desk.ts";
import type { LoggedCase } from "../ports/rebuild.ts";
import type { MovedTerm } from "../ports/rules.ts";
import type { OrganisationRow, StoreTx, UnitRow } from "../ports/store.ts";
import { batchSize } from "../project-many.ts";
import type { CountedCase } from "../project-many.ts";
import { recount } from "../rebuild.ts";
import { hoursOf } from "../unit-hours.ts";

export type Change = {
  readonly organisation: OrganisationRow;
  readonly book: ActBook;
  readonly calendars: readonly unknown[];
};

/** An open case counted by the new calendar, with the live deadlines that are other by it. */
export type MovedCase = CountedCase & { readonly terms: readonly MovedTerm[] };

/** Every open case counted by both calendars. */
export async function movedCases(desk: Desk, tx: StoreTx, change: Change): Promise<readonly MovedCase[]> {
  const next = createActBook(change.book.acts, change.calendars);
  const [now, units] = [desk.now(), await tx.units()];
  const cases: MovedCase[] = [];
  const read = (): Promise<readonly LoggedCase[]> => tx.casesAfter(cases.at(-1)?.logged.number ?? 0, batchSize, "open");
  for (let batch = await read(); batch.length > 0; batch = await read()) {
    for (const logged of batch) {
      const state = fold(logged.log);
      if (state === null) throw new Error(`Case number ${logged.number} has a row of the lists, but no events.`);
      const [before, after] = [contextBy(change.book, { ...change, units }, state), contextBy(next, { ...change, units }, state)];
      const terms = movedTerms({ number: logged.number, state, before, after, now });
      cases.push({ logged, state, context: after, terms });
    }
  }
  return cases;
}

type Around = Change & { readonly units: readonly UnitRow[] };

function contextBy(book: ActBook, { organisation, units }: Around, state: CaseState): CaseContext {
  const procedure = book.edition(state.procedure, state.edition);
  return { procedure, calendars: book.calendarsOf(organisation, procedure, hoursOf(state, units)) };
}

type Compared = {
  readonly number: number;
  readonly state: CaseState;
  readonly before: CaseContext;
  readonly after: CaseContext;
  readonly now: number;
};

function movedTerms({ number, state, before, after, now }: Compared): readonly MovedTerm[] {
  const was = new Map(timersOf(state, now, before).map((timer) => [timer.timer, timer]));
  return timersOf(state, now, after).flatMap((timer) => {
    const old = was.get(timer.timer);
    if (old === undefined || !isLive(timer) || old.due === timer.due) return [];
    const title = before.procedure.routes[state.route]?.timers[timer.timer]?.title ?? { ru: timer.timer, en: timer.timer };
    return [{ caseId: state.caseId, number, timer: timer.timer, title, clause: timer.clause, was: old.due, becomes: timer.due }];
  });
}

/** Writes the rows of the open cases once more: a step that was being taken during the change had still counted by the old calendar. */
export async function recomputeOpen(desk: Desk, tenantId: TenantId): Promise<void> {
  await recount(desk, tenantId, "open");
}
