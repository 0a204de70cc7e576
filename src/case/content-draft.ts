import { circumstancesOf } from "./circumstances.ts";
import type { Move } from "./commands.ts";
import type { FilledMove } from "./filled-move.ts";
import { isGiven } from "./filled-move.ts";
import { groundRefusal } from "./content-ground.ts";
import { openDraft } from "./drafts.ts";
import type { DraftId, TextRef } from "./ids.ts";
import { letsReplyOut, missingApproval, missingProof } from "./leaving.ts";
import type { Refusal } from "./refusal.ts";
import type { Instant } from "#worktime";

type DraftMove = Extract<
  Move,
  { readonly do: "submitDraft" | "submitInterim" | "explain" | "returnForRework" | "refuseApproval" | "accept" | "approve" }
>;

/** What is wrong with a draft that is brought, or with what is said about one. */
export function draftRefusal(question: FilledMove, move: DraftMove): Refusal | null {
  const { rule, at } = question;
  const { clause } = rule;
  switch (move.do) {
    case "submitInterim":
      if (!isPromiseGood(move.promisedFor, at, rule.requires.includes("promisedDate"))) return { kind: "PromisedDateRequired", clause };
      return brought(question, move);
    case "submitDraft":
      return brought(question, move);
    case "explain":
      return groundRefusal(question, move.ground) ?? (isGiven(move.text) ? textOf(question, move.text) : { kind: "TextRequired", clause });
    case "returnForRework":
    case "refuseApproval":
      if (!isGiven(move.remarks)) return { kind: "RemarksRequired", clause };
      return isOpen(question, move.draftId) ? null : { kind: "DraftChanged", clause };
    case "accept":
    case "approve":
      // What is agreed to is exactly the text that was seen: another text is another draft.
      return isOpen(question, move.draftId) && openDraft(question.state)?.text.digest === move.digest
        ? null
        : { kind: "DraftChanged", clause };
  }
}

/** A promised date lies ahead; without one an interim reply is a first reaction, which some acts know and 3.3 does not. */
function isPromiseGood(promisedFor: Instant | null, at: Instant, isRequired: boolean): boolean {
  return promisedFor === null ? !isRequired : promisedFor > at;
}

function brought(question: FilledMove, move: Extract<DraftMove, { readonly do: "submitDraft" | "submitInterim" }>): Refusal | null {
  const { rule, role, place, state, context } = question;
  if (!isGiven(move.text)) return { kind: "TextRequired", clause: rule.clause };
  const promised = move.do === "submitInterim" && move.promisedFor !== null;
  const reply = move.do === "submitInterim" ? "interim" : "final";
  const circumstances = { ...circumstancesOf(state, context, reply), promised };
  const leaving = { move: move.do, role, reply, draft: { text: { digest: "" }, approvals: [] } } as const;
  return (
    (letsReplyOut(rule) ? missingApproval(leaving, place.route, circumstances) : null) ??
    textOf(question, move.text) ??
    missingProof({ files: move.files, noProof: move.noProof ?? null, measures: move.measures ?? null }, context.procedure, circumstances)
  );
}

/** The act's limit on the length of a text in the network of the message; longer is refused. */
export function textOf({ state, rule, context }: FilledMove, text: TextRef): Refusal | null {
  const { textLength, clause } = context.procedure.limits;
  const limit = textLength[state.channel] ?? textLength["other"];
  return limit !== undefined && text.length > limit
    ? { kind: "TextTooLong", clause: clause ?? rule.clause, limit, length: text.length }
    : null;
}

function isOpen({ state }: FilledMove, draftId: DraftId): boolean {
  return openDraft(state)?.draftId === draftId;
}
