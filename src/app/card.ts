import { allowedMoves, fold, partsOf, timersOf, waitingFor } from "#case";
import type { CaseContext, CaseId, CaseState } from "#case";
import type { TimerView } from "#deadlines";
import type { Instant } from "#worktime";
import { contextOf } from "./command.ts";
import type { Desk } from "./desk.ts";
import type { CardView, Principal } from "./face.ts";
import { manualPartOf, publicationsByHand } from "./manual/manual-part.ts";
import { titleOfNetwork } from "./networks.ts";
import { capabilitiesFor } from "./page-capabilities.ts";
import type { CaseParts } from "./ports/store.ts";
import { actorOf, maySee } from "./rights.ts";

/** All that a card shows to this person now; null where there is no such case, or none that they may see. */
export async function cardOf(desk: Desk, { tenantId, person }: Principal, caseId: CaseId): Promise<CardView | null> {
  const parts = await desk.store.caseParts(tenantId, caseId);
  if (parts === null || !maySee(person, parts.projection)) return null;
  const state = fold(parts.events);
  if (state === null) return null;
  const { context, units, entered, manual, acting } = await desk.store.transaction(tenantId, async (tx) => {
    const kept = await tx.manualCard(caseId);
    return {
      context: await contextOf(desk, tx, state, state.receivedAt),
      units: await tx.units(),
      acting: await tx.turns({ kind: "acting", from: state.receivedAt, to: desk.now() + 1 }),
      entered: kept,
      manual: await manualPartOf(tx, kept, person),
    };
  });
  const { procedure } = context;
  const route = procedure.routes[state.route];
  if (route === undefined) throw new Error(`Case ${caseId}: the act "${procedure.code}" has no route "${state.route}".`);
  const now = desk.now();
  const actor = actorOf(person);
  const code = parts.projection.network;
  return {
    parts: shown({
      ...parts,
      publications: [...parts.publications, ...(route.delivery === "handover" ? [] : publicationsByHand(parts, state, entered))],
    }),
    state,
    procedure,
    route,
    timers: timersOf(state, now, context),
    moves: actor === null ? [] : allowedMoves(state, actor, now, context),
    waitingFor: waitingFor(state, procedure),
    units,
    unitParts: partsOf(state, now, context),
    acting,
    explanationClock: explanationClockOf(state, now, context),
    manual,
    network: { code, title: titleOfNetwork(desk.channels, code), capabilities: capabilitiesOn(desk, code, parts.page) },
    now,
  };
}

function capabilitiesOn(desk: Desk, code: string, page: CaseParts["page"]): CardView["network"]["capabilities"] {
  const channel = desk.channels.get(code);
  if (channel === undefined) return null;
  return page === null ? channel.capabilities : capabilitiesFor(channel, page);
}

/** Messages in the order in which they were written; the page without its secrets: they never leave the server. */
function shown(parts: CaseParts): CaseParts {
  const messages = parts.messages.toSorted((a, b) => a.occurredAt - b.occurredAt || a.arrivedAt - b.arrivedAt);
  return { ...parts, messages, page: parts.page === null ? null : { ...parts.page, secrets: {} } };
}

/** The clock that the choice of a ground of 3.8 would show: it runs from the dispatch, whatever the ground. */
function explanationClockOf(state: CaseState, now: Instant, context: CaseContext): TimerView | null {
  const known = new Set(timersOf(state, now, context).map(({ timer }) => timer));
  const ground = Object.values(context.procedure.grounds).find(({ kind }) => kind === "explanation");
  if (ground === undefined) return null;
  const shown = timersOf({ ...state, ground: ground.name }, now, context);
  return (
    shown.find(({ timer, status }) => !known.has(timer) && (status === "running" || status === "suspended" || status === "breached")) ??
    null
  );
}
