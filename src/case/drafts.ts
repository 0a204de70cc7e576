import type { MoveName, ReplyKind } from "./commands.ts";
import type { CaseState, DraftState, PublicationState } from "./state.ts";

/** The draft that the desk works on: the newest, unless it has left already. */
export function openDraft(state: CaseState): DraftState | null {
  const draft = state.drafts.at(-1);
  if (draft === undefined) return null;
  return state.publications.some((one) => one.draftId === draft.draftId) ? null : draft;
}

/** A reply that has left the desk and has not arrived yet. */
export function pendingReply(state: CaseState): PublicationState | null {
  return state.publications.findLast((one) => one.draftId !== null && one.status !== "published") ?? null;
}

/** Whether the clock stands: a question is posted, and neither an answer nor the curator has ended the wait (3.1.2). */
export function isWaitingForAuthor(state: CaseState): boolean {
  const latest = state.clarifications.at(-1);
  return latest !== undefined && latest.postedAt !== null && latest.answeredAt === null && latest.closedSilentAt === null;
}

/** A question that has not reached the author: asked, or agreed and stuck on its way. */
export function isQuestionOpen(state: CaseState): boolean {
  const latest = state.clarifications.at(-1);
  return latest !== undefined && latest.postedAt === null;
}

/** The kind of reply that a move is about: what the act's conditions on `reply` look at. */
export function replyOfMove(move: MoveName, state: CaseState): ReplyKind | null {
  switch (move) {
    case "submitDraft":
      return "final";
    case "submitInterim":
      return "interim";
    case "explain":
      return "explanation";
    case "askClarification":
    case "agreeClarification":
    case "declineClarification":
      return "clarification";
    case "handOver":
    case "retryPublication":
    case "confirmPublishedByHand":
      return (
        pendingReply(state)?.reply ??
        state.publications.findLast((one) => one.status !== "published")?.reply ??
        openDraft(state)?.reply ??
        null
      );
    default:
      return openDraft(state)?.reply ?? null;
  }
}
