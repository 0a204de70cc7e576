import { id, replyLink, replyLinkVerdict } from "../contract/index.ts";
import { asCaseId, asPublicationId } from "../edge/ids.ts";
import { caseParams } from "../edge/params.ts";
import { edgeProblem } from "../edge/problems.ts";
import { errorsOf } from "../edge/responses.ts";
import type { EdgeDeps, Server } from "../edge/server-type.ts";
import { principalOf } from "../edge/session.ts";

/** POST /api/cases/:caseId/publications/:publicationId/link-check: is the answer there where a person published it by hand (3.5). */
export const replyLinkRoute = (server: Server, { app }: EdgeDeps): void => {
  const schema = {
    operationId: "checkReplyLink",
    tags: ["cases"],
    summary: "Is the answer there where a person published it",
    params: caseParams.extend({ publicationId: id }),
    body: replyLink,
    response: { 200: replyLinkVerdict, ...errorsOf(400, 401, 403, 404) },
  };
  server.post("/api/cases/:caseId/publications/:publicationId/link-check", { schema }, async (request, reply) => {
    const { caseId, publicationId } = request.params;
    const asked = { caseId: asCaseId(caseId), publicationId: asPublicationId(publicationId), permalink: request.body.permalink };
    const found = await app.checkReplyLink(principalOf(request), asked);
    if (found === null) return reply.code(404).send(edgeProblem("caseNotFound").body);
    return { verdict: found.verdict, permalink: "permalink" in found ? found.permalink : null };
  });
};
