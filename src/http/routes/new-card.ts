import { card, newCardRequest } from "../contract/index.ts";
import { edgeProblem } from "../edge/problems.ts";
import { errorsOf } from "../edge/responses.ts";
import type { EdgeDeps, Server } from "../edge/server-type.ts";
import { principalOf } from "../edge/session.ts";
import { presentCard } from "../present/card.ts";
import { momentWriter } from "../present/moment.ts";
import { zoneOf } from "../present/urgency.ts";

/** POST /api/cases: a card for a message that no network brought (1.1). */
export const newCardRoute = (server: Server, { app, failureAdvice }: EdgeDeps): void => {
  const schema = {
    operationId: "newCard",
    tags: ["cases"],
    summary: "Enter a card by hand",
    body: newCardRequest,
    response: { 200: card, ...errorsOf(400, 401, 403, 413) },
  };
  server.post("/api/cases", { schema }, async (request, reply) => {
    const principal = principalOf(request);
    const outcome = await app.newCard(principal, request.body);
    switch (outcome.kind) {
      case "done": {
        const { organisation } = await app.desk(principal);
        return presentCard(outcome.card, { advice: failureAdvice, moment: momentWriter(zoneOf(organisation.office)) });
      }
      case "badInput":
        return reply.code(400).send(edgeProblem("badInput", { places: outcome.problems }).body);
      case "forbidden":
        return reply.code(403).send(edgeProblem("notAllowed").body);
    }
  });
};
