/** The HTTP side of the fake: VK's API, uploads, files, Long Poll, the control and the wall page, on loopback only. */
import type { Server } from "node:http";
import { setTimeout as wait } from "node:timers/promises";
import { commandRoute } from "../../fake/fake-commands.ts";
import type { Faults } from "../../fake/faults.ts";
import { bodyOf, createRoutedServer, formOf, sendFile, sendJson, sendPulse, wallPageRoutes, type Route } from "../../fake/http-route.ts";
import type { Neighbours } from "../../fake/neighbours.ts";
import type { Dispatcher } from "./api/dispatch.ts";
import type { PendingUploads } from "./api/media-methods.ts";
import type { FakeVkControl } from "./control.ts";
import { COMMANDS } from "./control-route.ts";
import type { Deeds } from "./deeds.ts";
import type { Delivery } from "./delivery.ts";
import type { LongPoll } from "./long-poll.ts";
import type { FakeState } from "./model.ts";
import { answerUpload } from "./upload-route.ts";
import { visit } from "./wall-route.ts";
import { wallView } from "./wall-view.ts";

export type ServerParts = {
  readonly state: FakeState;
  readonly deeds: Deeds;
  readonly delivery: Delivery;
  readonly control: FakeVkControl;
  readonly dispatcher: Dispatcher;
  readonly faults: Faults;
  readonly longPoll: LongPoll;
  readonly pending: PendingUploads;
  readonly neighbours: Neighbours;
};

/** The server, not listening yet. */
export const createFakeServer = (parts: ServerParts): Server => createRoutedServer(ROUTES, parts);

type Run = Route<ServerParts>["run"];

const callApi: Run = async ({ path, request, response, url }, { dispatcher, faults, state }) => {
  const body = await bodyOf(request);
  const method = path.slice("/method/".length);
  if (state.slowMs > 0) await wait(state.slowMs);
  const fault = faults.meet(method);
  if (fault === "status") {
    response.writeHead(502, { "content-type": "text/html" });
    response.end("<html><body>502 Bad Gateway</body></html>");
    return;
  }
  const raw = {
    method,
    body,
    query: url.searchParams,
    contentType: request.headers["content-type"] ?? "",
    authorization: request.headers.authorization ?? "",
  };
  const result = dispatcher.call(raw, typeof fault === "number" ? fault : null);
  if (fault === "reset") {
    request.socket.resetAndDestroy();
    return;
  }
  // Silence: the client's own time-out ends it.
  if (fault === "hang") return;
  if ("response" in result) return sendJson(response, 200, { response: result.response });
  const request_params = [{ key: "method", value: method }, ...[...url.searchParams].map(([key, value]) => ({ key, value }))];
  sendJson(response, 200, { error: { error_code: result.error, error_msg: result.message, request_params } });
};

const upload: Run = async ({ path, request, response }, { pending }) => {
  const answer = await answerUpload(path, { body: await bodyOf(request), contentType: request.headers["content-type"] ?? "" }, pending);
  if (answer === null) sendJson(response, 404, { error: "no such upload host" });
  else sendJson(response, 200, answer);
};

const serveMedia: Run = async ({ path, response, url }, { state }) => {
  const media = state.media.get(path.slice("/media/".length));
  if (media === undefined || media.accessKey !== url.searchParams.get("key")) return sendJson(response, 404, { error: "no such file" });
  sendFile(response, media);
};

const poll: Run = async ({ response, url }, { longPoll }) => {
  const left = new AbortController();
  response.on("close", () => left.abort());
  sendJson(response, 200, await longPoll.answer(url.searchParams, left.signal));
};

const act: Run = async ({ path, request, response }, { deeds, state }) => {
  const form = await formOf(await bodyOf(request), request);
  const { body, status } = await visit(path.slice("/wall/do/".length), form, { deeds, state });
  sendJson(response, status, body);
};

const showState: Run = ({ response }, { state }) => Promise.resolve(sendJson(response, 200, wallView(state)));

const live: Run = ({ response }, { delivery }) => Promise.resolve(sendPulse(response, delivery.onEvent));

const ROUTES: readonly Route<ServerParts>[] = [
  { matches: (path) => path.startsWith("/method/"), run: callApi },
  { matches: (path, method) => path.startsWith("/upload/") && method === "POST", run: upload },
  { matches: (path) => path.startsWith("/media/"), run: serveMedia },
  { matches: (path) => path === "/longpoll", run: poll },
  commandRoute(COMMANDS),
  { matches: (path) => path === "/wall/state", run: showState },
  { matches: (path) => path === "/wall/live", run: live },
  { matches: (path, method) => path.startsWith("/wall/do/") && method === "POST", run: act },
  ...wallPageRoutes,
];
