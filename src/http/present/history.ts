import type { CardView } from "#app";
import { eventTitle, type CaseEvent, type RecordedEvent, type TextRef } from "#case";
import type { HistoryLine } from "../contract/index.ts";
import { filesOf } from "./draft.ts";
import { sourceOf } from "./event-source.ts";
import { inBoth } from "./words.ts";

/** The words that belong to an event: what the line of the history may unfold. */
const wordsOfEvent = (event: CaseEvent): TextRef | null => {
  switch (event.type) {
    case "received":
    case "edited":
    case "authorAnswered":
    case "authorWroteAgain":
      return event.text;
    case "draftSubmitted":
    case "partSubmitted":
      return event.text;
    case "resolved":
      return event.instruction;
    case "clarificationAsked":
    case "clarificationAgreed":
      return event.question;
    case "clarificationDeclined":
    case "returnedForRework":
    case "partReturned":
    case "approvalRefused":
      return event.remarks;
    case "pauseClosed":
    case "competenceDeclined":
    case "partDeclined":
    case "emergencyDeclared":
    case "termOverridden":
    case "reopened":
    case "closed":
      return event.reason;
    case "refused":
      return event.evidence;
    case "handedOver":
      return event.way;
    case "turnedIntoAppeal":
      return event.contacts;
    case "appealRegistered":
      return event.number;
    case "removedByAuthor":
    case "restored":
    case "placedInUrgentFolder":
    case "dispatched":
    case "clarificationPosted":
    case "accepted":
    case "approved":
    case "sentForPublication":
    case "published":
    case "publicationFailed":
    case "publicationRetried":
    case "repeatLinked":
    case "generalInterestMarked":
    case "importanceSet":
    case "topicSet":
    case "factRecorded":
    case "answeredOutside":
      return null;
  }
};

/** Whom a unit names when it says that the matter is not its own (2.6, 3.8). */
const bodyOfEvent = (event: CaseEvent): TextRef | null =>
  event.type === "competenceDeclined" || event.type === "partDeclined" ? (event.competentBody ?? null) : null;

const actorOf = ({ actor, at }: RecordedEvent, { parts, acting }: CardView): HistoryLine["actor"] => {
  if (actor.kind !== "person") return { kind: actor.kind, role: null, name: null };
  const { personId, role } = actor;
  const isActing = acting.some((turn) => turn.personId === personId && turn.role === role && turn.from <= at && at < turn.to);
  return { kind: "person", role, name: parts.people.get(personId)?.name ?? null, isActing };
};

/** The clause of the move or the fact at the step where it was made; where the act has none, that of the step it led to. */
const clauseOf = ({ parts, route }: CardView, recorded: RecordedEvent): string | null => {
  const before = route.steps[parts.events.find(({ version }) => version === recorded.version - 1)?.step ?? ""];
  const { move, fact } = sourceOf(recorded.event);
  const rule = move === null ? undefined : before?.moves[move];
  return rule?.clause ?? before?.facts[fact]?.clause ?? route.steps[recorded.step]?.clause ?? null;
};

/** Who wrote in what another signed on paper (3.1.1). */
const enteredBy = ({ parts }: CardView, event: CaseEvent): Pick<HistoryLine, "enteredBy"> => {
  if (event.type !== "resolved" || event.onPaper === undefined) return {};
  return { enteredBy: parts.people.get(event.onPaper.enteredBy)?.name ?? event.onPaper.enteredBy };
};

/** One line of the history: who, when, what, by which clause. */
export const presentHistoryLine = (view: CardView, recorded: RecordedEvent): HistoryLine => {
  const { texts } = view.parts;
  const words = wordsOfEvent(recorded.event);
  const body = bodyOfEvent(recorded.event);
  const competentBody = body === null ? undefined : texts.get(body.textId);
  return {
    version: recorded.version,
    type: recorded.event.type,
    at: recorded.at,
    actor: actorOf(recorded, view),
    clause: clauseOf(view, recorded),
    title: inBoth((language) => eventTitle(recorded.event, language)),
    ...enteredBy(view, recorded.event),
    text: words === null ? null : (texts.get(words.textId) ?? null),
    ...(competentBody === undefined ? {} : { competentBody }),
    files: recorded.event.type === "refused" ? filesOf(view, recorded.event.files ?? []) : [],
  };
};
