import { z } from "zod";
import { page } from "../contract/index.ts";
import { errorsOf } from "../edge/responses.ts";
import type { EdgeDeps, Server } from "../edge/server-type.ts";
import { principalOf } from "../edge/session.ts";
import { presentPage } from "../present/desk.ts";

/** GET /api/pages: the register of official pages (1.4) with their health. */
export const pagesRoute = (server: Server, { app }: EdgeDeps): void => {
  const schema = {
    operationId: "pages",
    tags: ["desk"],
    summary: "Official pages and their health",
    response: { 200: z.array(page), ...errorsOf(401, 403) },
  };
  server.route({
    method: "GET",
    url: "/api/pages",
    schema,
    handler: async (request) => (await app.pages(principalOf(request))).map(presentPage),
  });
};
