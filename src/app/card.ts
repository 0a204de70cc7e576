import { actingRoles, allowedMoves, fold, timersOf, waitingFor } from "#case";
import type { CaseId } from "#case";
import { contextOf } from "./command.ts";
import type { Desk } from "./desk.ts";
import type { CardView, Principal } from "./face.ts";
import { titleOfNetwork } from "./networks.ts";
import type { CaseParts } from "./ports/store.ts";
import { actorOf, maySee } from "./rights.ts";

/** All that a card shows to this person now; null where there is no such case, or none that they may see. */
export async function cardOf(desk: Desk, { tenantId, person }: Principal, caseId: CaseId): Promise<CardView | null> {
  const parts = await desk.store.caseParts(tenantId, caseId);
  if (parts === null || !maySee(person, parts.projection)) return null;
  const state = fold(parts.events);
  if (state === null) return null;
  const { context, units } = await desk.store.transaction(tenantId, async (tx) => ({
    context: await contextOf(desk, tx, state, state.receivedAt),
    units: await tx.units(),
  }));
  const { procedure } = context;
  const route = procedure.routes[state.route];
  if (route === undefined) throw new Error(`Case ${caseId}: the act "${procedure.code}" has no route "${state.route}".`);
  const now = desk.now();
  const actor = actorOf(person);
  const code = parts.projection.network;
  return {
    parts: shown(parts),
    state,
    procedure,
    route,
    timers: timersOf(state, now, context),
    moves: actor === null ? [] : allowedMoves(state, actor, now, context),
    waitingFor: waitingFor(state, procedure),
    units,
    network: { code, title: titleOfNetwork(desk.channels, code), capabilities: desk.channels.get(code)?.capabilities ?? null },
    now,
  };
}

/** Messages in the order in which they were written; the page without its secrets: they never leave the server. */
function shown(parts: CaseParts): CaseParts {
  const messages = parts.messages.toSorted((a, b) => a.occurredAt - b.occurredAt || a.arrivedAt - b.arrivedAt);
  return { ...parts, messages, page: parts.page === null ? null : { ...parts.page, secrets: {} } };
}

/** Whether a role acts on cases at all: the administrator of the system does not. */
export const isActing = (role: string): role is (typeof actingRoles)[number] => actingRoles.some((one) => one === role);
