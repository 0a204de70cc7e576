import { timerExplanation } from "../contract/index.ts";
import { asCaseId } from "../edge/ids.ts";
import { timerParams } from "../edge/params.ts";
import { edgeProblem } from "../edge/problems.ts";
import { errorsOf } from "../edge/responses.ts";
import type { EdgeDeps, Server } from "../edge/server-type.ts";
import { principalOf } from "../edge/session.ts";
import { presentDeadline } from "../present/timer.ts";

/** GET /api/cases/:caseId/timers/:timer: why this deadline, span by span. */
export const explainTimerRoute = (server: Server, { app }: EdgeDeps): void => {
  const schema = {
    operationId: "explainTimer",
    tags: ["cases"],
    summary: "Why this deadline",
    params: timerParams,
    response: { 200: timerExplanation, ...errorsOf(400, 401, 403, 404) },
  };
  server.get("/api/cases/:caseId/timers/:timer", { schema }, async (request, reply) => {
    const story = await app.deadline(principalOf(request), asCaseId(request.params.caseId), request.params.timer);
    if (story !== null) return presentDeadline(story);
    return reply.code(404).send(edgeProblem("notFound").body);
  });
};
