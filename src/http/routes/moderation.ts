import type { ModerationOutcome, ModerationQuery } from "#app";
import type { FastifyReply } from "fastify";
import { z } from "zod";
import { moderationAsked, moderationDecision, moderationLine, moderationPart, moderationQuery } from "../contract/index.ts";
import { asCaseId } from "../edge/ids.ts";
import { caseParams } from "../edge/params.ts";
import { requireFresh } from "../edge/fresh.ts";
import { edgeProblem } from "../edge/problems.ts";
import { errorsOf } from "../edge/responses.ts";
import type { EdgeDeps, FailureAdvice, Server } from "../edge/server-type.ts";
import { principalOf } from "../edge/session.ts";
import { presentModeration, presentModerationLine } from "../present/moderation.ts";

const shownLines = 500;
const exportedLines = 50_000;

const answerWith = (reply: FastifyReply, outcome: ModerationOutcome, advice: FailureAdvice): FastifyReply => {
  switch (outcome.kind) {
    case "done":
      return reply.send(presentModeration(outcome.part, advice));
    case "badInput":
      return reply.code(400).send(edgeProblem("badInput", { places: outcome.problems }).body);
    case "forbidden":
      return reply.code(403).send(edgeProblem("notAllowed").body);
    case "notFound":
      return reply.code(404).send(edgeProblem("caseNotFound").body);
  }
};

const queryOf = ({ from, to, kind, pageId, ground }: z.output<typeof moderationQuery>, limit: number): ModerationQuery => ({
  from: from ?? null,
  to: to ?? null,
  kind: kind ?? null,
  pageId: pageId ?? null,
  ground: ground ?? null,
  limit,
});

/** /api/cases/:caseId/moderation…: comments hidden or deleted, authors blocked, our own replies corrected or taken down (1.6). */
export const moderationRoutes = (server: Server, { app, failureAdvice }: EdgeDeps): void => {
  const about = (operationId: string, summary: string) => ({ operationId, tags: ["moderation"], summary, params: caseParams });
  const changed = { 200: moderationPart, ...errorsOf(400, 401, 403, 404) };
  const read = {
    ...about("moderation", "Moderation on a card"),
    response: { 200: moderationPart.nullable(), ...errorsOf(400, 401, 403) },
  };
  server.get("/api/cases/:caseId/moderation", { schema: read }, async (request) => {
    const part = await app.moderation.part(principalOf(request), asCaseId(request.params.caseId));
    return part === null ? null : presentModeration(part, failureAdvice);
  });
  const act = { ...about("moderate", "Moderate, on ground"), body: moderationAsked, response: changed };
  server.post("/api/cases/:caseId/moderation", { schema: act }, async (request, reply) =>
    answerWith(reply, await app.moderation.act(principalOf(request), asCaseId(request.params.caseId), request.body), failureAdvice),
  );
  const deed = caseParams.extend({ deedId: z.uuid() });
  const decide = {
    ...about("decideCorrection", "Approve or refuse a corrected text"),
    params: deed,
    body: moderationDecision,
    response: changed,
  };
  server.post("/api/cases/:caseId/moderation/:deedId/decision", { schema: decide }, async (request, reply) => {
    const { caseId, deedId } = request.params;
    const outcome = await app.moderation.decide(principalOf(request), asCaseId(caseId), { deedId, ...request.body });
    return answerWith(reply, outcome, failureAdvice);
  });
  const retry = {
    ...about("retryModeration", "Try a failed deed again, or record that it was done by hand"),
    params: deed,
    response: changed,
  };
  server.post("/api/cases/:caseId/moderation/:deedId/retry", { schema: retry }, async (request, reply) => {
    const { caseId, deedId } = request.params;
    return answerWith(reply, await app.moderation.retry(principalOf(request), asCaseId(caseId), deedId), failureAdvice);
  });
};

/** /api/moderation and /api/moderation.csv: the log of moderation, for those who see every case (1.6, 1.7). */
export const moderationLogRoutes = (server: Server, { app }: EdgeDeps): void => {
  const denied = edgeProblem("notAllowed").body;
  const log = {
    operationId: "moderationLog",
    tags: ["moderation"],
    summary: "The log of moderation",
    querystring: moderationQuery,
    response: { 200: z.array(moderationLine), ...errorsOf(400, 401, 403) },
  };
  server.get("/api/moderation", { schema: log }, async (request, reply) => {
    const lines = await app.moderation.log(principalOf(request), queryOf(request.query, shownLines));
    return lines === null ? reply.code(403).send(denied) : lines.map(presentModerationLine);
  });
  const csv = {
    operationId: "moderationCsv",
    tags: ["moderation"],
    summary: "The log of moderation as a table file",
    querystring: moderationQuery,
    response: { 200: z.string(), ...errorsOf(400, 401, 403) },
  };
  server.get(
    "/api/moderation.csv",
    { schema: csv, preHandler: requireFresh, serializerCompiler: () => (data) => (typeof data === "string" ? data : JSON.stringify(data)) },
    async (request, reply) => {
      const table = await app.moderation.csv(principalOf(request), queryOf(request.query, exportedLines));
      if (table === null) return reply.code(403).send(denied);
      return reply
        .header("content-type", "text/csv; charset=utf-8")
        .header("content-disposition", 'attachment; filename="moderation.csv"')
        .header("cache-control", "private, no-store")
        .send(table);
    },
  );
};
