import { may } from "#app";
import { z } from "zod";
import { acknowledged, alarmList, alarmsQuery, id } from "../contract/index.ts";
import { asCaseId } from "../edge/ids.ts";
import { edgeProblem } from "../edge/problems.ts";
import { errorsOf } from "../edge/responses.ts";
import type { EdgeDeps, Server } from "../edge/server-type.ts";
import { principalOf } from "../edge/session.ts";

/** GET /api/alarms: threats that stand for this person, or all of one case; POST …/acknowledgement: seen, by whom and when (3.7). */
export const alarmsRoutes = (server: Server, { app }: EdgeDeps): void => {
  const list = {
    operationId: "alarms",
    tags: ["grounds"],
    summary: "Alarms of threats",
    querystring: alarmsQuery,
    response: { 200: alarmList, ...errorsOf(400, 401, 403) },
  };
  server.get("/api/alarms", { schema: list }, async (request) => {
    const { caseId } = request.query;
    const alarms = await app.alarms(principalOf(request), caseId === undefined ? null : asCaseId(caseId));
    return alarms.map((alarm) => ({ ...alarm, roles: [...alarm.roles], acknowledged: alarm.acknowledged.map((one) => ({ ...one })) }));
  });
  const acknowledge = {
    operationId: "acknowledgeAlarm",
    tags: ["grounds"],
    summary: "Acknowledge an alarm",
    params: z.object({ alarmId: id }),
    response: { 200: acknowledged, ...errorsOf(400, 401, 403, 404) },
  };
  server.post("/api/alarms/:alarmId/acknowledgement", { schema: acknowledge }, async (request, reply) => {
    const principal = principalOf(request);
    if (!may(principal.person, "alarm", "act")) return reply.code(403).send(edgeProblem("notAllowed").body);
    if (await app.acknowledgeAlarm(principal, request.params.alarmId)) return { acknowledged: true };
    return reply.code(404).send(edgeProblem("notFound").body);
  });
};
