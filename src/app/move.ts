import type { CaseId } from "#case";
import { cardOf } from "./card.ts";
import { execute } from "./command.ts";
import type { Asked } from "./command.ts";
import type { Desk } from "./desk.ts";
import type { DeskMove, MoveOutcome, Principal } from "./face.ts";
import { wordMove } from "./move-words.ts";
import type { StoreTx } from "./ports/store.ts";
import { actorOf, mayOnCase } from "./rights.ts";

/** A person's move on a case that they saw at this version: done, refused by the act, or too late because somebody was first. */
export async function moveCase(
  desk: Desk,
  principal: Principal,
  asked: { readonly caseId: CaseId; readonly version: number; readonly move: DeskMove },
): Promise<MoveOutcome> {
  const { tenantId, person } = principal;
  const { caseId, version, move } = asked;
  const actor = actorOf(person);
  if (actor === null) return { kind: "notFound" };
  const outcome = await execute(desk, tenantId, (tx) => ({
    caseId,
    at: desk.now(),
    actor,
    seen: version,
    permits: (state) => mayOnCase(person, "act", state.units),
    ask: () => worded(desk, tx, move),
  }));
  switch (outcome.kind) {
    case "applied":
    case "conflict": {
      const card = await cardOf(desk, principal, caseId);
      if (card === null) return { kind: "notFound" };
      return outcome.kind === "applied" ? { kind: "done", card } : { kind: "conflict", card };
    }
    case "refused":
    case "badInput":
    case "notFound":
      return outcome;
  }
}

async function worded(desk: Desk, tx: StoreTx, move: DeskMove): Promise<Asked> {
  const outcome = await wordMove({ tx, move, newId: desk.newId });
  return outcome.kind === "badInput" ? { problems: outcome.problems } : { move: outcome.move };
}
