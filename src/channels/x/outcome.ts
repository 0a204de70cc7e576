/** A failure of a call as the outbox and the moderator know it. */
import type { ActOutcome, PublishOutcome } from "#app";
import type { XFailure } from "./api.ts";

export type Unsent = Exclude<PublishOutcome, { kind: "published" }>;

/** What became of a publication: surely not there, or nobody knows. */
export const publishFailure = ({ detail, failure, retryAfterMs, uncertain }: XFailure): Unsent => {
  if (uncertain) return { kind: "unknown", failure, detail };
  return retryAfterMs === null ? { kind: "failed", failure, detail } : { kind: "retry", failure, afterMs: retryAfterMs, detail };
};

/** An act may be repeated, so a lost answer is no riddle. */
export const actFailure = ({ detail, failure, retryAfterMs }: XFailure): ActOutcome =>
  retryAfterMs === null ? { kind: "failed", failure, detail } : { kind: "retry", failure, afterMs: retryAfterMs, detail };
