import { z } from "zod";
import type { Server } from "../edge/server-type.ts";
import { apiPage } from "./page.ts";

/** GET /api/openapi.json and /api/docs: behind the session like all data. */
export const openapiRoutes = (server: Server): void => {
  const hidden = { hide: true, response: { 200: z.unknown() } };
  server.get("/api/openapi.json", { schema: hidden }, async () => server.swagger());
  server.get("/api/docs", async (_request, reply) => reply.type("text/html; charset=utf-8").send(apiPage(server.swagger())));
};
