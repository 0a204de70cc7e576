import type { Condition } from "../model-condition.ts";

/** Whether a condition holds when only this much of the case is known; `unknown` when it asks for more. */
export function truthOf(when: Condition, known: Condition): "true" | "false" | "unknown" {
  const facts: Readonly<Record<string, unknown>> = known;
  const truths = Object.entries(when).map(([key, wanted]: readonly [string, unknown]) => truthOfKey(wanted, facts[key]));
  if (truths.includes("false")) return "false";
  return truths.every((truth) => truth === "true") ? "true" : "unknown";
}

function truthOfKey(wanted: unknown, known: unknown): "true" | "false" | "unknown" {
  if (known === undefined) return "unknown";
  if (!Array.isArray(wanted) || !Array.isArray(known)) return wanted === known ? "true" : "false";
  if (known.every((value) => wanted.includes(value))) return "true";
  return known.some((value) => wanted.includes(value)) ? "unknown" : "false";
}

/** The targets that may be taken, as far as is known: up to the first that surely holds. */
export function openTargets<T extends { readonly when: Condition }>(targets: readonly T[], known: Condition): readonly T[] {
  const open: T[] = [];
  for (const target of targets) {
    const truth = truthOf(target.when, known);
    if (truth !== "false") open.push(target);
    if (truth === "true") break;
  }
  return open;
}
