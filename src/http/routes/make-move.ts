import type { MoveOutcome } from "#app";
import { card, moveRequest, type Card, type Problem } from "../contract/index.ts";
import { asCaseId } from "../edge/ids.ts";
import { caseParams } from "../edge/params.ts";
import { edgeProblem } from "../edge/problems.ts";
import { errorsOf } from "../edge/responses.ts";
import type { EdgeDeps, Server } from "../edge/server-type.ts";
import { principalOf } from "../edge/session.ts";
import { presentCard, type CardWords } from "../present/card.ts";
import { momentWriter } from "../present/moment.ts";
import { presentRefusal, statusOfRefusal } from "../present/refusal.ts";
import { zoneOf } from "../present/urgency.ts";

type Answer = { readonly status: 200; readonly body: Card } | { readonly status: 400 | 403 | 404 | 409; readonly body: Problem };

const answerOf = (outcome: MoveOutcome, words: CardWords): Answer => {
  switch (outcome.kind) {
    case "done":
      return { status: 200, body: presentCard(outcome.card, words) };
    case "refused":
      return { status: statusOfRefusal(outcome.refusal.kind), body: presentRefusal(outcome.refusal, outcome.procedure, words.moment) };
    case "conflict":
      return { status: 409, body: edgeProblem("conflict", { card: presentCard(outcome.card, words) }).body };
    case "badInput":
      return { status: 400, body: edgeProblem("badInput", { places: outcome.problems }).body };
    case "notFound":
      return { status: 404, body: edgeProblem("caseNotFound").body };
  }
};

/** POST /api/cases/:caseId/moves: one move by a person; the card as it stands after it, or why not. */
export const makeMoveRoute = (server: Server, { app, failureAdvice }: EdgeDeps): void => {
  const schema = {
    operationId: "move",
    tags: ["cases"],
    summary: "Make a move",
    params: caseParams,
    body: moveRequest,
    response: { 200: card, ...errorsOf(400, 401, 403, 404, 409, 413) },
  };
  server.post("/api/cases/:caseId/moves", { schema }, async (request, reply) => {
    const { version, move } = request.body;
    const principal = principalOf(request);
    const { organisation } = await app.desk(principal);
    const outcome = await app.move(principal, asCaseId(request.params.caseId), version, move);
    const { status, body } = answerOf(outcome, { advice: failureAdvice, moment: momentWriter(zoneOf(organisation.office)) });
    return reply.code(status).send(body);
  });
};
