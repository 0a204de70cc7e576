/** An approval that can be bypassed: a way on which a reply leaves the desk without it (3.1.7). A search over the graph of the route. */
import type { ApprovalRule, MoveRule, Procedure, RouteRule } from "../model.ts";
import type { Condition } from "../model-condition.ts";
import type { ReplyKindName } from "../model-words.ts";
import type { Finding } from "../problem.ts";
import { repliesOfMove } from "../vocabulary.ts";
import { truthOf } from "./condition-truth.ts";
import { error, warning } from "./finding.ts";
import { stepsAfter } from "./graph.ts";
import { stepPath } from "./walk.ts";

export function checkApprovals(procedure: Procedure): readonly Finding[] {
  return Object.values(procedure.routes).flatMap((route) =>
    route.approvals.flatMap((approval, index) => {
      const path = `routes.${route.name}.approvals[${index}]`;
      const makers = Object.values(route.steps).filter((step) => step.moves[approval.move]?.by.includes(approval.by) === true);
      return [...(makers.length === 0 ? [noMove(approval, path)] : []), ...wordsOfBypass(route, approval)];
    }),
  );
}

function noMove({ move, by }: ApprovalRule, path: string): Finding {
  return error("approval.noMove", {
    path,
    what: {
      ru: `Согласование требуется, но хода ${move} у роли ${by} на маршруте нет`,
      en: `The approval is required, but ${by} has no move ${move} on the route`,
    },
    remedy: { ru: `Добавьте шаг, который ждёт ${by}, с ходом ${move}`, en: `Add a step that waits for ${by}, with the move ${move}` },
  });
}

/** Where a case may stand: at a step, with a draft of some kind, and whether the approval has been given to that draft. */
type Standing = { readonly step: string; readonly kind: ReplyKindName | null; readonly given: boolean };

function wordsOfBypass(route: RouteRule, approval: ApprovalRule): readonly Finding[] {
  const leaks = new Map<string, readonly string[]>();
  const seen = new Set<string>();
  const queue: { readonly standing: Standing; readonly way: readonly string[] }[] = [
    { standing: { step: route.begins, kind: null, given: false }, way: [route.begins] },
  ];
  for (let head = 0; head < queue.length; head++) {
    const { standing, way } = queue[head] ?? { standing: { step: "", kind: null, given: false }, way: [] };
    const key = `${standing.step} ${standing.kind} ${standing.given}`;
    const step = route.steps[standing.step];
    if (step === undefined || seen.has(key)) continue;
    seen.add(key);
    for (const rule of Object.values(step.moves)) {
      const made = makeMove(rule, standing, approval);
      if (made === null) continue;
      if (made.leaks) leaks.set(`${stepPath(route, step)}.moves.${rule.move}`, way);
      for (const next of stepsAfter(route, step, { to: rule.to, known: knownOf(made.after, approval) })) {
        queue.push({ standing: { ...made.after, step: next }, way: next === step.name ? way : [...way, next] });
      }
    }
    for (const { to } of Object.values(step.facts)) {
      for (const next of stepsAfter(route, step, { to, known: knownOf(standing, approval) }))
        queue.push({ standing: { ...standing, step: next }, way: [...way, next] });
    }
  }
  return [...leaks].map(([path, way]) => leak(path, way, approval));
}

function knownOf({ kind }: Standing, { when }: ApprovalRule): Condition {
  return kind === null ? when : { ...when, reply: [kind] };
}

/** What a move does to the standing, and whether a reply leaves with it unapproved; null where the move cannot be made. */
function makeMove(
  rule: MoveRule,
  standing: Standing,
  approval: ApprovalRule,
): { readonly after: Standing; readonly leaks: boolean } | null {
  const brought = repliesOfMove[rule.move];
  const after = afterMove(rule, standing, approval);
  if (rule.by.length === 0 || truthOf(rule.when, knownOf(after, approval)) === "false") return null;
  const leaves = rule.sends === "reply" || rule.sends === "handover" || rule.move === "handOver";
  const kind = brought ?? standing.kind;
  return { after, leaks: leaves && kind !== null && approval.of.includes(kind) && !after.given };
}

function afterMove(rule: MoveRule, standing: Standing, approval: ApprovalRule): Standing {
  const brought = repliesOfMove[rule.move];
  if (brought !== undefined) return { ...standing, kind: brought, given: false };
  if (rule.move === "returnForRework" || rule.move === "refuseApproval") return { ...standing, given: false };
  if (rule.move !== approval.move) return standing;
  // Another role may make the same move: only if nobody else can is it surely given by the right one.
  return { ...standing, given: standing.given || (rule.by.includes(approval.by) && rule.by.length === 1) };
}

function leak(path: string, way: readonly string[], approval: ApprovalRule): Finding {
  const { move, by, clause, when } = approval;
  const make = Object.keys(when).length === 0 ? error : warning;
  const steps = way.join(" → ");
  return make("approval.bypassed", {
    path,
    what: {
      ru: `Ответ уходит без согласования (${move}, ${by}, пункт ${clause}); путь: ${steps}`,
      en: `A reply leaves without the approval (${move} by ${by}, clause ${clause}); the way: ${steps}`,
    },
    remedy: {
      ru: `Проведите этот путь через шаг с ходом ${move} роли ${by}, или сузьте согласование (of, when)`,
      en: `Lead this way through a step with ${move} by ${by}, or narrow the approval (of, when)`,
    },
  });
}
