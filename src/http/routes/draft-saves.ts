import { z } from "zod";
import { draftSave } from "../contract/index.ts";
import { asCaseId } from "../edge/ids.ts";
import { saveParams } from "../edge/params.ts";
import { edgeProblem } from "../edge/problems.ts";
import { errorsOf } from "../edge/responses.ts";
import type { EdgeDeps, Server } from "../edge/server-type.ts";
import { principalOf } from "../edge/session.ts";

const tags = ["cases"];
const saveBody = z.object({ text: z.string().max(100_000).nullable() });

/** GET and PUT /api/cases/:caseId/saves/:field: one's own unsent words; an empty save drops them. */
export const draftSavesRoutes = (server: Server, { app }: EdgeDeps): void => {
  const read = {
    operationId: "draftSave",
    tags,
    summary: "One's own unsent words",
    params: saveParams,
    response: { 200: draftSave.nullable(), ...errorsOf(400, 401, 403) },
  };
  server.route({
    method: "GET",
    url: "/api/cases/:caseId/saves/:field",
    schema: read,
    handler: async (request) => app.saved(principalOf(request), asCaseId(request.params.caseId), request.params.field),
  });
  const write = {
    operationId: "saveDraft",
    tags,
    summary: "Keep unsent words; null drops them",
    params: saveParams,
    body: saveBody,
    response: { 200: draftSave.nullable(), ...errorsOf(400, 401, 403, 404, 413) },
  };
  server.put("/api/cases/:caseId/saves/:field", { schema: write }, async (request, reply) => {
    const text = request.body.text === "" ? null : request.body.text;
    const saved = await app.save(principalOf(request), asCaseId(request.params.caseId), request.params.field, text);
    if (saved === null && text !== null) return reply.code(404).send(edgeProblem("caseNotFound").body);
    return saved;
  });
};
