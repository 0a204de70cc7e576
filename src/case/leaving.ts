import type { Circumstances } from "#deadlines";
import { holds } from "#deadlines";
import type { MoveRule, Procedure, ProofKind, RouteRule } from "#procedure";
import type { ActingRole } from "./actor.ts";
import type { MoveName, ReplyKind } from "./commands.ts";
import { isGiven } from "./filled-move.ts";
import type { FileRef, TextRef } from "./ids.ts";
import type { Refusal } from "./refusal.ts";
import type { DraftApproval, DraftState } from "./state.ts";

/** What is about to leave the desk, and by whose hand. */
export type Leaving = {
  readonly move: MoveName;
  readonly role: ActingRole;
  readonly reply: ReplyKind;
  /** Null for a question to the author: it has no draft. */
  readonly draft: { readonly text: Pick<DraftState["text"], "digest">; readonly approvals: readonly DraftApproval[] } | null;
};

/**
 * The hard rule (3.1.7, 3.2.6): nothing leaves without every approval that the act demands, of exactly this text.
 * It stands apart from the steps: a mistake in a file's steps cannot let an unapproved reply out. The interim reply is no exception (reading).
 */
export function missingApproval(leaving: Leaving, route: RouteRule, circumstances: Circumstances): Refusal | null {
  const missing = route.approvals.find(
    (approval) => approval.of.includes(leaving.reply) && holds(approval.when, circumstances) && !isApproved(approval, leaving),
  );
  return missing === undefined ? null : { kind: "ApprovalRequired", clause: missing.clause };
}

function isApproved(approval: RouteRule["approvals"][number], { move, role, draft }: Leaving): boolean {
  if (draft === null) return role === approval.by;
  if (move === approval.move && role === approval.by) return true;
  return draft.approvals.some((given) => given.move === approval.move && given.role === approval.by && given.digest === draft.text.digest);
}

/** What proves a reply: its files, what was done or is being done, and the reason where there is nothing to show. */
export type Proof = { readonly files: readonly FileRef[]; readonly noProof: TextRef | null; readonly measures: TextRef | null };

/**
 * The duty of proof (3.4): a reply to a repeat tells what was done or how the matter goes, and carries a photo or a video, or the reason
 * why no material exists. Words first: whoever has not acted has nothing to show.
 */
export function missingProof(proof: Proof, procedure: Procedure, circumstances: Circumstances): Refusal | null {
  if (circumstances.reply !== "final" && circumstances.reply !== "interim") return null;
  for (const rule of procedure.proof) {
    if (!holds(rule.when, circumstances)) continue;
    const allOf = rule.allOf.filter((kind) => !proves(kind, proof));
    if (allOf.includes("measures")) return { kind: "MeasuresRequired", clause: rule.clause };
    const anyOf = rule.anyOf.some((kind) => proves(kind, proof)) ? [] : rule.anyOf;
    if (allOf.length > 0 || anyOf.length > 0) return { kind: "ProofRequired", clause: rule.clause, allOf, anyOf };
  }
  return null;
}

function proves(kind: ProofKind, { files, noProof, measures }: Proof): boolean {
  if (kind === "reason") return isGiven(noProof);
  return kind === "measures" ? isGiven(measures) : files.some((file) => kindOf(file) === kind);
}

function kindOf(file: FileRef): "photo" | "video" | "document" {
  if (file.mime.startsWith("image/")) return "photo";
  return file.mime.startsWith("video/") ? "video" : "document";
}

/** Whether a move lets a reply out: into the network, or to another body. */
export function letsReplyOut(rule: MoveRule): boolean {
  return rule.sends === "reply" || rule.sends === "handover";
}
