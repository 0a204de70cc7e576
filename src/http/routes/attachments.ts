import { z } from "zod";
import { id } from "../contract/index.ts";
import { asCaseId, asMessageId } from "../edge/ids.ts";
import { caseParams } from "../edge/params.ts";
import { edgeProblem } from "../edge/problems.ts";
import { errorsOf } from "../edge/responses.ts";
import type { EdgeDeps, Server } from "../edge/server-type.ts";
import { principalOf } from "../edge/session.ts";

/** POST /api/cases/:caseId/messages/:messageId/attachments: asks for the files of a message once more. */
export const attachmentsRoute = (server: Server, { app }: EdgeDeps): void => {
  const schema = {
    operationId: "retryAttachments",
    tags: ["files"],
    summary: "Ask for the files of a message once more",
    params: caseParams.extend({ messageId: id }),
    response: { 200: z.object({ asked: z.boolean() }), ...errorsOf(400, 401, 403, 404) },
  };
  server.post("/api/cases/:caseId/messages/:messageId/attachments", { schema }, async (request, reply) => {
    const { caseId, messageId } = request.params;
    const asked = await app.retryAttachments(principalOf(request), asCaseId(caseId), asMessageId(messageId));
    return asked ? { asked } : reply.code(404).send(edgeProblem("caseNotFound").body);
  });
};
