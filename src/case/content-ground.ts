import type { FilledMove } from "./filled-move.ts";
import { isGiven } from "./filled-move.ts";
import { localDate } from "./local-date.ts";
import type { Refusal } from "./refusal.ts";

/** What is wrong with the ground of a refusal (3.7) or of an explanation (3.8). */
export function groundRefusal({ filled, role, rule, at, state, context }: FilledMove, name: string): Refusal | null {
  const ground = context.procedure.grounds[name];
  const kind = filled.do === "refuse" ? "refusal" : "explanation";
  const date = localDate(at, context.calendars.office);
  if (ground === undefined || ground.kind !== kind || !isInForce(ground.inForce, date))
    return { kind: "UnknownGround", clause: rule.clause, ground: name };
  if (ground.by.length > 0 && !ground.by.includes(role))
    return { kind: "NotYourMove", clause: ground.clause, move: filled.do, allowedRoles: ground.by };
  if (ground.requires.includes("earlierCase") && state.earlierCaseId === null && !pointsToEarlier(filled))
    return { kind: "EarlierCaseRequired", clause: ground.clause };
  const needsEvidence = ground.requires.includes("evidence") && filled.do === "refuse";
  return needsEvidence && !isGiven(filled.evidence) ? { kind: "EvidenceRequired", clause: ground.clause } : null;
}

/** Whether an explanation points to earlier answers by itself (3.8): it need not be linked as a repeat for that. */
function pointsToEarlier(filled: FilledMove["filled"]): boolean {
  return filled.do === "explain" && filled.earlierCases !== undefined && filled.earlierCases.length > 0;
}

function isInForce({ from, to }: { readonly from: string | null; readonly to: string | null }, date: string): boolean {
  return (from === null || from <= date) && (to === null || date <= to);
}
