import type { CaseState } from "#case";
import type { RouteRule } from "#procedure";
import type { PublicationRow } from "../ports/store.ts";

/**
 * Whether the case still lets exactly this out (3.1.7): the publication is one that the case sent, and its words are the words that were approved.
 * Asked once more right before the network, so that neither a stray row nor a changed text can be published.
 */
export function mayLeave(state: CaseState, row: PublicationRow, route: RouteRule): boolean {
  const sent = state.publications.find(({ publicationId }) => publicationId === row.publicationId);
  if (sent === undefined || sent.reply !== row.reply) return false;
  if (row.reply === "clarification") {
    const asked = state.clarifications.find(({ publicationId }) => publicationId === row.publicationId);
    return asked !== undefined && asked.agreedAt !== null && asked.question.digest === row.text.digest;
  }
  if (row.reply === "notice")
    return state.notices.some(({ publicationId, text }) => publicationId === row.publicationId && text.digest === row.text.digest);
  const draft = state.drafts.find(({ draftId }) => draftId === row.draftId);
  if (draft === undefined || draft.text.digest !== row.text.digest) return false;
  return route.approvals
    .filter((approval) => approval.of.includes(row.reply) && Object.keys(approval.when).length === 0)
    .every((approval) =>
      draft.approvals.some((given) => given.move === approval.move && given.role === approval.by && given.digest === row.text.digest),
    );
}
