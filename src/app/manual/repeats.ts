/** What a case repeats (3.4): the case it was linked to with the former answer, and those it may repeat. */
import { fold } from "#case";
import type { CaseId, CaseState, DraftState } from "#case";
import { suggestRepeats } from "#triage";
import type { Comparable, Likeness } from "#triage";
import { contextOf } from "../command.ts";
import type { Desk } from "../desk.ts";
import type { Principal } from "../face.ts";
import { asCaseId } from "../ids.ts";
import type { RepeatCandidate } from "../ports/manual.ts";
import type { StoreTx } from "../ports/store.ts";
import { extentOf, mayOnCase } from "../rights.ts";
import type { FormerCase, Repeats } from "./face.ts";

/** How many of the newest messages are compared by their words. */
const recentMax = 400;

/** The linked case, for all who work on this one; suggestions for those who see every case of the municipality. */
export function repeatsOf(desk: Desk, { tenantId, person }: Principal, caseId: CaseId): Promise<Repeats | null> {
  return desk.store.transaction(tenantId, async (tx) => {
    const state = fold(await tx.loadCase(caseId));
    if (state === null || !mayOnCase(person, "read", state.units)) return null;
    const earlier = state.earlierCaseId === null ? null : asCaseId(state.earlierCaseId);
    const linked = earlier === null ? null : await formerCase(desk, tx, earlier, []);
    const suggestions = linked === null && extentOf(person, "case", "read") === "all" ? await suggested(desk, tx, caseId) : [];
    return { linked, suggestions };
  });
}

async function suggested(desk: Desk, tx: StoreTx, caseId: CaseId): Promise<readonly FormerCase[]> {
  const { own, former } = await tx.repeatCandidates(caseId, recentMax);
  const opening = own.at(-1);
  if (opening === undefined) return [];
  const found: FormerCase[] = [];
  for (const { caseId: id, because } of suggestRepeats(comparable(opening), former.map(comparable))) {
    const one = await formerCase(desk, tx, asCaseId(id), because);
    if (one !== null) found.push(one);
  }
  return found;
}

const comparable = (candidate: RepeatCandidate): Comparable => ({ ...candidate, topic: null });

async function formerCase(desk: Desk, tx: StoreTx, caseId: CaseId, because: readonly Likeness[]): Promise<FormerCase | null> {
  const [state, number] = [fold(await tx.loadCase(caseId)), await tx.numberOf(caseId)];
  if (state === null || number === null) return null;
  const { procedure } = await contextOf(desk, tx, state, state.receivedAt);
  const route = procedure.routes[state.route];
  const message = await tx.message(state.messageId);
  if (route === undefined || message === null) return null;
  const text = (await tx.texts([message.text.textId])).get(message.text.textId) ?? "";
  return { caseId, number, receivedAt: state.receivedAt, text, step: state.step, route, because, answer: await answerOf(tx, state) };
}

async function answerOf(tx: StoreTx, state: CaseState): Promise<FormerCase["answer"]> {
  const given = state.publications.findLast(({ draftId, status }) => draftId !== null && status === "published");
  const handed = state.facts.findLast(({ type }) => type === "handedOver");
  const draft =
    given === undefined ? handedDraft(state, handed !== undefined) : state.drafts.find(({ draftId }) => draftId === given.draftId);
  if (draft === undefined) return null;
  const text = (await tx.texts([draft.text.textId])).get(draft.text.textId) ?? "";
  const files = draft.files.length === 0 ? [] : await tx.files(draft.files.map(({ fileId }) => fileId));
  return { reply: draft.reply, text, at: given?.publishedAt ?? handed?.at ?? draft.submittedAt, files };
}

/** What was handed over is the draft that was approved last (3.2.6). */
function handedDraft(state: CaseState, isHanded: boolean): DraftState | undefined {
  return isHanded ? state.drafts.findLast(({ approvedDigest, text }) => approvedDigest === text.digest) : undefined;
}
