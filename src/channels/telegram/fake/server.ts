/** The HTTP side of the fake: the Bot API, its files, the control and the wall page, on loopback only. */
import type { Server } from "node:http";
import { setTimeout as wait } from "node:timers/promises";
import { commandRoute } from "../../fake/fake-commands.ts";
import type { Faults } from "../../fake/faults.ts";
import { bodyOf, createRoutedServer, formOf, sendFile, sendJson, sendPulse, wallPageRoutes, type Route } from "../../fake/http-route.ts";
import type { Neighbours } from "../../fake/neighbours.ts";
import { filePath } from "./api/chat-methods.ts";
import type { Dispatcher } from "./api/dispatch.ts";
import { isRefusal } from "./api/method.ts";
import type { FakeTelegramControl } from "./control.ts";
import { COMMANDS } from "./control-route.ts";
import type { Deeds } from "./deeds.ts";
import type { FakeState } from "./model.ts";
import type { Updates } from "./updates.ts";
import { visit } from "./wall-route.ts";
import { wallView } from "./wall-view.ts";

export type ServerParts = {
  readonly state: FakeState;
  readonly deeds: Deeds;
  readonly updates: Updates;
  readonly control: FakeTelegramControl;
  readonly dispatcher: Dispatcher;
  readonly faults: Faults;
  readonly neighbours: Neighbours;
};

/** The server, not listening yet. */
export const createFakeServer = (parts: ServerParts): Server => createRoutedServer(ROUTES, parts);

type Run = Route<ServerParts>["run"];

const API_PATH = /^\/bot([^/]+)\/(\w+)$/u;
const FILE_PATH = /^\/file\/bot([^/]+)\/(.+)$/u;

const callApi: Run = async ({ path, request, response, url }, { dispatcher, faults, state }) => {
  const [, token = "", method = ""] = API_PATH.exec(path) ?? [];
  const body = await bodyOf(request);
  if (state.slowMs > 0) await wait(state.slowMs);
  const fault = faults.meet(method);
  if (fault === "status") {
    response.writeHead(502, { "content-type": "text/html" });
    response.end("<html><body>502 Bad Gateway</body></html>");
    return;
  }
  const raw = {
    token: decodeURIComponent(token),
    method,
    query: url.searchParams,
    contentType: request.headers["content-type"] ?? "",
    body,
  };
  const result = await dispatcher.call(raw, typeof fault === "number" ? fault : null);
  if (fault === "reset") {
    request.socket.resetAndDestroy();
    return;
  }
  // Silence: the client's own time-out ends it.
  if (fault === "hang") return;
  if (!isRefusal(result)) return sendJson(response, 200, { ok: true, result: result.result });
  const { description, error, parameters } = result;
  sendJson(response, error, { ok: false, error_code: error, description, ...(parameters === undefined ? {} : { parameters }) });
};

const serveFile: Run = async ({ path, response }, { state }) => {
  const [, token = "", asked = ""] = FILE_PATH.exec(path) ?? [];
  const file = [...state.files.values()].find(({ id }) => filePath(id) === asked);
  if (decodeURIComponent(token) !== state.token || file === undefined)
    return sendJson(response, 404, { ok: false, error_code: 404, description: "Not Found" });
  response.writeHead(200, { "content-type": "application/octet-stream" });
  response.end(file.bytes);
};

/** Where the wall page takes its pictures from: without a token, for people. */
const showFile: Run = async ({ path, response }, { state }) => {
  const file = state.files.get(path.slice("/wall/file/".length));
  if (file === undefined) return sendJson(response, 404, { error: "no such file" });
  sendFile(response, file);
};

const act: Run = async ({ path, request, response }, { deeds, state }) => {
  const form = await formOf(await bodyOf(request), request);
  const { body, status } = await visit(path.slice("/wall/do/".length), form, { deeds, state });
  sendJson(response, status, body);
};

const showState: Run = ({ response }, { state }) => Promise.resolve(sendJson(response, 200, wallView(state)));

const live: Run = ({ response }, { updates }) => Promise.resolve(sendPulse(response, updates.onEvent));

const ROUTES: readonly Route<ServerParts>[] = [
  { matches: (path) => API_PATH.test(path), run: callApi },
  { matches: (path) => FILE_PATH.test(path), run: serveFile },
  commandRoute(COMMANDS),
  { matches: (path) => path === "/wall/state", run: showState },
  { matches: (path) => path === "/wall/live", run: live },
  { matches: (path) => path.startsWith("/wall/file/"), run: showFile },
  { matches: (path, method) => path.startsWith("/wall/do/") && method === "POST", run: act },
  ...wallPageRoutes,
];
