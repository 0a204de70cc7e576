/** Which route a message of a page takes: the page's own, as long as the act's scope of it takes such a message; else the one whose scope does. */
import type { MessageKind } from "#case";
import { routeFor, type Arrival, type Procedure } from "#procedure";
import type { PageRow } from "../ports/store.ts";

/** The name of the route; the page's own where no scope fits: a message is never left without one. */
export function routeOfMessage(
  procedure: Procedure,
  page: Pick<PageRow, "network" | "owner" | "route" | "url">,
  kind: MessageKind,
): string {
  const { network, owner, route, url } = page;
  // Importance and topic are set by people later: a message begins with the act's default.
  const arrival: Arrival = { source: "network", network, owner, account: url, kind, importance: null, topic: null };
  const named = procedure.routes[route];
  const isFitting = named !== undefined && routeFor({ ...procedure, routes: { [route]: named } }, arrival) !== null;
  return isFitting ? route : (routeFor(procedure, arrival)?.name ?? route);
}
