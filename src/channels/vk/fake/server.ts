/** The HTTP side of the fake: VK's API, uploads, files, Long Poll, the control and the wall page, on loopback only. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { setTimeout as wait } from "node:timers/promises";
import type { Dispatcher } from "./api/dispatch.ts";
import type { Faults } from "./api/faults.ts";
import type { PendingUploads } from "./api/media-methods.ts";
import type { FakeVkControl } from "./control.ts";
import { runCommand } from "./control-route.ts";
import type { Deeds } from "./deeds.ts";
import type { Delivery } from "./delivery.ts";
import type { LongPoll } from "./long-poll.ts";
import type { FakeState } from "./model.ts";
import { staticFile } from "./static-files.ts";
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
};

type Exchange = { readonly request: IncomingMessage; readonly response: ServerResponse; readonly url: URL; readonly path: string };

type Route = {
  readonly matches: (path: string, method: string) => boolean;
  readonly run: (exchange: Exchange, parts: ServerParts) => Promise<void>;
};

/** The server, not listening yet. */
export const createFakeServer = (parts: ServerParts): Server =>
  createServer((request, response) => {
    const url = new URL(request.url ?? "/", "http://127.0.0.1");
    const exchange = { request, response, url, path: url.pathname };
    const route = ROUTES.find(({ matches }) => matches(url.pathname, request.method ?? "GET"));
    const run = route === undefined ? Promise.resolve(sendJson(response, 404, { error: "not found" })) : route.run(exchange, parts);
    run.catch((error: unknown) => {
      if (!response.headersSent) sendJson(response, 500, { error: String(error) });
      else response.destroy();
    });
  });

const sendJson = (response: ServerResponse, status: number, body: unknown): void => {
  response.writeHead(status, { "content-type": "application/json; charset=utf-8", "cache-control": "no-store" });
  response.end(JSON.stringify(body));
};

const bodyOf = async (request: IncomingMessage): Promise<Buffer> => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks);
};

const callApi: Route["run"] = async ({ path, request, response, url }, { dispatcher, faults, state }) => {
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

const upload: Route["run"] = async ({ path, request, response }, { pending }) => {
  const answer = await answerUpload(path, { body: await bodyOf(request), contentType: request.headers["content-type"] ?? "" }, pending);
  if (answer === null) sendJson(response, 404, { error: "no such upload host" });
  else sendJson(response, 200, answer);
};

const serveMedia: Route["run"] = async ({ path, response, url }, { state }) => {
  const media = state.media.get(path.slice("/media/".length));
  if (media === undefined || media.accessKey !== url.searchParams.get("key")) return sendJson(response, 404, { error: "no such file" });
  const isPicture = /^image\/(?:jpeg|png|gif|webp)$/u.test(media.mime);
  response.writeHead(200, {
    "content-type": isPicture ? media.mime : "application/octet-stream",
    "content-disposition": `${isPicture ? "inline" : "attachment"}; filename*=UTF-8''${encodeURIComponent(media.name)}`,
    "x-content-type-options": "nosniff",
  });
  response.end(media.bytes);
};

const poll: Route["run"] = async ({ response, url }, { longPoll }) => {
  const left = new AbortController();
  response.on("close", () => left.abort());
  sendJson(response, 200, await longPoll.answer(url.searchParams, left.signal));
};

const command: Route["run"] = async ({ path, request, response }, { control }) => {
  const text = (await bodyOf(request)).toString("utf8");
  const input: unknown = text === "" ? {} : JSON.parse(text);
  const { body, status } = await runCommand(path.slice("/__ctl/".length), input, control);
  sendJson(response, status, body);
};

/** A pulse for the page: it asks for the state when something has happened. */
const live: Route["run"] = async ({ response }, { delivery }) => {
  response.writeHead(200, { "content-type": "text/event-stream", "cache-control": "no-store" });
  response.write("retry: 1000\ndata: hello\n\n");
  const stop = delivery.onEvent(() => response.write("data: changed\n\n"));
  response.on("close", stop);
};

const act: Route["run"] = async ({ path, request, response }, { deeds, state }) => {
  const body = await bodyOf(request);
  const form = await new Response(body, { headers: { "content-type": request.headers["content-type"] ?? "" } }).formData();
  const { body: answer, status } = await visit(path.slice("/wall/do/".length), form, { deeds, state });
  sendJson(response, status, answer);
};

const showState: Route["run"] = ({ response }, { state }) => Promise.resolve(sendJson(response, 200, wallView(state)));

const serveStatic: Route["run"] = async ({ path, response }) => {
  const file = await staticFile(path);
  if (file === null) return sendJson(response, 404, { error: "not found" });
  response.writeHead(200, {
    "content-type": file.type,
    "cache-control": "no-cache",
    "content-security-policy": "default-src 'self'; img-src 'self' blob:; style-src 'self'; base-uri 'none'; form-action 'self'",
  });
  response.end(file.bytes);
};

const goToWall: Route["run"] = ({ response }) => {
  response.writeHead(302, { location: "/wall" });
  response.end();
  return Promise.resolve();
};

const ROUTES: readonly Route[] = [
  { matches: (path) => path.startsWith("/method/"), run: callApi },
  { matches: (path, method) => path.startsWith("/upload/") && method === "POST", run: upload },
  { matches: (path) => path.startsWith("/media/"), run: serveMedia },
  { matches: (path) => path === "/longpoll", run: poll },
  { matches: (path, method) => path.startsWith("/__ctl/") && method === "POST", run: command },
  { matches: (path) => path === "/wall/state", run: showState },
  { matches: (path) => path === "/wall/live", run: live },
  { matches: (path, method) => path.startsWith("/wall/do/") && method === "POST", run: act },
  { matches: (path) => path === "/wall" || path.startsWith("/wall/"), run: serveStatic },
  { matches: (path) => path === "/", run: goToWall },
];
