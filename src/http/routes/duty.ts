import { z } from "zod";
import { breachCount, id, newTurn, notice, roster, seenRequest } from "../contract/index.ts";
import { requireFresh } from "../edge/fresh.ts";
import { edgeProblem } from "../edge/problems.ts";
import { errorsOf } from "../edge/responses.ts";
import type { EdgeDeps, Server } from "../edge/server-type.ts";
import { principalOf } from "../edge/session.ts";
import { presentBreaches, presentNotice, presentRoster } from "../present/duty.ts";

const tags = ["duty"];
const done = z.object({ done: z.boolean() });

/** /api/duty: who is on duty (3.10) and who acts for whom (4.1), by dates; added and taken away by those who keep it. */
export const dutyRoutes = (server: Server, { app }: EdgeDeps): void => {
  const denied = edgeProblem("notAllowed").body;
  const read = {
    operationId: "roster",
    tags,
    summary: "Duty and acting officials",
    response: { 200: roster, ...errorsOf(401, 403) },
  };
  server.get("/api/duty", { schema: read }, async (request, reply) => {
    const found = await app.duty.roster(principalOf(request));
    return found === null ? reply.code(403).send(denied) : presentRoster(found);
  });
  const add = {
    operationId: "addTurn",
    tags,
    summary: "Put a person on duty or in a role",
    body: newTurn,
    response: { 200: done, ...errorsOf(400, 401, 403) },
  };
  server.post("/api/duty", { schema: add }, async (request, reply) => {
    // Acting for another is a change of rights; being on duty is not.
    if (request.body.kind === "acting" && (await requireFresh(request, reply)) !== undefined) return reply;
    const outcome = await app.duty.addTurn(principalOf(request), request.body);
    if (outcome === null) return reply.code(403).send(denied);
    if (outcome.kind === "done") return { done: true };
    return reply.code(400).send(edgeProblem("badInput", { places: outcome.problems }).body);
  });
  const end = {
    operationId: "endTurn",
    tags,
    summary: "Take a turn away",
    params: z.object({ kind: z.enum(["duty", "acting"]), turnId: id }),
    response: { 200: done, ...errorsOf(400, 401, 403, 404) },
  };
  server.delete("/api/duty/:kind/:turnId", { schema: end }, async (request, reply) => {
    const ended = await app.duty.endTurn(principalOf(request), request.params.kind, request.params.turnId);
    if (ended === null) return reply.code(403).send(denied);
    return ended ? { done: true } : reply.code(404).send(edgeProblem("notFound").body);
  });
};

/** /api/notices: what I was told inside the desk; /api/breaches: what the units let pass, where the act counts it. */
export const noticesRoutes = (server: Server, { app }: EdgeDeps): void => {
  const list = { operationId: "notices", tags, summary: "My notices", response: { 200: z.array(notice), ...errorsOf(401, 403) } };
  server.get("/api/notices", { schema: list }, async (request) => (await app.duty.notices(principalOf(request))).map(presentNotice));
  const see = {
    operationId: "noticesSeen",
    tags,
    summary: "I have seen one notice, or all (null)",
    body: seenRequest,
    response: { 200: done, ...errorsOf(400, 401, 403) },
  };
  server.post("/api/notices/seen", { schema: see }, async (request) => {
    await app.duty.seen(principalOf(request), request.body.noticeId);
    return { done: true };
  });
  const count = {
    operationId: "breaches",
    tags,
    summary: "Breaches of each unit in the act's period",
    response: { 200: breachCount, ...errorsOf(401, 403) },
  };
  server.get("/api/breaches", { schema: count }, async (request) => presentBreaches(await app.duty.breaches(principalOf(request))));
};
