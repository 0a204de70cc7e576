import type { PublicAnswer, SiteOutcome, SitePart } from "#app";
import type { FastifyReply } from "fastify";
import type { z } from "zod";
import { answeredBefore, sitePart, sitePostLink, sitePostRetry, sitePublication, siteWithdrawal, siteWords } from "../contract/index.ts";
import { asCaseId } from "../edge/ids.ts";
import { caseParams } from "../edge/params.ts";
import { edgeProblem } from "../edge/problems.ts";
import { errorsOf } from "../edge/responses.ts";
import type { EdgeDeps, Server } from "../edge/server-type.ts";
import { principalOf } from "../edge/session.ts";

type Site = { readonly origin: string; readonly tenantId: string; readonly advice: EdgeDeps["failureAdvice"] };

/** A post by hand has no failure to tell: it waits for a person. */
const byHand: ReadonlySet<string> = new Set(["MANUAL", "WITHDRAWN"]);

const presentAnswer = ({ caseId: _caseId, ...answer }: PublicAnswer, { origin, tenantId }: Pick<Site, "origin" | "tenantId">) => ({
  ...answer,
  url: `${origin}/public/${encodeURIComponent(tenantId)}/answers/${answer.answerId}`,
});

const presentPart = (part: SitePart, site: Site): z.input<typeof sitePart> => ({
  ...part,
  answer: part.answer === null ? null : presentAnswer(part.answer, site),
  deeds: part.deeds.map((deed) => ({ ...deed })),
  posts: part.posts.map((post) => ({
    ...post,
    failure: post.failure === null || byHand.has(post.failure) ? null : site.advice(post.failure),
  })),
  pages: part.pages.map((page) => ({ ...page })),
  names: [...part.names],
});

const answerWith = (reply: FastifyReply, outcome: SiteOutcome, site: Site): FastifyReply => {
  switch (outcome.kind) {
    case "done":
      return reply.send(presentPart(outcome.part, site));
    case "badInput":
      return reply.code(400).send(edgeProblem("badInput", { places: outcome.problems }).body);
    case "personalData":
      return reply.code(400).send(edgeProblem("personalData", { found: outcome.found }).body);
    case "forbidden":
      return reply.code(403).send(edgeProblem("notAllowed").body);
    case "notFound":
      return reply.code(404).send(edgeProblem("caseNotFound").body);
  }
};

/** GET|POST /api/cases/:caseId/site…: a reply of general interest on the public page and on official pages (3.6). */
export const siteRoutes = (server: Server, { app, failureAdvice: advice }: EdgeDeps, origin: string): void => {
  const siteOf = (tenantId: string): Site => ({ origin, tenantId, advice });
  const about = (operationId: string, summary: string) => ({ operationId, tags: ["site"], summary, params: caseParams });
  const changed = { 200: sitePart, ...errorsOf(400, 401, 403, 404) };
  const read = {
    ...about("sitePart", "The place of a case on the public page"),
    response: { 200: sitePart.nullable(), ...errorsOf(400, 401, 403) },
  };
  server.get("/api/cases/:caseId/site", { schema: read }, async (request) => {
    const principal = principalOf(request);
    const part = await app.site.part(principal, asCaseId(request.params.caseId));
    return part === null ? null : presentPart(part, siteOf(principal.tenantId));
  });
  const publish = { ...about("publishOnSite", "Publish for everybody"), body: sitePublication, response: changed };
  server.post("/api/cases/:caseId/site", { schema: publish }, async (request, reply) => {
    const principal = principalOf(request);
    const outcome = await app.site.publish(principal, asCaseId(request.params.caseId), request.body);
    return answerWith(reply, outcome, siteOf(principal.tenantId));
  });
  const correct = { ...about("correctOnSite", "Correct what is published"), body: siteWords, response: changed };
  server.post("/api/cases/:caseId/site/correction", { schema: correct }, async (request, reply) => {
    const principal = principalOf(request);
    const outcome = await app.site.correct(principal, asCaseId(request.params.caseId), request.body);
    return answerWith(reply, outcome, siteOf(principal.tenantId));
  });
  const withdraw = { ...about("withdrawFromSite", "Take off the public page"), body: siteWithdrawal, response: changed };
  server.post("/api/cases/:caseId/site/withdrawal", { schema: withdraw }, async (request, reply) => {
    const principal = principalOf(request);
    const outcome = await app.site.withdraw(principal, asCaseId(request.params.caseId), request.body.reason);
    return answerWith(reply, outcome, siteOf(principal.tenantId));
  });
  const link = { ...about("confirmSitePost", "A post was made by hand"), body: sitePostLink, response: changed };
  server.post("/api/cases/:caseId/site/post-link", { schema: link }, async (request, reply) => {
    const principal = principalOf(request);
    const outcome = await app.site.confirmPost(principal, asCaseId(request.params.caseId), request.body);
    return answerWith(reply, outcome, siteOf(principal.tenantId));
  });
  const again = { ...about("retrySitePost", "Send a post once more"), body: sitePostRetry, response: changed };
  server.post("/api/cases/:caseId/site/post-retry", { schema: again }, async (request, reply) => {
    const principal = principalOf(request);
    const outcome = await app.site.retryPost(principal, asCaseId(request.params.caseId), request.body.postId);
    return answerWith(reply, outcome, siteOf(principal.tenantId));
  });
  const before = {
    ...about("answeredBefore", "What the site answers already"),
    response: { 200: answeredBefore, ...errorsOf(400, 401, 403) },
  };
  server.get("/api/cases/:caseId/answered-before", { schema: before }, async (request) => {
    const principal = principalOf(request);
    const found = await app.site.answered(principal, asCaseId(request.params.caseId));
    return found.map((answer) => presentAnswer(answer, { origin, tenantId: principal.tenantId }));
  });
};
