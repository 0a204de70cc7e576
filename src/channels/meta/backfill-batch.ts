/** What was found by asking, as deliveries of the same form as a webhook's: one entry each. */
import { createHash } from "node:crypto";
import type { PollBatch } from "#app";
import type { Fields, GraphFailure } from "./graph-api.ts";
import type { MetaObject } from "./receive.ts";

/** Bodies with their keys; the events inside have the keys that a webhook's have. */
export const backfillBatch = (object: MetaObject, entries: readonly Fields[], failure: GraphFailure | null): PollBatch => {
  const deliveries = entries.map((entry) => {
    const body = new TextEncoder().encode(JSON.stringify({ object, entry: [entry] }));
    return { dedupKey: `sha256:${createHash("sha256").update(body).digest("hex")}`, eventType: "backfill", body };
  });
  if (failure === null) return { deliveries, cursor: "" };
  return {
    deliveries,
    cursor: "",
    failure: { failure: failure.failure, afterMs: failure.retryAfterMs ?? 600_000, detail: failure.detail },
  };
};
