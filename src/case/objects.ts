import type { MoveRule } from "#procedure";
import type { ActingRole } from "./actor.ts";
import { appealWaysAt } from "./appeal-ways.ts";
import { circumstancesOf } from "./circumstances.ts";
import { isQuestionOpen, openDraft, pendingReply, replyOfMove } from "./drafts.ts";
import { letsReplyOut, missingApproval, missingProof } from "./leaving.ts";
import type { MoveQuestion } from "./permission.ts";
import type { Place } from "./place.ts";
import type { Refusal } from "./refusal.ts";
import type { CaseState } from "./state.ts";

type ObjectQuestion = MoveQuestion & { readonly rule: MoveRule; readonly role: ActingRole; readonly place: Place };

/** Whether there is what the move acts upon: a draft to check, a question to answer, a reply to hand over, a term to change. */
export function missingObject(question: ObjectQuestion): Refusal | null {
  const { move, state, rule, place, role, at, context } = question;
  switch (move) {
    case "accept":
    case "approve":
      return openDraft(state) === null ? { kind: "DraftRequired", clause: rule.clause } : missingToLeave(question);
    case "returnForRework":
    case "refuseApproval":
      return openDraft(state) === null ? { kind: "DraftRequired", clause: rule.clause } : null;
    case "returnPart":
      return state.parts.some(({ status }) => status === "given") ? null : { kind: "PartRequired", clause: rule.clause };
    case "declineClarification":
      return isQuestionOpen(state) ? null : { kind: "NotAtThisStep", clause: rule.clause, move, step: state.step };
    case "agreeClarification":
      return rule.sends === "clarification"
        ? missingApproval(
            { move, role, reply: "clarification", draft: null },
            place.route,
            circumstancesOf(state, context, "clarification"),
          )
        : null;
    case "handOver":
      if (pendingReply(state) !== null) return null;
      if (rule.sends !== "handover" || openDraft(state) === null)
        return { kind: "ApprovalRequired", clause: approvalClause(place) ?? rule.clause };
      return missingToLeave(question);
    case "retryPublication":
    case "confirmPublishedByHand":
      return hasUnpublished(state) ? null : { kind: "UnknownPublication", clause: rule.clause };
    case "turnIntoAppeal":
      return appealWaysAt(at, context).length === 0 ? { kind: "AppealWayClosed", clause: rule.clause, way: "register" } : null;
    case "explain":
    case "submitDraft":
    case "submitInterim":
      return letsReplyOut(rule) ? missingToLeave(question) : null;
    default:
      return null;
  }
}

/** What still keeps the reply from leaving with this move; a draft that the move itself brings has no approvals yet. */
function missingToLeave({ move, state, rule, role, place, context }: ObjectQuestion): Refusal | null {
  if (!letsReplyOut(rule)) return null;
  const reply = replyOfMove(move, state) ?? "final";
  const brings = move === "explain" || move === "submitDraft" || move === "submitInterim";
  const draft = brings ? null : openDraft(state);
  // What the move brings is not known yet: whether it promises a date is asked again with its content.
  const known = circumstancesOf(state, context, reply);
  const circumstances = brings ? { ...known, promised: false } : known;
  const unapproved = missingApproval({ move, role, reply, draft: draft ?? { text: noText, approvals: [] } }, place.route, circumstances);
  return unapproved ?? (draft === null ? null : missingProof(draft, context.procedure, circumstances));
}

const noText = { digest: "" };

function approvalClause({ route }: Place): string | undefined {
  return route.approvals[0]?.clause;
}

function hasUnpublished(state: CaseState): boolean {
  return state.publications.some((one) => one.status !== "published");
}
