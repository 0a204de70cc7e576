import type { Instant } from "#worktime";
import { channelPageOf } from "../channel-page.ts";
import { returnedFailure } from "../incident/hand-over-news.ts";
import { retriedByPerson } from "../letting-out.ts";
import type { Channel, OutboundReply, PublishOutcome } from "../ports/channel.ts";
import type { PageRow, PublicationProgress, PublicationRow } from "../ports/store.ts";
import { pauseBeforeRetry, readBacksMax, retriesMax } from "./backoff.ts";

/** A reply ready to leave, with the row as it was before this attempt. */
export type Outgoing = {
  readonly channel: Channel;
  readonly page: PageRow;
  readonly reply: OutboundReply;
  readonly before: PublicationRow;
  readonly attempts: number;
  readonly now: () => Instant;
};

/** One attempt: reads back first where an earlier one may have been published, and only then sends. */
export async function attempt(outgoing: Outgoing): Promise<PublicationProgress> {
  const { before } = outgoing;
  if (before.status === "unknown" || before.status === "sending") {
    const known = await readBack(outgoing);
    if (known !== null) return known;
  }
  return progressOf(outgoing, await publishSafely(outgoing));
}

/** What is known of an earlier attempt; null = it is safe to send (again). */
async function readBack(outgoing: Outgoing): Promise<PublicationProgress | null> {
  const { channel, page, reply, before, attempts, now } = outgoing;
  // A letter that came back is known not to have arrived: its copy among our own letters would say otherwise (3.2.6).
  if (before.failure === retriedByPerson && before.failureDetail === returnedFailure) return null;
  const found = await orUnknown(() => channel.findPublished(reply, channelPageOf(page)), "cannot");
  switch (found.kind) {
    case "found":
      return { status: "published", externalId: found.externalId, permalink: found.permalink ?? null, at: found.at };
    case "absent":
    case "repeat":
      return null;
    case "cannot": {
      if (before.failure === retriedByPerson) return null;
      const { failure, detail } = found;
      if (attempts > readBacksMax) return { status: "failed", failure: "UNKNOWN", detail: `${failure}: ${detail}` };
      return { status: "unknown", failure, detail, nextAttemptAt: now() + pauseBeforeRetry(attempts, 0) };
    }
  }
}

function publishSafely({ channel, page, reply }: Outgoing): Promise<PublishOutcome> {
  return orUnknown(() => channel.publish(reply, channelPageOf(page)), "unknown");
}

/** A connector that throws has said nothing about the network: the outcome is unknown. */
async function orUnknown<T, K extends string>(
  ask: () => Promise<T>,
  kind: K,
): Promise<T | { readonly kind: K; readonly failure: "UNKNOWN"; readonly detail: string }> {
  try {
    return await ask();
  } catch (error) {
    return { kind, failure: "UNKNOWN", detail: error instanceof Error ? error.message : String(error) };
  }
}

function progressOf({ attempts, now }: Outgoing, outcome: PublishOutcome): PublicationProgress {
  switch (outcome.kind) {
    case "published":
      return { status: "published", externalId: outcome.externalId, permalink: outcome.permalink ?? null, at: outcome.at };
    case "failed":
      return { status: "failed", failure: outcome.failure, detail: outcome.detail };
    case "retry": {
      const { failure, detail, afterMs } = outcome;
      if (attempts >= retriesMax) return { status: "failed", failure, detail };
      return { status: "retry", failure, detail, nextAttemptAt: now() + pauseBeforeRetry(attempts, afterMs) };
    }
    case "unknown": {
      const { failure, detail } = outcome;
      return { status: "unknown", failure, detail, nextAttemptAt: now() + pauseBeforeRetry(attempts, 0) };
    }
  }
}
