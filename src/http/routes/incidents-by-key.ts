import { incidentRequest, takenIncident } from "../contract/index.ts";
import { askToWait } from "../edge/ask-rights.ts";
import { createBudget } from "../edge/budgets.ts";
import { edgeProblem } from "../edge/problems.ts";
import { errorsOf } from "../edge/responses.ts";
import type { EdgeDeps, Server } from "../edge/server-type.ts";
import { answerTaken, filled } from "./incident.ts";

const perMinute = 120;
const guessesPerMinute = 20;

/** POST /api/v1/incidents: another program hands a message over (3.2). No session: a key of the municipality in the heading Authorization. */
export const incidentsByKeyRoute = (server: Server, { app }: EdgeDeps): void => {
  const [calls, guesses] = [createBudget(perMinute), createBudget(guessesPerMinute)];
  const schema = {
    operationId: "takeIncident",
    tags: ["incident"],
    summary: "Hand a message of the system «Инцидент» over, with a key",
    description:
      "Authorization: Bearer <key>. The number tells a repeat: the same number again makes no second card and answers 200 with known = true. At most 120 requests a minute and key.",
    security: [{ key: [] }],
    body: incidentRequest,
    response: { 200: takenIncident, 201: takenIncident, ...errorsOf(400, 401, 404, 413, 429) },
  };
  server.post(
    "/api/v1/incidents",
    {
      schema,
      // The key is asked before the body is looked at: a stranger learns nothing of the form.
      preValidation: async (request, reply) => {
        const key = /^Bearer ([\w-]{20,200})$/u.exec(request.headers.authorization ?? "")?.[1];
        const owner = key === undefined ? null : await app.incident.ownerOf(key);
        const now = app.now();
        if (owner === null) {
          const wait = guesses.spend(request.ip, now);
          if (wait > 0) return askToWait(reply, wait);
          return reply.code(401).header("www-authenticate", "Bearer").send(edgeProblem("keyNeeded").body);
        }
        const wait = calls.spend(owner.keyId, now);
        if (wait > 0) return askToWait(reply, wait);
        request.keyOwner = owner;
      },
    },
    async (request, reply) => {
      if (request.keyOwner === null) throw new Error("the key's door was passed without a key");
      return answerTaken(reply, await app.incident.takeByKey(request.keyOwner, filled(request.body)), 201);
    },
  );
};
