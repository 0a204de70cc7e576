import type { TakenOutcome } from "#app";
import type { FastifyReply } from "fastify";
import { z } from "zod";
import {
  dismissal,
  fieldMap,
  incidentFields,
  incidentPart,
  incidentState,
  letter,
  madeKey,
  newKey,
  openLetter,
  tableImported,
  tablePreview,
  tableRequest,
  takenIncident,
  triedLetter,
  tryRequest,
} from "../contract/index.ts";
import { asCaseId } from "../edge/ids.ts";
import { caseParams } from "../edge/params.ts";
import { requireFresh } from "../edge/fresh.ts";
import { edgeProblem } from "../edge/problems.ts";
import { errorsOf } from "../edge/responses.ts";
import type { EdgeDeps, Server } from "../edge/server-type.ts";
import { principalOf } from "../edge/session.ts";
import { presentIncidentPart, presentIncidentState, presentLetter, presentPreviewOfTable } from "../present/incident.ts";

const tags = ["incident"];
const letterParams = z.object({ letterId: z.string().max(100) });
const bytesOf = (base64: string): Uint8Array => Buffer.from(base64, "base64");
/** 10 MB of a file, as base64. */
const fileBody = 14 * 1024 * 1024;
const denied = edgeProblem("notAllowed").body;

/** What became of a message, for people and for programs alike. */
export const answerTaken = (reply: FastifyReply, outcome: TakenOutcome, fresh: 200 | 201): FastifyReply => {
  switch (outcome.kind) {
    case "taken":
    case "known":
      return reply
        .code(outcome.kind === "taken" ? fresh : 200)
        .send({ caseId: outcome.caseId, cardNumber: outcome.number, known: outcome.kind === "known" });
    case "badInput":
      return reply.code(400).send(edgeProblem("badInput", { places: outcome.problems }).body);
    case "notFound":
      return reply.code(404).send(edgeProblem("notFound").body);
  }
};

const lettersRoutes = (server: Server, { app }: EdgeDeps): void => {
  const list = {
    operationId: "incidentLetters",
    tags,
    summary: "Letters of the system, the newest first",
    querystring: z.object({ open: z.enum(["0", "1"]).default("1") }),
    response: { 200: z.array(letter), ...errorsOf(400, 401, 403) },
  };
  server.get("/api/incident/letters", { schema: list }, async (request, reply) => {
    const rows = await app.incident.letters(principalOf(request), request.query.open === "1");
    return rows === null ? reply.code(403).send(denied) : rows.map((row) => presentLetter(row, true));
  });
  const one = {
    operationId: "incidentLetter",
    tags,
    summary: "One letter with what the map reads in it",
    params: letterParams,
    response: { 200: openLetter, ...errorsOf(400, 401, 403, 404) },
  };
  server.get("/api/incident/letters/:letterId", { schema: one }, async (request, reply) => {
    const found = await app.incident.letter(principalOf(request), request.params.letterId);
    if (found === null) return reply.code(404).send(edgeProblem("notFound").body);
    return { letter: presentLetter(found.letter, true), words: found.words, fields: { ...found.fields }, files: [...found.files] };
  });
  const card = {
    operationId: "cardFromLetter",
    tags,
    summary: "A card in a person's own words out of a letter",
    params: letterParams,
    body: incidentFields,
    response: { 200: takenIncident, ...errorsOf(400, 401, 403, 404) },
  };
  server.post("/api/incident/letters/:letterId/card", { schema: card }, async (request, reply) => {
    const outcome = await app.incident.cardFromLetter(principalOf(request), request.params.letterId, filled(request.body));
    return outcome === null ? reply.code(403).send(denied) : answerTaken(reply, outcome, 200);
  });
  const away = {
    operationId: "dismissLetter",
    tags,
    summary: "The letter is no message, and why",
    params: letterParams,
    body: dismissal,
    response: { 200: z.object({ done: z.boolean() }), ...errorsOf(400, 401, 403) },
  };
  server.post("/api/incident/letters/:letterId/dismissal", { schema: away }, async (request, reply) => {
    const done = await app.incident.dismiss(principalOf(request), request.params.letterId, request.body.why);
    return done === null ? reply.code(403).send(denied) : { done };
  });
};

/** Fields that hold something. */
export const filled = (fields: z.infer<typeof incidentFields>): Readonly<Partial<Record<keyof typeof fields, string>>> =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined && value !== ""));

