/** A door for webhooks in front of a town of tests: what the http edge does, and nothing else. */
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { Town } from "./app-town.ts";

export type HooksServer = { readonly url: string; readonly close: () => void };

/** Opens the door: raw bytes, headers and query to the app, its answer back; a fault breaks the connection. */
export const openHooks = async (network: string, town: Town): Promise<HooksServer> => {
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const headers = Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, String(value)]));
      const query = Object.fromEntries(new URL(request.url ?? "/", "http://localhost").searchParams);
      town.app.receive(network, town.pageKey, { method: request.method ?? "GET", headers, query, body: Buffer.concat(chunks) }).then(
        ({ status, contentType, body }) => response.writeHead(status, { "content-type": contentType }).end(body),
        () => response.destroy(),
      );
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    // A TCP server always has an address of this form.
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
};
