/** What has become of a case, as reports count it: told by its log alone. */
import type { Instant } from "#worktime";
import type { ReplyKind } from "./commands.ts";
import type { CaseEvent, RecordedEvent } from "./events.ts";

/** `interim`: only an interim reply has left so far (3.3). */
export const outcomes = ["open", "interim", "answered", "explained", "refused", "appeal", "closed"] as const;
export type Outcome = (typeof outcomes)[number];

export type CaseOutcome = { readonly outcome: Outcome; readonly at: Instant | null };

const still: CaseOutcome = { outcome: "open", at: null };

/** The outcome by the newest event that decides one; a case that was opened anew has none again. */
export function outcomeOf(log: readonly RecordedEvent[]): CaseOutcome {
  let found = still;
  let leaving: ReplyKind | null = null;
  for (const { event, at } of log) {
    if (event.type === "sentForPublication") leaving = event.reply;
    const next = decided(event, leaving, found.outcome);
    if (next === "open") found = still;
    else if (next !== null) found = { outcome: next, at };
  }
  return found;
}

function decided(event: CaseEvent, leaving: ReplyKind | null, former: Outcome): Outcome | null {
  switch (event.type) {
    case "published":
      return ofReply(event.reply);
    case "handedOver":
      return leaving === null ? null : ofReply(leaving);
    case "refused":
      return "refused";
    case "turnedIntoAppeal":
      return "appeal";
    case "closed":
      return former === "open" || former === "interim" ? "closed" : null;
    case "reopened":
      return "open";
    default:
      return null;
  }
}

function ofReply(reply: ReplyKind): Outcome | null {
  switch (reply) {
    case "final":
      return "answered";
    case "explanation":
      return "explained";
    case "interim":
      return "interim";
    case "clarification":
    case "notice":
      return null;
  }
}
