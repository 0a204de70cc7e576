import type { CaseContext, CaseState } from "#case";
import type { Instant } from "#worktime";
import type { StoreTx } from "../ports/store.ts";
import { momentsOf } from "./moments.ts";

/** A case with the rules that it is counted by, at an instant. */
export type Looked = { readonly state: CaseState; readonly context: CaseContext; readonly now: Instant };

/** Has the case looked at when its clocks speak next: called whenever its clocks were counted anew. */
export async function watchCase(tx: StoreTx, { state, context, now }: Looked): Promise<void> {
  const at = momentsOf(state, now, context).reduce((next, moment) => Math.min(next, Math.max(moment.at, now)), Infinity);
  if (Number.isFinite(at)) await tx.watch(state.caseId, at);
}
