import { actCheck, actPicture, actRequest, adopted, fileRequest } from "../contract/index.ts";
import { edgeProblem } from "../edge/problems.ts";
import { errorsOf } from "../edge/responses.ts";
import type { EdgeDeps, Server } from "../edge/server-type.ts";
import { principalOf } from "../edge/session.ts";
import { presentAct, presentActCheck } from "../present/act.ts";
import { presentAdopted } from "../present/settings.ts";

const tags = ["settings"];

/** /api/settings/act: the act drawn, the check of a file, and bringing an edition into force. */
export const actSettingsRoutes = (server: Server, { app }: EdgeDeps): void => {
  const denied = edgeProblem("notAllowed").body;
  const read = {
    schema: {
      operationId: "actSettings",
      tags,
      summary: "The act in force, drawn, and its editions",
      response: { 200: actPicture, ...errorsOf(401, 403) },
    },
  };
  server.get("/api/settings/act", read, async (request, reply) => {
    const act = await app.rules.act(principalOf(request));
    return act === null ? reply.code(403).send(denied) : presentAct(act);
  });

  const check = {
    schema: {
      operationId: "checkAct",
      tags,
      summary: "What is wrong with a file of an act, and what it would change",
      body: fileRequest,
      response: { 200: actCheck, ...errorsOf(400, 401, 403, 413) },
    },
  };
  server.post("/api/settings/act/check", check, async (request, reply) => {
    const answer = await app.rules.checkAct(principalOf(request), request.body.text);
    return answer === null ? reply.code(403).send(denied) : presentActCheck(answer);
  });

  const adopt = {
    schema: {
      operationId: "adoptAct",
      tags,
      summary: "Bring an edition into force for new cases",
      body: actRequest,
      response: { 200: adopted, ...errorsOf(400, 401, 403, 409, 413) },
    },
  };
  server.post("/api/settings/act", adopt, async (request, reply) => {
    const outcome = await app.rules.adoptAct(principalOf(request), request.body);
    if (outcome === null) return reply.code(403).send(denied);
    return outcome.kind === "conflict" ? reply.code(409).send(edgeProblem("rulesConflict").body) : presentAdopted(outcome);
  });
};
