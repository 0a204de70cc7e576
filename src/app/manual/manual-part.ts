/** What a card shows where no connector stands behind it: the way of its reply, and what left the desk by hand. */
import type { CaseState, PublicationState, TextRef } from "#case";
import type { ManualCardRow } from "../ports/manual.ts";
import type { CaseParts, PersonRow, PublicationRow, StoreTx } from "../ports/store.ts";
import type { ManualPart } from "./face.ts";

/** The way in and the way out that the curator wrote down; contacts only for the one who writes to the author (1.5). */
export async function manualPartOf(tx: StoreTx, card: ManualCardRow | null, person: PersonRow): Promise<ManualPart | null> {
  if (card === null) return null;
  const wanted = [card.reason, card.replyWay, card.contacts].filter((id) => id !== null);
  const [texts, pages, people] = [await tx.texts(wanted), await tx.pages(), await tx.people()];
  const page = pages.find(({ pageId }) => pageId === card.replyPageId);
  const told = (id: ManualCardRow["contacts"]): string | null => (id === null ? null : (texts.get(id) ?? ""));
  return {
    source: card.source,
    contacts: person.role === "curator" ? told(card.contacts) : null,
    replyWay: told(card.replyWay),
    replyPage: page === undefined ? null : { title: page.title, url: page.url },
    reason: told(card.reason) ?? "",
    enteredBy: people.find(({ personId }) => personId === card.enteredBy)?.name ?? "",
    enteredAt: card.enteredAt,
  };
}

/** Publications that have no row of the outbox, because no connector can carry them: a person does, and says so (3.1). */
export function publicationsByHand(parts: CaseParts, state: CaseState, card: ManualCardRow | null): readonly PublicationRow[] {
  if (card === null) return [];
  const kept = new Set(parts.publications.map(({ publicationId }) => publicationId));
  return state.publications.flatMap((publication) => {
    const said = kept.has(publication.publicationId) ? null : wordsOf(state, publication);
    return said === null ? [] : [rowOf(state, publication, { ...said, link: card.replyLink })];
  });
}

type Said = { readonly text: TextRef; readonly files: PublicationRow["files"] };

function wordsOf(state: CaseState, { publicationId, draftId }: PublicationState): Said | null {
  const draft = state.drafts.find((one) => one.draftId === draftId);
  if (draft !== undefined) return { text: draft.text, files: draft.files };
  const asked = state.clarifications.find((one) => one.publicationId === publicationId);
  return asked === undefined ? null : { text: asked.question, files: [] };
}

function rowOf(
  state: CaseState,
  publication: PublicationState,
  { text, files, link }: Said & { readonly link: string | null },
): PublicationRow {
  const { publicationId, draftId, reply, status, failure, sentAt, publishedAt } = publication;
  return {
    publicationId,
    caseId: state.caseId,
    pageId: "",
    reply,
    draftId,
    text,
    files,
    target:
      state.messageKind === "direct"
        ? { kind: "direct", conversationId: "", authorId: "" }
        : { kind: "public", thread: {}, replyToExternalId: "" },
    createdAt: sentAt,
    status,
    attempts: 0,
    failure: status === "published" ? null : failure,
    failureDetail: null,
    nextAttemptAt: null,
    externalId: null,
    permalink: status === "published" && reply !== "clarification" ? link : null,
    publishedAt,
  };
}
