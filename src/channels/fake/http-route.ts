/** The HTTP plumbing that every fake shares: routes, bodies, JSON answers, files, and the wall page; loopback only. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { Neighbours } from "./neighbours.ts";
import { staticFile } from "./static-files.ts";

export type Exchange = { readonly request: IncomingMessage; readonly response: ServerResponse; readonly url: URL; readonly path: string };

export type Route<P> = {
  readonly matches: (path: string, method: string) => boolean;
  readonly run: (exchange: Exchange, parts: P) => Promise<void>;
};

/** A server that takes the first route that matches; not listening yet. */
export const createRoutedServer = <P>(routes: readonly Route<P>[], parts: P): Server =>
  createServer((request, response) => {
    const url = new URL(request.url ?? "/", "http://127.0.0.1");
    const exchange = { request, response, url, path: url.pathname };
    const route = routes.find(({ matches }) => matches(url.pathname, request.method ?? "GET"));
    const run = route === undefined ? Promise.resolve(sendJson(response, 404, { error: "not found" })) : route.run(exchange, parts);
    run.catch((error: unknown) => {
      if (!response.headersSent) sendJson(response, 500, { error: String(error) });
      else response.destroy();
    });
  });

/** Listens on loopback and gives the address; port 0 is any free one. */
export const listenOnLoopback = async (server: Server, port: number): Promise<string> => {
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", resolve);
  });
  // A TCP server always has an address of this form.
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
};

/** Ends every connection, the waiting ones too. */
export const stopServer = async (server: Server): Promise<void> => {
  server.closeAllConnections();
  await new Promise<void>((resolve) => server.close(() => resolve()));
};

export const sendJson = (response: ServerResponse, status: number, body: unknown): void => {
  response.writeHead(status, { "content-type": "application/json; charset=utf-8", "cache-control": "no-store" });
  response.end(JSON.stringify(body));
};

export const bodyOf = async (request: IncomingMessage): Promise<Buffer> => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks);
};

/** The multipart form of a body; a body that is none is an error. */
export const formOf = (body: Buffer, request: IncomingMessage): Promise<FormData> =>
  new Response(Buffer.from(body), { headers: { "content-type": request.headers["content-type"] ?? "" } }).formData();

/** A citizen's or our own file, shown when it is a picture and downloaded otherwise. */
export const sendFile = (
  response: ServerResponse,
  { bytes, mime, name }: { readonly bytes: Uint8Array; readonly mime: string; readonly name: string },
): void => {
  const isPicture = /^image\/(?:jpeg|png|gif|webp)$/u.test(mime);
  response.writeHead(200, {
    "content-type": isPicture ? mime : "application/octet-stream",
    "content-disposition": `${isPicture ? "inline" : "attachment"}; filename*=UTF-8''${encodeURIComponent(name)}`,
    "x-content-type-options": "nosniff",
  });
  response.end(bytes);
};

/** An event stream that says "changed" whenever something has happened: the wall page then asks for the state. */
export const sendPulse = (response: ServerResponse, onEvent: (listener: () => void) => () => void): void => {
  response.writeHead(200, { "content-type": "text/event-stream", "cache-control": "no-store" });
  response.write("retry: 1000\ndata: hello\n\n");
  const stop = onEvent(() => response.write("data: changed\n\n"));
  response.on("close", stop);
};

const serveStatic = async ({ path, response }: Exchange): Promise<void> => {
  const file = await staticFile(path);
  if (file === null) return sendJson(response, 404, { error: "not found" });
  response.writeHead(200, {
    "content-type": file.type,
    "cache-control": "no-cache",
    "content-security-policy": "default-src 'self'; img-src 'self' blob:; style-src 'self'; base-uri 'none'; form-action 'self'",
  });
  response.end(file.bytes);
};

const goToWall = ({ response }: Exchange): Promise<void> => {
  response.writeHead(302, { location: "/wall" });
  response.end();
  return Promise.resolve();
};

/** The wall page's own files and the way to the other walls; to stand after the routes of its state and its deeds. */
export const wallPageRoutes: readonly Route<{ readonly neighbours: Neighbours }>[] = [
  {
    matches: (path) => path === "/wall/neighbours",
    run: ({ response }, { neighbours }) => Promise.resolve(sendJson(response, 200, neighbours())),
  },
  { matches: (path) => path === "/wall" || path.startsWith("/wall/"), run: serveStatic },
  { matches: (path) => path === "/", run: goToWall },
];