const mapRoutes = (server: Server, { app }: EdgeDeps): void => {
  const tried = {
    operationId: "tryFieldMap",
    tags,
    summary: "What a map reads in a letter; nothing is written",
    body: tryRequest,
    response: { 200: triedLetter, ...errorsOf(400, 401, 403, 413) },
  };
  server.post("/api/incident/map/trial", { schema: tried, bodyLimit: fileBody }, async (request, reply) => {
    const { content, map } = request.body;
    const bytes = "base64" in content ? bytesOf(content.base64) : new TextEncoder().encode(content.words);
    const outcome = await app.incident.tryMap(principalOf(request), { bytes, map });
    if (outcome === null) return reply.code(403).send(denied);
    return { ...outcome, fields: { ...outcome.fields }, problems: [...outcome.problems] };
  });
  const save = {
    operationId: "saveFieldMap",
    tags,
    summary: "Read letters by this map from now on",
    body: fieldMap,
    response: { 200: z.object({ done: z.literal(true) }), ...errorsOf(400, 401, 403) },
  };
  server.put("/api/incident/map", { schema: save }, async (request, reply) => {
    const done = await app.incident.saveMap(principalOf(request), request.body);
    return done === null ? reply.code(403).send(denied) : { done };
  });
};

const tableRoutes = (server: Server, { app }: EdgeDeps): void => {
  const look = {
    operationId: "previewIncidentTable",
    tags,
    summary: "A table row by row before it is taken in; nothing is written",
    body: tableRequest,
    response: { 200: tablePreview, ...errorsOf(400, 401, 403, 413) },
  };
  server.post("/api/incident/table/preview", { schema: look, bodyLimit: fileBody }, async (request, reply) => {
    const { base64, columns } = request.body;
    const preview = await app.incident.previewTable(principalOf(request), { bytes: bytesOf(base64), columns });
    return preview === null ? reply.code(403).send(denied) : presentPreviewOfTable(preview);
  });
  const take = {
    operationId: "importIncidentTable",
    tags,
    summary: "Each row of a table becomes a card; known numbers add nothing",
    body: tableRequest,
    response: { 200: tableImported, ...errorsOf(400, 401, 403, 413) },
  };
  server.post("/api/incident/table", { schema: take, bodyLimit: fileBody }, async (request, reply) => {
    const { base64, columns } = request.body;
    const outcome = await app.incident.importTable(principalOf(request), { bytes: bytesOf(base64), columns });
    return outcome === null ? reply.code(403).send(denied) : { ...outcome, problems: [...outcome.problems] };
  });
};

const keyRoutes = (server: Server, { app }: EdgeDeps): void => {
  const make = {
    operationId: "makeAccessKey",
    tags,
    summary: "A key for another program; it is told this once",
    body: newKey,
    response: { 200: madeKey, ...errorsOf(400, 401, 403) },
  };
  server.post("/api/incident/keys", { schema: make, preHandler: requireFresh }, async (request, reply) => {
    const key = await app.incident.makeKey(principalOf(request), request.body.title);
    return key === null ? reply.code(403).send(denied) : reply.header("cache-control", "no-store").send({ key });
  });
  const revoke = {
    operationId: "revokeAccessKey",
    tags,
    summary: "The key opens nothing any more",
    params: z.object({ keyId: z.string().max(100) }),
    response: { 200: z.object({ done: z.boolean() }), ...errorsOf(400, 401, 403) },
  };
  server.delete("/api/incident/keys/:keyId", { schema: revoke }, async (request, reply) => {
    const done = await app.incident.revokeKey(principalOf(request), request.params.keyId);
    return done === null ? reply.code(403).send(denied) : { done };
  });
};

/** /api/incident…: the system «Инцидент» before people (3.2): letters, the map, tables, keys; and its part of a card. */
export const incidentRoutes = (server: Server, deps: EdgeDeps): void => {
  const { app } = deps;
  const state = {
    operationId: "incident",
    tags,
    summary: "How the system's ways in and out stand",
    response: { 200: incidentState, ...errorsOf(401, 403) },
  };
  server.get("/api/incident", { schema: state }, async (request, reply) => {
    const found = await app.incident.state(principalOf(request));
    return found === null ? reply.code(403).send(denied) : presentIncidentState(found);
  });
  const part = {
    operationId: "incidentPart",
    tags,
    summary: "What the system says of a case",
    params: caseParams,
    response: { 200: incidentPart.nullable(), ...errorsOf(400, 401, 403) },
  };
  server.get("/api/cases/:caseId/incident", { schema: part }, async (request) => {
    const principal = principalOf(request);
    const found = await app.incident.part(principal, asCaseId(request.params.caseId));
    return found === null ? null : presentIncidentPart(found, principal.person.role === "curator");
  });
  lettersRoutes(server, deps);
  mapRoutes(server, deps);
  tableRoutes(server, deps);
  keyRoutes(server, deps);
};
