import type { CardView } from "#app";
import type { DraftState, FileRef, RecordedEvent } from "#case";
import type { Draft, FileInfo } from "../contract/index.ts";
import { presentFile } from "./file.ts";
import { presentPerson } from "./person.ts";

/** The files of a text, in its own order; one that was erased is left out. */
export const filesOf = (view: CardView, refs: readonly FileRef[]): FileInfo[] => {
  const rows = new Map(view.parts.files.map((row) => [row.fileId, row]));
  return refs.flatMap((ref) => {
    const row = rows.get(ref.fileId);
    return row === undefined ? [] : [presentFile(row)];
  });
};

const submission = (view: CardView, draftId: string): RecordedEvent | undefined =>
  view.parts.events.find(({ event }) => event.type === "draftSubmitted" && event.draftId === draftId);

/** A draft with the digest of exactly its text: `accept` and `approve` send it back. */
export const presentDraft = (draft: DraftState, view: CardView): Draft => {
  const actor = submission(view, draft.draftId)?.actor;
  return {
    draftId: draft.draftId,
    reply: draft.reply,
    text: view.parts.texts.get(draft.text.textId) ?? "",
    digest: draft.text.digest,
    files: filesOf(view, draft.files),
    measures: draft.measures === null ? null : (view.parts.texts.get(draft.measures.textId) ?? ""),
    noProof: draft.noProof === null ? null : (view.parts.texts.get(draft.noProof.textId) ?? ""),
    promisedFor: draft.promisedFor,
    submittedAt: draft.submittedAt,
    submittedBy: actor?.kind === "person" ? presentPerson(actor.personId, view) : null,
    unitId: draft.unitId,
    accepted: draft.acceptedDigest === draft.text.digest,
    approved: draft.approvedDigest === draft.text.digest,
  };
};
