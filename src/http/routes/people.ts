import { z } from "zod";
import type { PeopleOutcome } from "#app";
import type { FastifyReply, FastifyRequest } from "fastify";
import type { Auth } from "../auth/face.ts";
import { accountDone, id, keptPeople, newPerson, personChange, personLink } from "../contract/index.ts";
import { requireFresh } from "../edge/fresh.ts";
import { edgeProblem } from "../edge/problems.ts";
import { errorsOf } from "../edge/responses.ts";
import { noteSecurity } from "../edge/security-note.ts";
import type { EdgeDeps, Server } from "../edge/server-type.ts";
import { principalOf, sessionOf } from "../edge/session.ts";
import type { Streams } from "../live/streams.ts";
import { presentPeople } from "../present/people.ts";

export type PeopleDeps = EdgeDeps & { readonly auth: Auth; readonly streams: Streams; readonly origin: string };

const tags = ["people"];
const done = { done: true as const };
const personParams = z.object({ personId: id });

const loginProblem = (code: "LOGIN_TAKEN" | "LOGIN_FORM") =>
  code === "LOGIN_TAKEN"
    ? { code, path: "login", ru: "Такой логин или адрес почты уже есть.", en: "This login or e-mail is taken." }
    : {
        code,
        path: "login",
        ru: "Логин: от 2 до 64 латинских букв, цифр, точек, дефисов.",
        en: "A login is 2 to 64 Latin letters, digits, dots, hyphens.",
      };

const badInput = (reply: FastifyReply, places: readonly unknown[]): FastifyReply =>
  reply.code(400).send(edgeProblem("badInput", { places }).body);

const refuse = (reply: FastifyReply, outcome: Exclude<PeopleOutcome, { readonly kind: "done" }>): FastifyReply => {
  switch (outcome.kind) {
    case "forbidden":
      return reply.code(403).send(edgeProblem("notAllowed").body);
    case "notFound":
      return reply.code(404).send(edgeProblem("notFound").body);
    case "badInput":
      return badInput(reply, outcome.problems);
  }
};

const linkFor = async ({ auth, origin }: PeopleDeps, userId: string) => {
  const { token, until } = await auth.accounts.invite(userId);
  // Behind the # it reaches no server, no proxy and no log.
  return { link: `${origin}/welcome#${token}`, until };
};

const addRoute = (server: Server, deps: PeopleDeps): void => {
  const { app, auth } = deps;
  const schema = {
    operationId: "addPerson",
    tags,
    summary: "Add a person; answers with their one-time link",
    body: newPerson,
    response: { 200: personLink, ...errorsOf(400, 401, 403, 404) },
  };
  server.post("/api/settings/people", { schema, preHandler: requireFresh }, async (request, reply) => {
    const principal = principalOf(request);
    const { login, email, ...form } = request.body;
    const checked = await app.people.check(principal, form);
    if (checked.kind !== "done") return refuse(reply, checked);
    const account = await auth.accounts.create({ login, email, name: form.name, password: null });
    if (account.kind !== "created") return badInput(reply, [loginProblem(account.kind === "taken" ? "LOGIN_TAKEN" : "LOGIN_FORM")]);
    const added = await app.people.add(principal, form, account.userId);
    if (added.kind !== "done") return refuse(reply, added);
    noteSecurity(request, "personAdded", { userId: account.userId, role: form.role });
    return linkFor(deps, account.userId);
  });
};

const changeRoute = (server: Server, { app, auth, streams }: PeopleDeps): void => {
  const schema = {
    operationId: "changePerson",
    tags,
    summary: "Change a person's position, role or unit, or switch them off",
    params: personParams,
    body: personChange,
    response: { 200: accountDone, ...errorsOf(400, 401, 403, 404) },
  };
  server.put("/api/settings/people/:personId", { schema, preHandler: requireFresh }, async (request, reply) => {
    const outcome = await app.people.change(principalOf(request), request.params.personId, request.body);
    if (outcome.kind !== "done") return refuse(reply, outcome);
    const { before, after } = outcome;
    if (before.name !== after.name) await auth.accounts.rename(after.userId, after.name);
    // Rights of a session are read with every request; only the open windows of a person switched off, or of another role now, must go.
    if (!after.active) await auth.accounts.endSessions(after.userId);
    if (!after.active || before.role !== after.role || before.unitId !== after.unitId) streams.endUser(after.userId);
    noteSecurity(request, "personChanged", { userId: after.userId, from: before.role, to: after.role, active: String(after.active) });
    return done;
  });
};

const accountRoutes = (server: Server, deps: PeopleDeps): void => {
  const { app, auth, streams } = deps;
  const userOf = async (request: FastifyRequest, personId: string) => app.people.find(principalOf(request), personId);
  const link = {
    operationId: "personLink",
    tags,
    summary: "A new one-time link; the former stops working",
    params: personParams,
    response: { 200: personLink, ...errorsOf(400, 401, 403, 404) },
  };
  server.post("/api/settings/people/:personId/link", { schema: link, preHandler: requireFresh }, async (request, reply) => {
    const found = await userOf(request, request.params.personId);
    if (found.kind !== "done") return refuse(reply, found);
    noteSecurity(request, "linkMade", { userId: found.after.userId });
    return linkFor(deps, found.after.userId);
  });
  const end = {
    operationId: "endSessions",
    tags,
    summary: "End a person's sessions",
    params: personParams,
    response: { 200: accountDone, ...errorsOf(400, 401, 403, 404) },
  };
  server.post("/api/settings/people/:personId/sessions/end", { schema: end, preHandler: requireFresh }, async (request, reply) => {
    const found = await userOf(request, request.params.personId);
    if (found.kind !== "done") return refuse(reply, found);
    const { userId } = found.after;
    await auth.accounts.endSessions(userId);
    streams.endUser(userId);
    noteSecurity(request, "sessionsEnded", { userId });
    return done;
  });
  const reset = {
    operationId: "resetFactors",
    tags,
    summary: "Take a lost second factor away; ends their sessions",
    params: personParams,
    response: { 200: accountDone, ...errorsOf(400, 401, 403, 404) },
  };
  server.post("/api/settings/people/:personId/factors/reset", { schema: reset, preHandler: requireFresh }, async (request, reply) => {
    const found = await userOf(request, request.params.personId);
    if (found.kind !== "done") return refuse(reply, found);
    const { userId } = found.after;
    if (userId === sessionOf(request).userId) return reply.code(403).send(edgeProblem("notAllowed").body);
    await auth.accounts.resetFactors(userId);
    streams.endUser(userId);
    noteSecurity(request, "factorsReset", { userId });
    return done;
  });
};

/** /api/settings/people: the people of the municipality, kept by its administrator. Every change asks for a fresh proof. */
export const peopleRoutes = (server: Server, deps: PeopleDeps): void => {
  const { app, auth } = deps;
  const list = { operationId: "people", tags, summary: "The people", response: { 200: keptPeople, ...errorsOf(401, 403) } };
  server.route({
    method: "GET",
    url: "/api/settings/people",
    schema: list,
    handler: async (request, reply) => {
      const found = await app.people.list(principalOf(request));
      if (found === null) return reply.code(403).send(edgeProblem("notAllowed").body);
      const accounts = await auth.accounts.describe(found.people.map(({ userId }) => userId));
      return presentPeople(found, accounts, sessionOf(request).userId);
    },
  });
  addRoute(server, deps);
  changeRoute(server, deps);
  accountRoutes(server, deps);
};
