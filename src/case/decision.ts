import type { CaseEvent } from "./events.ts";
import type { Refusal } from "./refusal.ts";

/** An event that is about to be recorded, with the step that the case stands at after it. */
export type Proposed = { readonly event: CaseEvent; readonly step: string };

/** The answer to a command: what happens, or why the act says no. */
export type Decision =
  | { readonly kind: "accepted"; readonly events: readonly Proposed[] }
  | { readonly kind: "refused"; readonly refusal: Refusal };

/** A "no" as a decision. */
export function refused(refusal: Refusal): Decision {
  return { kind: "refused", refusal };
}

/** A "yes" as a decision. */
export function accepted(events: readonly Proposed[]): Decision {
  return { kind: "accepted", events };
}
