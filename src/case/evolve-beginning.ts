import type { CaseEvent, RecordedEvent } from "./events.ts";
import type { CaseState } from "./state.ts";

/** The case as it begins: a message and nothing done about it yet. */
export function beginning(recorded: RecordedEvent, event: Extract<CaseEvent, { readonly type: "received" }>): CaseState {
  return {
    caseId: recorded.caseId,
    version: recorded.version,
    procedure: event.procedure,
    edition: event.edition,
    route: event.route,
    channel: event.channel,
    messageKind: event.kind,
    messageId: event.messageId,
    receivedAt: recorded.at,
    step: recorded.step,
    stepSince: recorded.at,
    returnStep: null,
    trail: [recorded.step],
    removedByAuthorAt: null,
    units: [],
    answerable: null,
    instruction: null,
    drafts: [],
    parts: [],
    returns: [],
    clarifications: [],
    publications: [],
    notices: [],
    importance: null,
    topic: null,
    isEmergency: false,
    emergencySince: null,
    isGeneralInterest: false,
    earlierCaseId: null,
    refusalGround: null,
    ground: null,
    appealWay: null,
    isAppealRegistered: false,
    overrides: [],
    recordedFacts: [],
    facts: [{ type: "received", at: recorded.at }],
  };
}
