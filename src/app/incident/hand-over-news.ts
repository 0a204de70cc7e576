/** A hand-over that failed or came back is told to the curators at once: the term of 3.2.6 goes on. */
import type { CaseContext, CaseId, CaseState, RecordedEvent } from "#case";
import type { Instant } from "#worktime";
import { peopleOf, reachableAt } from "../duty/recipients.ts";
import type { StoreTx } from "../ports/store.ts";

/** The class of a letter that a mail server sent back after it was taken. */
export const returnedFailure = "RETURNED";

type News = {
  readonly caseId: CaseId;
  readonly kind: "handOverFailed" | "handOverReturned";
  readonly key: string;
  readonly clause: string;
  readonly at: Instant;
};

/** Tells every curator of the municipality, once a key. */
export async function tellCurators(tx: StoreTx, { caseId, kind, key, clause, at }: News): Promise<void> {
  const reachable = await reachableAt(tx, at);
  const curators = peopleOf(reachable, ["curator"], { all: [], answerable: null });
  await tx.notify(
    curators.map((personId) => ({ noticeId: `${caseId}:${key}:${kind}`, personId, caseId, kind, clause, timer: null, due: null, at })),
  );
}

/** In the transaction of the events: what failed for good on a route that hands over. */
export async function tellOfHandOver(
  tx: StoreTx,
  { state, events, context }: { readonly state: CaseState; readonly events: readonly RecordedEvent[]; readonly context: CaseContext },
): Promise<void> {
  const route = context.procedure.routes[state.route];
  if (route?.delivery !== "handover") return;
  for (const { event, version, at, step } of events) {
    if (event.type !== "publicationFailed" || !event.permanent) continue;
    const kind = event.failure === returnedFailure ? "handOverReturned" : "handOverFailed";
    await tellCurators(tx, { caseId: state.caseId, kind, key: String(version), clause: route.steps[step]?.clause ?? route.clause, at });
  }
}
