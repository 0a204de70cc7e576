/** The open cases under another calendar: which live deadlines move, and their rows in the lists written anew. */
import { fold, isLive, timersOf } from "#case";
import type { CaseContext, CaseId, CaseState, TenantId } from "#case";
import { createActBook, type ActBook } from "../act-book.ts";
import type { Desk } from "../desk.ts";
import type { MovedTerm, OpenCase } from "../ports/rules.ts";
import type { OrganisationRow, StoreTx } from "../ports/store.ts";
import { projectCase, reproject } from "../sweep.ts";

export type Change = {
  readonly organisation: OrganisationRow;
  readonly book: ActBook;
  readonly calendars: readonly unknown[];
};

/** A case of which a live deadline is another by the new calendar. */
export type MovedCase = { readonly caseId: CaseId; readonly terms: readonly MovedTerm[]; readonly write: () => Promise<void> };

/** Every open case counted by both calendars; `write` puts its row of the lists by the new one. */
export async function movedCases(desk: Desk, tx: StoreTx, change: Change): Promise<readonly MovedCase[]> {
  const next = createActBook(change.book.acts, change.calendars);
  const moved: MovedCase[] = [];
  for (const open of await tx.openCases()) {
    const log = await tx.loadCase(open.caseId);
    const state = fold(log);
    if (state === null) continue;
    const [before, after] = [contextBy(change.book, change, state), contextBy(next, change, state)];
    const terms = movedTerms({ open, state, before, after, now: desk.now() });
    const write = (): Promise<void> => projectCase(desk, tx, { log, state, context: after });
    moved.push({ caseId: open.caseId, terms, write });
  }
  return moved;
}

function contextBy(book: ActBook, { organisation }: Change, state: CaseState): CaseContext {
  const procedure = book.edition(state.procedure, state.edition);
  return { procedure, calendars: book.calendarsOf(organisation, procedure) };
}

type Compared = {
  readonly open: OpenCase;
  readonly state: CaseState;
  readonly before: CaseContext;
  readonly after: CaseContext;
  readonly now: number;
};

function movedTerms({ open, state, before, after, now }: Compared): readonly MovedTerm[] {
  const was = new Map(timersOf(state, now, before).map((timer) => [timer.timer, timer]));
  return timersOf(state, now, after).flatMap((timer) => {
    const old = was.get(timer.timer);
    if (old === undefined || !isLive(timer) || old.due === timer.due) return [];
    const title = before.procedure.routes[state.route]?.timers[timer.timer]?.title ?? { ru: timer.timer, en: timer.timer };
    const { caseId, number } = open;
    return [{ caseId, number, timer: timer.timer, title, clause: timer.clause, was: old.due, becomes: timer.due }];
  });
}

/** Writes the rows of the open cases once more, each by itself: a step that was being taken during the change had still counted by the old calendar. */
export async function recomputeOpen(desk: Desk, tenantId: TenantId): Promise<void> {
  const open = await desk.store.transaction(tenantId, (tx) => tx.openCases());
  for (const { caseId } of open) await desk.store.transaction(tenantId, (tx) => reproject(desk, tx, caseId));
}
