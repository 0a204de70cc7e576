import { z } from "zod";
import { adopted, calendarPreview, calendarRequest, calendarSettings, fileRequest, movedTerm } from "../contract/index.ts";
import { edgeProblem } from "../edge/problems.ts";
import { errorsOf } from "../edge/responses.ts";
import type { EdgeDeps, Server } from "../edge/server-type.ts";
import { principalOf } from "../edge/session.ts";
import { presentAdopted, presentMoved, presentPreview } from "../present/settings.ts";

const tags = ["settings"];

/** /api/settings/calendar: the production calendar in force, what a new file would move, and bringing it into force. */
export const calendarSettingsRoutes = (server: Server, { app }: EdgeDeps): void => {
  const denied = edgeProblem("notAllowed").body;
  const read = {
    schema: {
      operationId: "calendarSettings",
      tags,
      summary: "The production calendar in force and its history",
      response: { 200: calendarSettings, ...errorsOf(401, 403) },
    },
  };
  server.get("/api/settings/calendar", read, async (request, reply) => {
    const settings = await app.rules.calendar(principalOf(request));
    if (settings === null) return reply.code(403).send(denied);
    return { ...settings, history: settings.history.map((version) => ({ ...version, years: [...version.years] })) };
  });

  const moved = {
    schema: {
      operationId: "calendarMoved",
      tags,
      summary: "The deadlines that a version moved, old and new",
      params: z.object({ version: z.coerce.number().int().min(1).max(1_000_000) }),
      response: { 200: z.array(movedTerm), ...errorsOf(400, 401, 403) },
    },
  };
  server.get("/api/settings/calendar/:version/moved", moved, async (request, reply) => {
    const terms = await app.rules.moved(principalOf(request), request.params.version);
    return terms === null ? reply.code(403).send(denied) : terms.map(presentMoved);
  });

  const preview = {
    schema: {
      operationId: "previewCalendar",
      tags,
      summary: "What a calendar file would change; nothing is written",
      body: fileRequest,
      response: { 200: calendarPreview, ...errorsOf(400, 401, 403, 413) },
    },
  };
  server.post("/api/settings/calendar/preview", preview, async (request, reply) => {
    const answer = await app.rules.previewCalendar(principalOf(request), request.body.text);
    return answer === null ? reply.code(403).send(denied) : presentPreview(answer);
  });

  const adopt = {
    schema: {
      operationId: "adoptCalendar",
      tags,
      summary: "Bring a calendar into force",
      body: calendarRequest,
      response: { 200: adopted, ...errorsOf(400, 401, 403, 409, 413) },
    },
  };
  server.post("/api/settings/calendar", adopt, async (request, reply) => {
    const outcome = await app.rules.adoptCalendar(principalOf(request), request.body);
    if (outcome === null) return reply.code(403).send(denied);
    return outcome.kind === "conflict" ? reply.code(409).send(edgeProblem("rulesConflict").body) : presentAdopted(outcome);
  });
};
