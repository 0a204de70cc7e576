/** A fake's API of the REST kind: routes by method and path, JSON or a form as the body, troubles on order, a list of what was asked. */
import { setTimeout as wait } from "node:timers/promises";
import { decodeJson, isRecord } from "../payload-reader.ts";
import type { Faults } from "./faults.ts";
import { bodyOf, formOf, type Exchange } from "./http-route.ts";

export type RestFields = Readonly<Record<string, unknown>>;

export type RestAnswer = { readonly status: number; readonly body: RestFields | null; readonly headers?: Readonly<Record<string, string>> };

export type RestCall<Context> = {
  readonly context: Context;
  /** The parts of the path that stand for `{id}`, in order. */
  readonly ids: readonly string[];
  readonly query: URLSearchParams;
  /** The JSON body, or an empty object. */
  readonly body: RestFields;
  /** The files and fields of a multipart body. */
  readonly form: FormData | null;
};

export type RestRoute<Context> = {
  readonly method: "GET" | "POST" | "PUT" | "DELETE";
  /** `/2/tweets/{id}`. */
  readonly path: string;
  readonly run: (call: RestCall<Context>) => RestAnswer | Promise<RestAnswer>;
};

export type RestRequest = {
  readonly at: number;
  /** `POST /2/tweets/{id}`. */
  readonly name: string;
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  readonly body: RestFields;
  readonly status: number;
};

export type RestApi<Context> = {
  readonly routes: readonly RestRoute<Context>[];
  readonly context: Context;
  readonly faults: Faults;
  readonly now: () => number;
  readonly slowMs: () => number;
  /** Every request as it was answered. */
  readonly note: (request: RestRequest) => void;
  /** Why the caller may not call at all; a number of a fault on order comes along. */
  readonly gate: (exchange: Exchange, ordered: number | null, name: string) => RestAnswer | null;
  readonly notFound: () => RestAnswer;
};

/** The ids of a path that fits the pattern, or null. */
const idsIn = (pattern: string, path: string): readonly string[] | null => {
  const wanted = pattern.split("/");
  const given = path.split("/").map(decodeURIComponent);
  if (wanted.length !== given.length) return null;
  return wanted.every((part, index) => part === "{id}" || part === given[index])
    ? given.filter((_, index) => wanted[index] === "{id}")
    : null;
};

const findRoute = <Context>(
  routes: readonly RestRoute<Context>[],
  method: string,
  path: string,
): { readonly route: RestRoute<Context>; readonly ids: readonly string[] } | null => {
  for (const route of routes) {
    const ids = route.method === method ? idsIn(route.path, path) : null;
    if (ids !== null) return { route, ids };
  }
  return null;
};

const jsonOf = (bytes: Uint8Array): RestFields => {
  const decoded = decodeJson(bytes);
  return decoded.ok && isRecord(decoded.value) ? decoded.value : {};
};

/** Carries one call out: the order of troubles is the network's own. */
export const runRest = async <Context>(exchange: Exchange, api: RestApi<Context>): Promise<void> => {
  const { path, request, response, url } = exchange;
  const bytes = await bodyOf(request);
  if (api.slowMs() > 0) await wait(api.slowMs());
  const method = request.method ?? "GET";
  const found = findRoute(api.routes, method, path);
  const name = `${method} ${found?.route.path ?? path}`;
  const fault = api.faults.meet(name);
  if (fault === "status") {
    response.writeHead(502, { "content-type": "text/html" });
    response.end("<html><body>502 Bad Gateway</body></html>");
    return;
  }
  const isForm = (request.headers["content-type"] ?? "").startsWith("multipart/");
  const call = {
    context: api.context,
    ids: found?.ids ?? [],
    query: url.searchParams,
    body: isForm ? {} : jsonOf(bytes),
    form: isForm ? await formOf(bytes, request) : null,
  };
  const refused = api.gate(exchange, typeof fault === "number" ? fault : null, name);
  const answer = refused ?? (found === null ? api.notFound() : await found.route.run(call));
  api.note({ at: api.now(), name, path, query: Object.fromEntries(url.searchParams), body: call.body, status: answer.status });
  if (fault === "reset") {
    request.socket.resetAndDestroy();
    return;
  }
  // Silence: the client's own time-out ends it.
  if (fault === "hang") return;
  response.writeHead(answer.status, { "content-type": "application/json; charset=utf-8", ...answer.headers });
  response.end(answer.body === null ? "" : JSON.stringify(answer.body));
};
