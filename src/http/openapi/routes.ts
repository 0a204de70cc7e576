import { z } from "zod";
import type { Server } from "../edge/server-type.ts";
import { apiPage } from "./page.ts";

/** The page carries its few styles with it, and runs nothing. */
const pagePolicy = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** GET /api/openapi.json and /api/docs: behind the session like all data. */
export const openapiRoutes = (server: Server): void => {
  const hidden = { hide: true, operationId: "openapi", response: { 200: z.unknown() } };
  server.get("/api/openapi.json", { schema: hidden }, async () => server.swagger());
  server.get("/api/docs", { schema: { hide: true, operationId: "apiPage" } }, async (_request, reply) =>
    reply.header("content-security-policy", pagePolicy).type("text/html; charset=utf-8").send(apiPage(server.swagger())),
  );
};
