/** The HTTP side of the fake: OK's two APIs, uploads, files, the control and the wall page, on loopback only. */
import type { Server, ServerResponse } from "node:http";
import { setTimeout as wait } from "node:timers/promises";
import { commandRoute } from "../../fake/fake-commands.ts";
import type { Faults } from "../../fake/faults.ts";
import {
  bodyOf,
  createRoutedServer,
  formOf,
  sendFile,
  sendJson,
  sendPulse,
  wallPageRoutes,
  type Exchange,
  type Route,
} from "../../fake/http-route.ts";
import type { Neighbours } from "../../fake/neighbours.ts";
import type { Answered, Uploads } from "./api/call.ts";
import { graphName, type Graph } from "./api/graph.ts";
import type { Rest } from "./api/rest.ts";
import type { FakeOkControl } from "./control.ts";
import { COMMANDS } from "./control-route.ts";
import type { Deeds } from "./deeds.ts";
import type { Delivery } from "./delivery.ts";
import type { FakeState } from "./model.ts";
import { visit } from "./wall-route.ts";
import { wallView } from "./wall-view.ts";

export type ServerParts = {
  readonly state: FakeState;
  readonly deeds: Deeds;
  readonly delivery: Delivery;
  readonly control: FakeOkControl;
  readonly faults: Faults;
  readonly graph: Graph;
  readonly rest: Rest;
  readonly uploads: Uploads;
  readonly neighbours: Neighbours;
};

/** The server, not listening yet. */
export const createFakeServer = (parts: ServerParts): Server => createRoutedServer(ROUTES, parts);

type Run = Route<ServerParts>["run"];

const sendAnswer = (response: ServerResponse, answer: Answered): void => {
  if ("value" in answer) return sendJson(response, 200, answer.value);
  sendJson(response, 200, { error_code: answer.error, error_msg: answer.message, error_data: null });
};

/** Carries a call out, or meets the trouble that was ordered for it. */
const withFaults = async (
  { request, response }: Exchange,
  { faults, state }: ServerParts,
  { call, method }: { readonly method: string; readonly call: (forcedError: number | null) => Answered | Promise<Answered> },
): Promise<void> => {
  if (state.slowMs > 0) await wait(state.slowMs);
  const fault = faults.meet(method);
  if (fault === "status") {
    response.writeHead(502, { "content-type": "text/html" });
    response.end("<html><body>502 Bad Gateway</body></html>");
    return;
  }
  const answer = await call(typeof fault === "number" ? fault : null);
  if (fault === "reset") request.socket.resetAndDestroy();
  // Silence: the client's own time-out ends it.
  else if (fault !== "hang") sendAnswer(response, answer);
};

const callRest: Run = async (exchange, parts) => {
  const { request, url } = exchange;
  const isForm = (request.headers["content-type"] ?? "").startsWith("application/x-www-form-urlencoded");
  const body = await bodyOf(request);
  const form = new URLSearchParams([...url.searchParams, ...(isForm ? new URLSearchParams(body.toString("utf8")) : [])]);
  await withFaults(exchange, parts, { method: form.get("method") ?? "", call: (forced) => parts.rest.call(form, forced) });
};

const callGraph: Run = async (exchange, parts) => {
  const { path, request, response, url } = exchange;
  const left = new AbortController();
  response.on("close", () => left.abort());
  const asked = {
    method: request.method ?? "GET",
    path: decodeURIComponent(path.slice("/graph/".length)),
    query: url.searchParams,
    contentType: request.headers["content-type"] ?? "",
    body: await bodyOf(request),
    signal: left.signal,
  };
  // Trouble is ordered for what publishes: a reading of the same chat is another name.
  const method = `${asked.method === "GET" ? "GET " : ""}${graphName(asked.path)}`;
  await withFaults(exchange, parts, { method, call: (forced) => parts.graph.call(asked, forced) });
};

const upload: Run = async ({ path, request, response }, { deeds, uploads }) => {
  const token = path.slice("/upload/".length);
  const place = uploads.get(token);
  const file = place === undefined ? null : (await formOf(await bodyOf(request), request)).get("file");
  if (place === undefined || !(file instanceof File)) return sendJson(response, 404, { error_code: 300, error_msg: "no such upload" });
  if (place.kind === "photo" && !file.type.startsWith("image/"))
    return sendJson(response, 200, { error_code: 500, error_msg: "not a picture" });
  const bytes = new Uint8Array(await file.arrayBuffer());
  place.media = deeds.media({ kind: place.kind, name: file.name, mime: file.type || "application/octet-stream", bytes });
  sendJson(response, 200, place.kind === "photo" ? { photos: { [token]: { token } } } : { retval: 1 });
};

const serveMedia: Run = async ({ path, response, url }, { state }) => {
  const media = state.media.get(path.slice("/media/".length));
  if (media === undefined || media.key !== url.searchParams.get("key")) return sendJson(response, 404, { error: "no such file" });
  sendFile(response, media);
};

const act: Run = async ({ path, request, response }, { deeds, state }) => {
  const form = await formOf(await bodyOf(request), request);
  const { body, status } = await visit(path.slice("/wall/do/".length), form, { deeds, state });
  sendJson(response, status, body);
};

const showState: Run = ({ response }, { state }) => Promise.resolve(sendJson(response, 200, wallView(state)));

const live: Run = ({ response }, { delivery }) => Promise.resolve(sendPulse(response, delivery.onEvent));

const ROUTES: readonly Route<ServerParts>[] = [
  { matches: (path) => path === "/fb.do", run: callRest },
  { matches: (path) => path.startsWith("/graph/"), run: callGraph },
  { matches: (path, method) => path.startsWith("/upload/") && method === "POST", run: upload },
  { matches: (path) => path.startsWith("/media/"), run: serveMedia },
  commandRoute(COMMANDS),
  { matches: (path) => path === "/wall/state", run: showState },
  { matches: (path) => path === "/wall/live", run: live },
  { matches: (path, method) => path.startsWith("/wall/do/") && method === "POST", run: act },
  ...wallPageRoutes,
];
