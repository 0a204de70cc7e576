import type { CaseId } from "#case";
import { presence, presenceRequest } from "../contract/index.ts";
import { asCaseId } from "../edge/ids.ts";
import { caseParams } from "../edge/params.ts";
import { edgeProblem } from "../edge/problems.ts";
import { errorsOf } from "../edge/responses.ts";
import type { EdgeDeps, Server } from "../edge/server-type.ts";
import { principalOf } from "../edge/session.ts";
import type { Hub } from "../live/hub.ts";
import { createPresence } from "../live/presence.ts";

const tags = ["cases"];
const sweepMs = 5_000;

/** GET and POST /api/cases/:caseId/presence: who else has the card open; kept in memory and told through the stream. */
export const presenceRoutes = (server: Server, { app, hub }: EdgeDeps & { readonly hub: Hub }): void => {
  const book = createPresence();
  const timer = setInterval(() => {
    for (const { tenantId, caseId } of book.sweep(app.now())) hub.tellCase(tenantId, { kind: "presence", caseId });
  }, sweepMs);
  timer.unref();
  server.addHook("onClose", async () => clearInterval(timer));
  const shown = ({ tenantId, person }: ReturnType<typeof principalOf>, caseId: CaseId) => ({
    others: book.others({ tenantId, caseId }, person.personId, app.now()).map((other) => ({ ...other })),
  });
  const read = {
    operationId: "presence",
    tags,
    summary: "Who else has the card open",
    params: caseParams,
    response: { 200: presence, ...errorsOf(400, 401, 403, 404) },
  };
  server.get("/api/cases/:caseId/presence", { schema: read }, async (request, reply) => {
    const [principal, caseId] = [principalOf(request), asCaseId(request.params.caseId)];
    if (!(await app.seesCase(principal, caseId))) return reply.code(404).send(edgeProblem("caseNotFound").body);
    return shown(principal, caseId);
  });
  const say = {
    operationId: "bePresent",
    tags,
    summary: "I look at the card, write on it, or leave it",
    params: caseParams,
    body: presenceRequest,
    response: { 200: presence, ...errorsOf(400, 401, 403, 404) },
  };
  server.post("/api/cases/:caseId/presence", { schema: say }, async (request, reply) => {
    const [principal, caseId] = [principalOf(request), asCaseId(request.params.caseId)];
    if (!(await app.seesCase(principal, caseId))) return reply.code(404).send(edgeProblem("caseNotFound").body);
    const { tenantId, person } = principal;
    const isNew = book.say({ tenantId, caseId }, person, { state: request.body.state, now: app.now() });
    if (isNew) hub.tellCase(tenantId, { kind: "presence", caseId });
    return shown(principal, caseId);
  });
};
