import { searchQuery, searchResult } from "../contract/index.ts";
import { errorsOf } from "../edge/responses.ts";
import type { EdgeDeps, Server } from "../edge/server-type.ts";
import { principalOf } from "../edge/session.ts";
import { presentFound } from "../present/list.ts";

/** GET /api/search: words in any form over messages, replies and names; a number; a link. */
export const searchRoute = (server: Server, { app }: EdgeDeps): void => {
  const schema = {
    operationId: "searchCases",
    tags: ["cases"],
    summary: "Search over all cases that one may see",
    querystring: searchQuery,
    response: { 200: searchResult, ...errorsOf(400, 401, 403) },
  };
  server.route({
    method: "GET",
    url: "/api/search",
    schema,
    handler: async (request) => {
      const principal = principalOf(request);
      const [found, desk] = await Promise.all([app.search(principal, request.query.words), app.desk(principal)]);
      return presentFound(found, desk.organisation.office);
    },
  });
};
