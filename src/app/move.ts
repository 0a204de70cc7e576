import type { Actor, CaseId, CaseState } from "#case";
import type { Instant } from "#worktime";
import { recordedAnswer } from "./author-answer.ts";
import { cardOf } from "./card.ts";
import { contextOf, execute } from "./command.ts";
import type { Asked } from "./command.ts";
import type { Desk } from "./desk.ts";
import type { DeskMove, MoveOutcome, Principal } from "./face.ts";
import { wordMove } from "./move-words.ts";
import type { CoreDeskMove } from "./move-words.ts";
import { missingWords, registeredAppeal } from "./appeal-words.ts";
import type { PersonRow, StoreTx } from "./ports/store.ts";
import { isRepeated } from "./repeated-move.ts";
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
    at: Math.min(momentOf(move) ?? desk.now(), desk.now()),
    actor,
    seen: version,
    permits: (state) => mayOnCase(person, "act", state.units),
    ask: (state) => asking(desk, tx, { move, state, actor, person }),
  }));
  switch (outcome.kind) {
    case "applied":
    case "conflict": {
      const card = await cardOf(desk, principal, caseId);
      if (card === null) return { kind: "notFound" };
      const stands = outcome.kind === "applied" || isRepeated(card, person, { version, move });
      return { kind: stands ? "done" : "conflict", card };
    }
    case "refused":
    case "badInput":
    case "notFound":
      return outcome;
  }
}

/** When it happened, where a person writes in what came from outside; null = now. */
function momentOf(move: DeskMove): Instant | null {
  if (move.do === "registerAppeal") return move.registeredAt;
  return move.do === "recordAnswer" ? move.answeredAt : null;
}

type Asking = { readonly move: DeskMove; readonly state: CaseState | null; readonly actor: Actor; readonly person: PersonRow };

/** The words that the act demands of a person come first; then the move, or the fact that the person writes in. */
async function asking(desk: Desk, tx: StoreTx, { move, state, actor, person }: Asking): Promise<Asked> {
  if (state === null) throw new Error("A move was asked of a case that does not exist.");
  const context = await contextOf(desk, tx, state, desk.now());
  if (move.do === "registerAppeal") return registeredAppeal(tx, move, { state, actor, context });
  if (move.do === "recordAnswer") return recordedAnswer(tx, move, { state, actor, context, person, now: desk.now(), newId: desk.newId });
  const missing = missingWords(move, { state, actor, context }, desk.now());
  return missing ?? worded(desk, tx, { move, person });
}

async function worded(desk: Desk, tx: StoreTx, asked: { readonly move: CoreDeskMove; readonly person: PersonRow }): Promise<Asked> {
  const outcome = await wordMove({ tx, ...asked, newId: desk.newId });
  return outcome.kind === "badInput" ? { problems: outcome.problems } : { move: outcome.move };
}
