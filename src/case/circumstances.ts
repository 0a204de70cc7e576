import type { Circumstances } from "#deadlines";
import type { CaseContext } from "./context.ts";
import { localDate } from "./local-date.ts";
import type { ReplyKind } from "./commands.ts";
import { arePartsGiven } from "./parts.ts";
import type { CaseState } from "./state.ts";

/** Channels that are not networks, by the name of the source that an act's conditions use. */
const ownSources: ReadonlySet<string> = new Set(["mail", "import", "api", "manual"]);

/** The case's values that the act's conditions look at; `reply` is the reply that the present command is about. */
export function circumstancesOf(state: CaseState, { procedure, calendars }: CaseContext, reply: ReplyKind | null = null): Circumstances {
  return {
    reply: reply ?? state.drafts.at(-1)?.reply ?? null,
    importance: state.importance ?? procedure.importance?.byDefault ?? null,
    topic: state.topic,
    ground: state.ground,
    source: ownSources.has(state.channel) ? [state.channel] : ["network", state.channel],
    messageKind: state.messageKind,
    emergencySince: state.emergencySince,
    repeat: state.earlierCaseId !== null,
    generalInterest: state.isGeneralInterest,
    interimGiven: isInterimGiven(state),
    promised: (state.drafts.at(-1)?.promisedFor ?? null) !== null,
    severalUnits: state.units.length > 1,
    partsGiven: arePartsGiven(state, procedure),
    appeal: state.appealWay,
    recorded: state.recordedFacts,
    arrivedOn: () => localDate(state.receivedAt, calendars.office).slice(5),
  };
}

/** Of the present round only: an interim reply of a case that was reopened has been followed by its final one (3.3). */
function isInterimGiven({ publications, facts }: CaseState): boolean {
  const since = facts.findLast((fact) => fact.type === "reopened")?.at ?? -Infinity;
  return publications.some(({ reply, status, sentAt }) => reply === "interim" && status === "published" && sentAt >= since);
}
