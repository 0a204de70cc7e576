import type { CaseContext, CaseState } from "#case";
import type { Instant } from "#worktime";
import type { StoreTx } from "../ports/store.ts";
import { momentsOf } from "./moments.ts";

/** A case with the rules that it is counted by, at an instant. */
export type Looked = { readonly state: CaseState; readonly context: CaseContext; readonly now: Instant };

/** When the case's clocks speak next, not before now; null when they say nothing more. */
export function nextLook({ state, context, now }: Looked): Instant | null {
  const at = momentsOf(state, now, context).reduce((next, moment) => Math.min(next, Math.max(moment.at, now)), Infinity);
  return Number.isFinite(at) ? at : null;
}

/** Has the case looked at when its clocks speak next: called whenever its clocks were counted anew. */
export async function watchCase(tx: StoreTx, looked: Looked): Promise<void> {
  const at = nextLook(looked);
  if (at !== null) await tx.watch(looked.state.caseId, at);
}
