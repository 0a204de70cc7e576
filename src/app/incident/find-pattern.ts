/** An administrator's expression over a stranger's letter: it may be wrong, and it may be slow; neither may hurt. */
import { createContext, Script } from "node:vm";

export type PatternOutcome =
  | { readonly kind: "found"; readonly value: string }
  | { readonly kind: "absent" }
  | { readonly kind: "invalid" }
  | { readonly kind: "slow" };

const timeoutMs = 100;
const wordsMax = 50_000;
const script = new Script("const m = new RegExp(pattern, 'iu').exec(words); m === null ? null : String(m[1] ?? m[0])");

/** The first group of the expression, or all that it found; stopped by the engine itself when it takes too long. */
export function findPattern(pattern: string, words: string): PatternOutcome {
  try {
    const value: unknown = script.runInContext(createContext({ pattern, words: words.slice(0, wordsMax) }), { timeout: timeoutMs });
    return typeof value === "string" && value.trim() !== "" ? { kind: "found", value: value.trim() } : { kind: "absent" };
  } catch (error) {
    const isSlow = typeof error === "object" && error !== null && "code" in error && error.code === "ERR_SCRIPT_EXECUTION_TIMEOUT";
    return { kind: isSlow ? "slow" : "invalid" };
  }
}
