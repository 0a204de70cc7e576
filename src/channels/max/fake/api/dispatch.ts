/** One call of the fake API: the token, the limits, the route; errors have MAX's statuses and codes. */
import { decodeJson, isRecord } from "../../../payload-reader.ts";
import type { FakeState } from "../model.ts";
import { notFound, refuse, type ApiAnswer, type ApiCall, type ApiContext, type ApiRoute } from "./call.ts";

type RawCall = {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly authorization: string;
  readonly body: Uint8Array;
  readonly signal: AbortSignal;
};

export type Dispatcher = {
  /** `POST /messages/{id}/comments`, or the bare path of an unknown call. */
  readonly nameOf: (method: string, path: string) => string;
  readonly call: (raw: RawCall, forcedStatus: number | null) => Promise<ApiAnswer>;
};

const CALLS_PER_SECOND = 30;
const REMOVALS_PER_SECOND = 2;

export const createDispatcher = (context: ApiContext, routes: readonly ApiRoute[]): Dispatcher => {
  const { state } = context;
  const isTooOften = createMeter();
  const find = (method: string, path: string): { readonly route: ApiRoute; readonly ids: readonly string[] } | null => {
    for (const route of routes) {
      const ids = route.method === method ? idsIn(route.path, path) : null;
      if (ids !== null) return { route, ids };
    }
    return null;
  };
  const nameOf = (method: string, path: string): string => `${method} ${find(method, path)?.route.path ?? path}`;
  return {
    nameOf,
    call: async (raw, forcedStatus) => {
      const body = bodyIn(raw.body);
      const found = find(raw.method, raw.path);
      const refused =
        forcedStatus === null ? refusalOf({ raw, state, isTooOften, isRemoval: isRemoval(found?.route) }) : forced(forcedStatus);
      const call: ApiCall = { ...context, ids: found?.ids ?? [], query: raw.query, body, signal: raw.signal };
      const result = refused ?? (found === null ? notFound("Method") : await found.route.run(call));
      state.requests.push({
        at: state.now(),
        method: nameOf(raw.method, raw.path),
        query: Object.fromEntries(raw.query),
        body,
        status: result.status,
      });
      return result;
    },
  };
};

const isRemoval = (route: ApiRoute | undefined): boolean => route?.method === "DELETE" && route.path.startsWith("/messages");

/** The ids of a path that fits the pattern, or null. */
const idsIn = (pattern: string, path: string): readonly string[] | null => {
  const wanted = pattern.split("/");
  const given = path.split("/").map(decodeURIComponent);
  if (wanted.length !== given.length) return null;
  const fits = wanted.every((part, index) => part === "{id}" || part === given[index]);
  return fits ? given.filter((_, index) => wanted[index] === "{id}") : null;
};

const bodyIn = (bytes: Uint8Array): Readonly<Record<string, unknown>> => {
  const decoded = decodeJson(bytes);
  return decoded.ok && isRecord(decoded.value) ? decoded.value : {};
};

const CODES: Readonly<Record<number, readonly [code: string, message: string]>> = {
  401: ["verify.token", "Invalid access_token"],
  403: ["access.denied", "Access denied"],
  404: ["not.found", "Not found"],
  429: ["too.many.requests", "Too many requests"],
  503: ["service.unavailable", "Service is unavailable"],
};

const forced = (status: number): ApiAnswer => {
  const [code, message] = CODES[status] ?? ["internal.error", "Error on order"];
  return refuse(status, code, message);
};

type Gate = {
  readonly raw: RawCall;
  readonly state: FakeState;
  readonly isTooOften: (key: string, perSecond: number) => boolean;
  readonly isRemoval: boolean;
};

/** The bare token in a header: with "Bearer" before it, or in the query, it is none. */
const refusalOf = ({ isRemoval: removes, isTooOften, raw, state }: Gate): ApiAnswer | null => {
  if (state.token === null || raw.authorization !== state.token) return forced(401);
  if (isTooOften("calls", state.callsPerSecond ?? CALLS_PER_SECOND)) return forced(429);
  return removes && isTooOften("removals", REMOVALS_PER_SECOND) ? forced(429) : null;
};

/** Real seconds, whatever the virtual clock says: the limit is about the traffic. */
const createMeter = (): Gate["isTooOften"] => {
  const recent = new Map<string, number[]>();
  return (key, perSecond) => {
    const now = performance.now();
    const calls = (recent.get(key) ?? []).filter((at) => at > now - 1000);
    const isOver = calls.length >= perSecond;
    recent.set(key, isOver ? calls : [...calls, now]);
    return isOver;
  };
};
