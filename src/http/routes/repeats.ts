import { repeats } from "../contract/index.ts";
import { asCaseId } from "../edge/ids.ts";
import { caseParams } from "../edge/params.ts";
import { edgeProblem } from "../edge/problems.ts";
import { errorsOf } from "../edge/responses.ts";
import type { EdgeDeps, Server } from "../edge/server-type.ts";
import { principalOf } from "../edge/session.ts";
import { presentRepeats } from "../present/manual.ts";

/** GET /api/cases/:caseId/repeats: what this case repeats, and what it may repeat (3.4). */
export const repeatsRoute = (server: Server, { app }: EdgeDeps): void => {
  const schema = {
    operationId: "repeats",
    tags: ["cases"],
    summary: "What a message repeats",
    params: caseParams,
    response: { 200: repeats, ...errorsOf(400, 401, 403, 404) },
  };
  server.get("/api/cases/:caseId/repeats", { schema }, async (request, reply) => {
    const found = await app.repeats(principalOf(request), asCaseId(request.params.caseId));
    return found === null ? reply.code(404).send(edgeProblem("caseNotFound").body) : presentRepeats(found);
  });
};
