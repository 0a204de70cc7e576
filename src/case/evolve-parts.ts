import type { Instant } from "#worktime";
import type { Actor } from "./actor.ts";
import { isWaitingForAuthor } from "./drafts.ts";
import type { CaseEvent, NoticeRef } from "./events.ts";
import type { DraftId, PublicationId } from "./ids.ts";
import type { CaseState, ClarificationState, DraftState, PublicationState } from "./state.ts";

/** A draft brought: a new one, or a new text of one that is known; no approval survives a new text. */
export function withDraft(
  state: CaseState,
  event: Extract<CaseEvent, { readonly type: "draftSubmitted" }>,
  at: Instant,
): Partial<CaseState> {
  const draft: DraftState = {
    draftId: event.draftId,
    reply: event.reply,
    text: event.text,
    files: event.files,
    measures: event.measures,
    promisedFor: event.promisedFor,
    ground: event.ground,
    submittedAt: at,
    unitId: event.unitId,
    acceptedDigest: null,
    approvedDigest: null,
    approvals: [],
    noProof: event.noProof ?? null,
  };
  return { drafts: [...state.drafts.filter((one) => one.draftId !== event.draftId), draft], ground: event.ground };
}

/** An agreement to exactly this text (3.1.7): kept with the digest, so that another text does not inherit it. */
export function withApproval(
  state: CaseState,
  approval: { readonly draftId: DraftId; readonly digest: string; readonly move: "accept" | "approve"; readonly actor: Actor },
): Partial<CaseState> {
  const { draftId, digest, move, actor } = approval;
  const role = actor.kind === "person" ? actor.role : "controller";
  const drafts = state.drafts.map((draft) =>
    draft.draftId === draftId
      ? {
          ...draft,
          acceptedDigest: move === "accept" ? digest : draft.acceptedDigest,
          approvedDigest: move === "approve" ? digest : draft.approvedDigest,
          approvals: [...draft.approvals, { move, role, digest }],
        }
      : draft,
  );
  return { drafts };
}

/** A draft that was sent back: whatever was agreed before no longer counts. */
export function cancelledDraft(state: CaseState, draftId: DraftId): readonly DraftState[] {
  return state.drafts.map((draft) =>
    draft.draftId === draftId ? { ...draft, acceptedDigest: null, approvedDigest: null, approvals: [] } : draft,
  );
}

/** The question that the curator agreed to (3.1.2): it is on its way to the network. */
export function withClarification(
  state: CaseState,
  event: Extract<CaseEvent, { readonly type: "clarificationAgreed" }>,
  at: Instant,
): Partial<CaseState> {
  const open = state.clarifications.at(-1);
  const asked = open !== undefined && open.agreedAt === null ? open : null;
  const agreed: ClarificationState = {
    question: event.question,
    askedAt: asked?.askedAt ?? at,
    agreedAt: at,
    publicationId: event.publicationId,
    postedAt: null,
    answeredAt: null,
    closedSilentAt: null,
  };
  const publication: PublicationState = {
    publicationId: event.publicationId,
    draftId: null,
    reply: "clarification",
    status: "queued",
    failure: null,
    externalId: null,
    sentAt: at,
    publishedAt: null,
  };
  return {
    clarifications: [...(asked === null ? state.clarifications : state.clarifications.slice(0, -1)), agreed],
    publications: [...state.publications, publication],
  };
}

/** What the author is told about an appeal (3.9): on its way to the network, beside the steps. */
export function withNotice(state: CaseState, notice: NoticeRef | undefined, at: Instant): CaseState {
  if (notice === undefined) return state;
  const publication: PublicationState = {
    publicationId: notice.publicationId,
    draftId: null,
    reply: "notice",
    status: "queued",
    failure: null,
    externalId: null,
    sentAt: at,
    publishedAt: null,
  };
  return { ...state, notices: [...state.notices, notice], publications: [...state.publications, publication] };
}

/** The question that will not be put: its publication, if it had one, is not waited for any more. */
export function withoutQuestion(state: CaseState): Partial<CaseState> {
  const latest = state.clarifications.at(-1);
  if (latest === undefined || latest.postedAt !== null) return {};
  return {
    clarifications: state.clarifications.slice(0, -1),
    publications: state.publications.filter((one) => one.publicationId !== latest.publicationId),
  };
}

/**
 * A question that a decision on the whole case has overtaken: what the author writes now is no answer to it any more, and one that was
 * still on its way is not waited for.
 */
export function withoutWait(state: CaseState, at: Instant): Partial<CaseState> {
  return isWaitingForAuthor(state) ? { clarifications: latestClarification(state, { closedSilentAt: at }) } : withoutQuestion(state);
}

/** The newest question, changed. */
export function latestClarification(state: CaseState, change: Partial<ClarificationState>): readonly ClarificationState[] {
  const latest = state.clarifications.at(-1);
  return latest === undefined ? state.clarifications : [...state.clarifications.slice(0, -1), { ...latest, ...change }];
}

/** One publication, changed. */
export function withPublication(
  state: CaseState,
  publicationId: PublicationId,
  change: Partial<PublicationState>,
): readonly PublicationState[] {
  return state.publications.map((one) => (one.publicationId === publicationId ? { ...one, ...change } : one));
}
