import { card } from "../contract/index.ts";
import { asCaseId } from "../edge/ids.ts";
import { caseParams } from "../edge/params.ts";
import { edgeProblem } from "../edge/problems.ts";
import { errorsOf } from "../edge/responses.ts";
import type { EdgeDeps, Server } from "../edge/server-type.ts";
import { principalOf } from "../edge/session.ts";
import { presentCard } from "../present/card.ts";
import { momentWriter } from "../present/moment.ts";
import { zoneOf } from "../present/urgency.ts";

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
    const principal = principalOf(request);
    const [view, { organisation }] = await Promise.all([app.card(principal, asCaseId(request.params.caseId)), app.desk(principal)]);
    if (view !== null) return presentCard(view, { advice: failureAdvice, moment: momentWriter(zoneOf(organisation.office)) });
    return reply.code(404).send(edgeProblem("caseNotFound").body);
  });
};
