/** The HTTP side of the fake: MAX's API, uploads, files, the control and the wall page, on loopback only. */
import type { Server } from "node:http";
import { setTimeout as wait } from "node:timers/promises";
import { commandRoute } from "../../fake/fake-commands.ts";
import type { Faults } from "../../fake/faults.ts";
import { bodyOf, createRoutedServer, formOf, sendFile, sendJson, sendPulse, wallPageRoutes, type Route } from "../../fake/http-route.ts";
import type { Neighbours } from "../../fake/neighbours.ts";
import type { Dispatcher } from "./api/dispatch.ts";
import type { PendingUploads } from "./api/media-calls.ts";
import { COMMANDS } from "./control-commands.ts";
import type { FakeMaxControl } from "./control.ts";
import type { Deeds } from "./deeds.ts";
import type { Delivery } from "./delivery.ts";
import type { FakeState } from "./model.ts";
import { takeUpload } from "./upload-route.ts";
import { visit } from "./wall-acts.ts";
import { wallView } from "./wall-view.ts";

export type ServerParts = {
  readonly state: FakeState;
  readonly deeds: Deeds;
  readonly delivery: Delivery;
  readonly control: FakeMaxControl;
  readonly dispatcher: Dispatcher;
  readonly faults: Faults;
  readonly pending: PendingUploads;
  readonly neighbours: Neighbours;
};

/** The server, not listening yet. */
export const createFakeServer = (parts: ServerParts): Server => createRoutedServer(ROUTES, parts);

type Run = Route<ServerParts>["run"];

const callApi: Run = async ({ path, request, response, url }, { dispatcher, faults, state }) => {
  const body = await bodyOf(request);
  const method = request.method ?? "GET";
  if (state.slowMs > 0) await wait(state.slowMs);
  const fault = faults.meet(dispatcher.nameOf(method, path));
  if (fault === "status") {
    response.writeHead(502, { "content-type": "text/html" });
    response.end("<html><body>502 Bad Gateway</body></html>");
    return;
  }
  const left = new AbortController();
  response.on("close", () => left.abort());
  const result = await dispatcher.call(
    { method, path, query: url.searchParams, authorization: request.headers.authorization ?? "", body, signal: left.signal },
    typeof fault === "number" ? fault : null,
  );
  if (fault === "reset") {
    request.socket.resetAndDestroy();
    return;
  }
  // Silence: the client's own time-out ends it.
  if (fault === "hang") return;
  sendJson(response, result.status, result.body);
};

const upload: Run = async ({ path, request, response }, parts) => {
  const form = await formOf(await bodyOf(request), request);
  const { body, contentType, status } = await takeUpload(path.slice("/upload/".length), form, parts);
  response.writeHead(status, { "content-type": contentType });
  response.end(body);
};

const serveMedia: Run = ({ path, response }, { state }) => {
  const media = state.media.get(path.slice("/media/".length));
  return Promise.resolve(media === undefined ? sendJson(response, 404, { error: "no such file" }) : sendFile(response, media));
};

const act: Run = async ({ path, request, response }, { deeds, state }) => {
  const form = await formOf(await bodyOf(request), request);
  const { body, status } = await visit(path.slice("/wall/do/".length), form, { deeds, state });
  sendJson(response, status, body);
};

const showState: Run = ({ response }, { state }) => Promise.resolve(sendJson(response, 200, wallView(state)));

const live: Run = ({ response }, { delivery }) => Promise.resolve(sendPulse(response, delivery.onEvent));

const API = /^\/(?:me|chats|subscriptions|updates|uploads|messages|videos)(?:\/|$)/u;

const ROUTES: readonly Route<ServerParts>[] = [
  { matches: (path) => API.test(path), run: callApi },
  { matches: (path, method) => path.startsWith("/upload/") && method === "POST", run: upload },
  { matches: (path) => path.startsWith("/media/"), run: serveMedia },
  commandRoute(COMMANDS),
  { matches: (path) => path === "/wall/state", run: showState },
  { matches: (path) => path === "/wall/live", run: live },
  { matches: (path, method) => path.startsWith("/wall/do/") && method === "POST", run: act },
  ...wallPageRoutes,
];
