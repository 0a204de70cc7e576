/** One's own unsent words: kept as they are typed, seen by nobody else. */
import { fold } from "#case";
import type { CaseId } from "#case";
import type { Instant } from "#worktime";
import type { Desk } from "./desk.ts";
import type { Principal } from "./face.ts";
import type { StoreTx } from "./ports/store.ts";
import { mayOnCase } from "./rights.ts";

export type Saved = { readonly text: string; readonly at: Instant };

/** Where the words belong: a case and a field of its card. */
export type SavePlace = { readonly caseId: CaseId; readonly field: string };

/** Keeps unsent words, or drops them (null); answers what is kept now. */
export function save(desk: Desk, principal: Principal, place: SavePlace, text: string | null): Promise<Saved | null> {
  return within(desk, principal, place, async (tx) => {
    const { personId } = principal.person;
    if (text === null) {
      await tx.dropDraftSaves(place.caseId, personId, place.field);
      return null;
    }
    const at = desk.now();
    await tx.putDraftSave(place.caseId, personId, place.field, text, at);
    return { text, at };
  });
}

/** The words that this person left unsent. */
export function saved(desk: Desk, principal: Principal, place: SavePlace): Promise<Saved | null> {
  return within(desk, principal, place, (tx) => tx.draftSave(place.caseId, principal.person.personId, place.field));
}

/** Nothing is kept on a case that this person may not see. */
async function within(
  desk: Desk,
  { tenantId, person }: Principal,
  { caseId }: SavePlace,
  work: (tx: StoreTx) => Promise<Saved | null>,
): Promise<Saved | null> {
  return desk.store.transaction(tenantId, async (tx) => {
    const state = fold(await tx.loadCase(caseId));
    return state === null || !mayOnCase(person, "read", state.units) ? null : work(tx);
  });
}
