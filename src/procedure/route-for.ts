import type { Procedure, RouteRule } from "./model.ts";

/** A message as the scopes of routes look at it; null = nothing is known, which fits only where nothing is asked. */
export type Arrival = {
  readonly source: string;
  /** The network's code. */
  readonly network: string | null;
  /** Whose page it came to. */
  readonly owner: string | null;
  readonly account: string | null;
  readonly kind: string;
  readonly importance: string | null;
  readonly topic: string | null;
};

/** The route that a message takes: the first, in the order of the file, whose `accepts` fits; null where none does. */
export function routeFor({ routes, importance }: Procedure, arrival: Arrival): RouteRule | null {
  const level = arrival.importance ?? importance?.byDefault ?? null;
  const fits = ({ accepts }: RouteRule): boolean =>
    holds(accepts.sources, arrival.source) &&
    holds(accepts.networks, arrival.network) &&
    holds(accepts.owners, arrival.owner) &&
    holds(accepts.accounts, arrival.account) &&
    holds(accepts.kinds, arrival.kind) &&
    holds(accepts.importance, level) &&
    holds(accepts.topics, arrival.topic);
  return Object.values(routes).find(fits) ?? null;
}

function holds(allowed: readonly string[], value: string | null): boolean {
  return allowed.length === 0 || (value !== null && allowed.includes(value));
}
