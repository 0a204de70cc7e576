/** Resolutions that were signed on paper, written in by the curator in one go (3.1.1): each is the Head's own move, with who wrote it in. */
import type { CaseId, CaseState, Refusal } from "#case";
import type { Procedure } from "#procedure";
import type { Instant } from "#worktime";
import { execute } from "../command.ts";
import type { Asked } from "../command.ts";
import type { Desk } from "../desk.ts";
import type { CardView, InputProblem, Principal } from "../face.ts";
import { wordMove } from "../move-words.ts";
import type { PersonRow, StoreTx } from "../ports/store.ts";
import { actorOf, extentOf, mayOnCase, standingIn } from "../rights.ts";
import { codeOf, folderCards, paperCode } from "./folder.ts";

/** What stands on one sheet: by whom and when it was signed, for whom, what to do. */
export type PaperResult = {
  readonly caseId: CaseId;
  /** The code of the sheet: another than the card's means that the Head saw something else. */
  readonly code: string;
  readonly units: readonly string[];
  readonly answerable?: string | undefined;
  readonly instruction: string;
};

export type PaperBatch = { readonly signedBy: string; readonly signedAt: Instant; readonly results: readonly PaperResult[] };

export type EnteredResult = { readonly caseId: CaseId } & (
  | { readonly kind: "done" }
  | { readonly kind: "refused"; readonly refusal: Refusal; readonly procedure: Procedure }
  | { readonly kind: "badInput"; readonly problems: readonly InputProblem[] }
  /** The card is not what the sheet shows any more, or somebody was first. */
  | { readonly kind: "changed" | "notFound" }
);

/** What the form shows: the cards of the folder with their codes, and whose signature a resolution may bear now. */
export type FolderForm = {
  readonly cards: readonly { readonly view: CardView; readonly code: string; readonly mayEnter: boolean }[];
  readonly signers: readonly PersonRow[];
};

/** The folder as a form for what was signed. */
export async function folderForm(desk: Desk, principal: Principal): Promise<FolderForm | null> {
  const cards = await folderCards(desk, principal);
  if (cards === null) return null;
  const signers = await desk.store.transaction(principal.tenantId, (tx) => signersAt(tx, desk.now()));
  const { role } = principal.person;
  return {
    cards: cards.map((view) => ({
      view,
      code: codeOf(view),
      mayEnter: view.route.steps[view.state.step]?.moves["resolve"]?.onPaper.some((one) => one === role) === true,
    })),
    signers,
  };
}

/** The Head, and whoever acts for them by an order at that moment, each standing in that role. */
async function signersAt(tx: StoreTx, at: Instant): Promise<readonly PersonRow[]> {
  const people = (await tx.people()).filter(({ active }) => active);
  const turns = await tx.turns({ kind: "acting", from: at, to: at + 1 });
  const acting = new Set(turns.flatMap(({ personId, role }) => (role === "head" ? [personId] : [])));
  return people.flatMap((person) => (person.role === "head" ? [person] : acting.has(person.personId) ? [standingIn(person, "head")] : []));
}

/** Writes the signed resolutions in, each in a transaction of its own: one that cannot be written in leaves the others standing. */
export async function enterFolder(desk: Desk, principal: Principal, batch: PaperBatch): Promise<readonly EnteredResult[] | null> {
  if (extentOf(principal.person, "case", "act") !== "all") return null;
  const signers = await desk.store.transaction(principal.tenantId, (tx) => signersAt(tx, batch.signedAt));
  const signer = signers.find(({ personId }) => personId === batch.signedBy);
  const entered: EnteredResult[] = [];
  for (const result of batch.results) entered.push(await enterOne(desk, principal, { ...batch, result, signer }));
  return entered;
}

type Sheet = { readonly signedAt: Instant; readonly result: PaperResult; readonly signer: PersonRow | undefined };

async function enterOne(desk: Desk, principal: Principal, { signedAt, result, signer }: Sheet): Promise<EnteredResult> {
  const { caseId } = result;
  const actor = signer === undefined ? null : actorOf(signer);
  if (actor === null) return { caseId, kind: "badInput", problems: [needed("signedBy", "Укажите, кто подписал.", "Say who signed.")] };
  let isChanged = false;
  const outcome = await execute(desk, principal.tenantId, (tx) => ({
    caseId,
    at: signedAt,
    actor,
    permits: (state) => mayOnCase(principal.person, "act", state.units),
    ask: async (state) => {
      if (state === null) throw new Error(`Case ${caseId}: a resolution on paper without a case.`);
      isChanged = (await codeIn(tx, state)) !== result.code;
      return isChanged ? { problems: [] } : asked(desk, tx, { principal, state, signedAt, result });
    },
  }));
  if (isChanged || outcome.kind === "conflict") return { caseId, kind: "changed" };
  return outcome.kind === "applied" ? { caseId, kind: "done" } : { caseId, ...outcome };
}

async function codeIn(tx: StoreTx, state: CaseState): Promise<string> {
  return paperCode(state, (await tx.message(state.messageId))?.text.digest ?? "");
}

type Asking = Omit<Sheet, "signer"> & { readonly principal: Principal; readonly state: CaseState };

async function asked(desk: Desk, tx: StoreTx, { principal: { person }, state, signedAt, result }: Asking): Promise<Asked> {
  const problems = [
    ...(signedAt > desk.now() ? [needed("signedAt", "Это время ещё не наступило.", "That time is still to come.")] : []),
    ...(signedAt < lastAt(state)
      ? [needed("signedAt", "Подпись не могла появиться раньше, чем лист попал в папку.", "The signature cannot be older than the sheet.")]
      : []),
  ];
  if (problems.length > 0) return { problems };
  const { units, answerable, instruction } = result;
  const worded = await wordMove({ tx, person, newId: desk.newId, move: { do: "resolve", units, answerable, instruction } });
  if (worded.kind === "badInput") return { problems: worded.problems };
  if (person.role === "administrator") throw new Error("An administrator has no right to act on a case.");
  return { move: worded.move, onPaper: { enteredBy: person.personId, role: person.role } };
}

/** Nothing of a log is ever older than what stands before it. */
const lastAt = ({ facts, receivedAt }: CaseState): Instant => facts.reduce((newest, fact) => Math.max(newest, fact.at), receivedAt);

const needed = (field: string, ru: string, en: string): InputProblem => ({ code: "NEEDED", path: field, ru, en });
