import { procedureInfo } from "../contract/index.ts";
import { errorsOf } from "../edge/responses.ts";
import type { EdgeDeps, Server } from "../edge/server-type.ts";
import { principalOf } from "../edge/session.ts";
import { presentProcedure } from "../present/procedure.ts";
import { dayReader, zoneOf } from "../present/urgency.ts";

/** GET /api/procedure: the act in force, word for word where the desk quotes it. */
export const procedureRoute = (server: Server, { app }: EdgeDeps): void => {
  const schema = {
    operationId: "procedure",
    tags: ["desk"],
    summary: "The act in force",
    response: { 200: procedureInfo, ...errorsOf(401, 403) },
  };
  server.route({
    method: "GET",
    url: "/api/procedure",
    schema,
    handler: async (request) => {
      const { procedure, organisation } = await app.desk(principalOf(request));
      return presentProcedure(procedure, dayReader(zoneOf(organisation.office))(app.now()));
    },
  });
};
