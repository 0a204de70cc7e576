import type { CardView } from "#app";
import type { TextRef } from "#case";
import type { Card } from "../contract/index.ts";
import type { FailureAdvice } from "../edge/server-type.ts";
import { presentChoices } from "./choices.ts";
import { presentAppeal } from "./appeal.ts";
import { presentUnit } from "./desk.ts";
import { presentDraft } from "./draft.ts";
import { presentHistoryLine } from "./history.ts";
import { stepTitle } from "./list.ts";
import { presentManual } from "./manual.ts";
import { presentMessage } from "./message.ts";
import type { MomentWriter } from "./moment.ts";
import { presentMove } from "./moves.ts";
import { presentParts } from "./parts.ts";
import { presentPerson } from "./person.ts";
import { presentPublication } from "./publication.ts";
import { presentTimer } from "./timer.ts";

/** Longest reply where neither the network nor the act sets a limit: as long as a draft may be. */
const anyReplyLength = 20_000;

const maxReplyLength = (view: CardView, visibility: "public" | "direct"): number =>
  Math.min(
    view.network.capabilities?.maxTextLength[visibility] ?? anyReplyLength,
    view.procedure.limits.textLength[view.network.code] ?? view.procedure.limits.textLength["other"] ?? anyReplyLength,
  );

const resolvedBy = (view: CardView): Card["resolvedBy"] => {
  const actor = view.parts.events.findLast(({ event }) => event.type === "resolved")?.actor;
  return actor?.kind === "person" ? presentPerson(actor.personId, view) : null;
};

const text = (view: CardView, ref: TextRef | null): string | null => (ref === null ? null : (view.parts.texts.get(ref.textId) ?? ""));

const clarifications = (view: CardView): Card["clarifications"] =>
  view.state.clarifications.map(({ question, askedAt, agreedAt, postedAt, answeredAt, closedSilentAt }) => ({
    question: text(view, question) ?? "",
    askedAt,
    agreedAt,
    postedAt,
    answeredAt,
    closedSilentAt,
  }));

const returns = (view: CardView): Card["returns"] =>
  view.state.returns.map(({ by, at, draftId, remarks }) => ({ by, at, draftId, remarks: text(view, remarks) ?? "" }));

/** The units that the message was given to, in the order of the resolution. */
const unitsOf = ({ state, units }: CardView): Card["units"] =>
  state.units.flatMap((unitId) => units.filter((unit) => unit.unitId === unitId)).map(presentUnit);

const place = (view: CardView) => {
  const { page, post } = view.parts;
  return {
    network: { code: view.network.code, title: { ...view.network.title } },
    page: page === null ? null : { pageId: page.pageId, title: page.title, url: page.url },
    post: post === null ? null : { text: post.text, permalink: post.permalink },
  };
};

/** Words that do not lie in the card: advice for a failed publication, and moments in the zone of the office. */
export type CardWords = { readonly advice: FailureAdvice; readonly moment: MomentWriter };

/** The whole card as JSON: every button's verdict comes from the core that will decide. */
export const presentCard = (view: CardView, { advice, moment }: CardWords): Card => {
  const { state, parts, procedure, route } = view;
  const visibility = procedure.visibility[state.messageKind];
  return {
    caseId: state.caseId,
    number: parts.projection.number,
    version: state.version,
    route: { name: route.name, title: { ...route.title }, clause: route.clause },
    procedure: { name: procedure.code, edition: procedure.edition, title: procedure.title },
    ...place(view),
    manual: presentManual(view.manual),
    earlierCaseId: state.earlierCaseId,
    messageKind: state.messageKind,
    replyVisibility: visibility,
    maxReplyLength: maxReplyLength(view, visibility),
    messages: parts.messages.map((message) => presentMessage(message, view)),
    receivedAt: state.receivedAt,
    step: state.step,
    stepTitle: stepTitle(route, state.step),
    stepSince: state.stepSince,
    waitingFor: [...view.waitingFor],
    units: unitsOf(view),
    answerable: state.answerable,
    instruction: text(view, state.instruction),
    resolvedBy: resolvedBy(view),
    drafts: state.drafts.map((draft) => presentDraft(draft, view)),
    parts: presentParts(view),
    returns: returns(view),
    clarifications: clarifications(view),
    publications: parts.publications.map((row) => presentPublication(row, view, advice)),
    timers: view.timers.map((timer) => presentTimer(timer, route, procedure)),
    explanationClock: view.explanationClock === null ? null : presentTimer(view.explanationClock, route, procedure),
    appeal: presentAppeal(view),
    choices: presentChoices(view),
    history: parts.events.map((recorded) => presentHistoryLine(view, recorded)),
    moves: view.moves.map((move) => presentMove(move, view, moment)),
    ended: parts.projection.ended,
    isEmergency: state.isEmergency,
    removedByAuthor: state.removedByAuthorAt !== null,
    now: view.now,
  };
};
