import type { PageOutcome } from "#app";
import type { FastifyReply } from "fastify";
import { z } from "zod";
import { id, pageInput, pageSwitch, pagesRegister, registeredPage } from "../contract/index.ts";
import { edgeProblem } from "../edge/problems.ts";
import { errorsOf } from "../edge/responses.ts";
import type { EdgeDeps, Server } from "../edge/server-type.ts";
import { principalOf } from "../edge/session.ts";
import { presentRegister, presentRegistered } from "../present/pages.ts";

const answerWith = (reply: FastifyReply, outcome: PageOutcome | null): FastifyReply => {
  switch (outcome?.kind) {
    case undefined:
      return reply.code(403).send(edgeProblem("notAllowed").body);
    case "done":
      return reply.send(presentRegistered(outcome.page));
    case "badInput":
      return reply.code(400).send(edgeProblem("badInput", { places: outcome.problems }).body);
    case "notFound":
      return reply.code(404).send(edgeProblem("notFound").body);
  }
};

/** /api/settings/pages…: the register of official pages (1.4, 1.8) for its administrator: added, changed, asked after, attached. */
export const pageRegisterRoutes = (server: Server, { app }: EdgeDeps): void => {
  const tags = ["settings"];
  const params = z.object({ pageId: id });
  const changed = { 200: registeredPage, ...errorsOf(400, 401, 403, 404) };
  const read = {
    operationId: "pageRegister",
    tags,
    summary: "Official pages with their settings",
    response: { 200: pagesRegister, ...errorsOf(401, 403) },
  };
  server.get("/api/settings/pages", { schema: read }, async (request, reply) => {
    const register = await app.register.register(principalOf(request));
    return register === null ? reply.code(403).send(edgeProblem("notAllowed").body) : presentRegister(register);
  });
  const add = { operationId: "addPage", tags, summary: "Add an official page", body: pageInput, response: changed };
  server.post("/api/settings/pages", { schema: add }, async (request, reply) =>
    answerWith(reply, await app.register.add(principalOf(request), request.body)),
  );
  const change = { operationId: "changePage", tags, summary: "Change an official page", params, body: pageInput, response: changed };
  server.put("/api/settings/pages/:pageId", { schema: change }, async (request, reply) =>
    answerWith(reply, await app.register.change(principalOf(request), request.params.pageId, request.body)),
  );
  const check = { operationId: "checkPage", tags, summary: "Ask the network about the page", params, response: changed };
  server.post("/api/settings/pages/:pageId/check", { schema: check }, async (request, reply) =>
    answerWith(reply, await app.register.check(principalOf(request), request.params.pageId)),
  );
  const connect = { operationId: "connectPage", tags, summary: "Attach the page to its network", params, response: changed };
  server.post("/api/settings/pages/:pageId/connect", { schema: connect }, async (request, reply) =>
    answerWith(reply, await app.register.connect(principalOf(request), request.params.pageId)),
  );
  const turn = { operationId: "switchPage", tags, summary: "Switch the page on or off", params, body: pageSwitch, response: changed };
  server.post("/api/settings/pages/:pageId/switch", { schema: turn }, async (request, reply) =>
    answerWith(reply, await app.register.switch(principalOf(request), request.params.pageId, request.body.enabled)),
  );
};
