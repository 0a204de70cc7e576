import { card } from "../contract/index.ts";
import { asCaseId } from "../edge/ids.ts";
import { caseParams } from "../edge/params.ts";
import { edgeProblem } from "../edge/problems.ts";
import { errorsOf } from "../edge/responses.ts";
import type { EdgeDeps, Server } from "../edge/server-type.ts";
import { principalOf } from "../edge/session.ts";
import { presentCard } from "../present/card.ts";

/** GET /api/cases/:caseId: the whole card, with what this person may do now. */
export const getCardRoute = (server: Server, { app, failureAdvice }: EdgeDeps): void => {
  const schema = {
    operationId: "card",
    tags: ["cases"],
    summary: "One card",
    params: caseParams,
    response: { 200: card, ...errorsOf(400, 401, 403, 404) },
  };
  server.get("/api/cases/:caseId", { schema }, async (request, reply) => {
    const view = await app.card(principalOf(request), asCaseId(request.params.caseId));
    if (view !== null) return presentCard(view, failureAdvice);
    return reply.code(404).send(edgeProblem("caseNotFound").body);
  });
};
