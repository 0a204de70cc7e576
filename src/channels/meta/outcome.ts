/** A failure of a call as the outbox and the moderator know it. */
import type { ActOutcome, PublishOutcome } from "#app";
import type { GraphFailure } from "./graph-api.ts";

export type Unsent = Exclude<PublishOutcome, { kind: "published" }>;

/** What became of a publication: surely not there, or nobody knows. */
export const publishFailure = ({ detail, failure, retryAfterMs, uncertain }: GraphFailure): Unsent => {
  if (uncertain) return { kind: "unknown", failure, detail };
  return retryAfterMs === null ? { kind: "failed", failure, detail } : { kind: "retry", failure, afterMs: retryAfterMs, detail };
};

/** An act may be repeated, so a lost answer is no riddle. */
export const actFailure = ({ detail, failure, retryAfterMs }: GraphFailure): ActOutcome =>
  retryAfterMs === null ? { kind: "failed", failure, detail } : { kind: "retry", failure, afterMs: retryAfterMs, detail };

export const failed = (failure: "BAD_REQUEST" | "MEDIA_REJECTED" | "NO_RIGHTS" | "TEXT_TOO_LONG", detail: string) =>
  ({ kind: "failed", failure, detail }) as const;

/** Meta has carried a call out and did not say under which name. */
export const noId: Unsent = { kind: "unknown", failure: "UNKNOWN", detail: "Meta answered without the id of what was published" };

/** Words as they are compared: Meta trims them and folds spaces. */
export const bare = (text: string | undefined): string => (text ?? "").replace(/\s+/gu, " ").trim();
