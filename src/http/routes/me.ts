import { me } from "../contract/index.ts";
import { errorsOf } from "../edge/responses.ts";
import type { EdgeDeps, Server } from "../edge/server-type.ts";
import { principalOf } from "../edge/session.ts";
import { presentMe } from "../present/desk.ts";

/** GET /api/me: who is signed in, and what the desk needs to count working time by itself. */
export const meRoute = (server: Server, { app }: EdgeDeps): void => {
  const schema = { operationId: "me", tags: ["desk"], summary: "Who is signed in", response: { 200: me, ...errorsOf(401, 403) } };
  server.route({
    method: "GET",
    url: "/api/me",
    schema,
    handler: async (request) => {
      const principal = principalOf(request);
      return presentMe(principal, await app.desk(principal), { networks: app.networks(), now: app.now() });
    },
  });
};
