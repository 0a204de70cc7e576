import { circumstancesOf } from "./circumstances.ts";
import type { Move } from "./commands.ts";
import type { FilledMove } from "./filled-move.ts";
import { isGiven } from "./filled-move.ts";
import { groundRefusal } from "./content-ground.ts";
import { openDraft, replyOfMove } from "./drafts.ts";
import type { DraftId, TextRef } from "./ids.ts";
import { missingProof } from "./leaving.ts";
import type { Refusal } from "./refusal.ts";

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
      if (!(move.promisedFor > at)) return { kind: "PromisedDateRequired", clause };
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

function brought(question: FilledMove, move: Extract<DraftMove, { readonly do: "submitDraft" | "submitInterim" }>): Refusal | null {
  const { rule, state, context } = question;
  if (!isGiven(move.text)) return { kind: "TextRequired", clause: rule.clause };
  const circumstances = circumstancesOf(state, context, replyOfMove(move.do, state));
  return (
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
