import staticFiles from "@fastify/static";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { edgeProblem } from "./problems.ts";
import type { Server } from "./server-type.ts";

/** Paths that belong to machines: an unknown one is a 404, never the desk's first page. */
const isForMachines = (path: string): boolean => /^\/(api|hooks|health|assets|public)(\/|$)/.test(path);

/** Hashed names never change their content; everything else is asked for anew each time. */
const cacheOf = (path: string): string => (path.includes("/assets/") ? "public, max-age=31536000, immutable" : "no-cache");

/** Serves the built desk: hashed assets for a year, precompressed where the build made it so, the first page for every address of a screen. */
export const serveDesk = async (server: Server, webRoot: string | null): Promise<void> => {
  const isBuilt = webRoot !== null && existsSync(join(webRoot, "index.html"));
  if (isBuilt) {
    await server.register(staticFiles, {
      root: webRoot,
      preCompressed: true,
      index: "index.html",
      dotfiles: "ignore",
      cacheControl: false,
      schemaHide: true,
      setHeaders: (reply, path) => {
        reply.header("cache-control", cacheOf(path));
      },
    });
  }
  server.setNotFoundHandler((request, reply) => {
    const path = request.url.split("?", 1)[0] ?? "/";
    if (isBuilt && (request.method === "GET" || request.method === "HEAD") && !isForMachines(path)) return reply.sendFile("index.html");
    return reply.code(404).send(edgeProblem("notFound").body);
  });
};
