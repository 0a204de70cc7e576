import { may, type QualityOutcome } from "#app";
import type { FastifyReply } from "fastify";
import { z } from "zod";
import { id, quality, sampleAsked, sheetAsked } from "../contract/index.ts";
import { asCaseId } from "../edge/ids.ts";
import { edgeProblem } from "../edge/problems.ts";
import { errorsOf } from "../edge/responses.ts";
import type { EdgeDeps, Server } from "../edge/server-type.ts";
import { principalOf } from "../edge/session.ts";
import { presentSample, presentCriteria } from "../present/quality.ts";

const tags = ["control"];
const done = z.object({ done: z.boolean() });

const answerWith = (reply: FastifyReply, outcome: QualityOutcome | null): FastifyReply => {
  switch (outcome?.kind) {
    case undefined:
      return reply.code(403).send(edgeProblem("notAllowed").body);
    case "done":
      return reply.send({ done: true });
    case "badInput":
      return reply.code(400).send(edgeProblem("badInput", { places: outcome.problems }).body);
    case "notFound":
      return reply.code(404).send(edgeProblem("notFound").body);
  }
};

/** /api/quality: samples of answers and the sheets that the controller fills (4.2). */
export const qualityRoutes = (server: Server, { app }: EdgeDeps): void => {
  const read = { operationId: "quality", tags, summary: "Quality checks of answers", response: { 200: quality, ...errorsOf(401, 403) } };
  server.get("/api/quality", { schema: read }, async (request, reply) => {
    const principal = principalOf(request);
    const samples = await app.control.quality.samples(principal);
    if (samples === null) return reply.code(403).send(edgeProblem("notAllowed").body);
    return { criteria: presentCriteria(), samples: samples.map(presentSample), mayJudge: may(principal.person, "report", "change") };
  });
  const draw = {
    operationId: "drawSample",
    tags,
    summary: "Draw a random sample of a period's answers",
    body: sampleAsked,
    response: { 200: done, ...errorsOf(400, 401, 403, 404) },
  };
  server.post("/api/quality", { schema: draw }, async (request, reply) =>
    answerWith(reply, await app.control.quality.draw(principalOf(request), request.body)),
  );
  const judge = {
    operationId: "judgeAnswer",
    tags,
    summary: "Give an answer its marks",
    params: z.object({ sampleId: id, caseId: id }),
    body: sheetAsked,
    response: { 200: done, ...errorsOf(400, 401, 403, 404) },
  };
  server.post("/api/quality/:sampleId/:caseId", { schema: judge }, async (request, reply) => {
    const { sampleId, caseId } = request.params;
    const sheet = { sampleId, caseId: asCaseId(caseId), ...request.body };
    return answerWith(reply, await app.control.quality.judge(principalOf(request), sheet));
  });
};
