import { listPage, listQuery } from "../contract/index.ts";
import { errorsOf } from "../edge/responses.ts";
import type { EdgeDeps, Server } from "../edge/server-type.ts";
import { principalOf } from "../edge/session.ts";
import { presentList } from "../present/list.ts";

/** GET /api/cases: one page of a list, by whose move it is and until when. */
export const listCasesRoute = (server: Server, { app }: EdgeDeps): void => {
  const schema = {
    operationId: "listCases",
    tags: ["cases"],
    summary: "A page of a list",
    querystring: listQuery,
    response: { 200: listPage, ...errorsOf(400, 401, 403) },
  };
  server.route({
    method: "GET",
    url: "/api/cases",
    schema,
    handler: async (request) => {
      const principal = principalOf(request);
      const { view, limit, cursor } = request.query;
      const [answer, desk] = await Promise.all([app.list(principal, { view, limit, cursor: cursor ?? null }), app.desk(principal)]);
      return presentList(answer, desk.organisation.office);
    },
  });
};
