import type { Colleague as AppColleague, NotesView } from "#app";
import { z } from "zod";
import { id, noteRequest, notes, templateRequest, templates, type Notes } from "../contract/index.ts";
import { asCaseId } from "../edge/ids.ts";
import { caseParams } from "../edge/params.ts";
import { edgeProblem } from "../edge/problems.ts";
import { errorsOf } from "../edge/responses.ts";
import type { EdgeDeps, Server } from "../edge/server-type.ts";
import { principalOf } from "../edge/session.ts";

const denied = edgeProblem("notAllowed").body;
const done = z.object({ done: z.boolean() });
const kept = z.object({ templateId: id });

/** /api/templates: templates of answers, read by who answers, kept by the curator and the administrator. */
export const templatesRoutes = (server: Server, { app }: EdgeDeps): void => {
  const tags = ["templates"];
  const read = { operationId: "templates", tags, summary: "Templates of answers", response: { 200: templates, ...errorsOf(401, 403) } };
  server.get("/api/templates", { schema: read }, async (request, reply) => {
    const found = await app.templates.all(principalOf(request));
    if (found === null) return reply.code(403).send(denied);
    return { templates: found.templates.map((template) => ({ ...template, about: { ...template.about } })), mayChange: found.mayChange };
  });
  const add = {
    operationId: "addTemplate",
    tags,
    summary: "Write a new template",
    body: templateRequest,
    response: { 200: kept, ...errorsOf(400, 401, 403) },
  };
  server.post("/api/templates", { schema: add }, async (request, reply) => {
    const outcome = await app.templates.save(principalOf(request), null, request.body);
    if (outcome === null) return reply.code(403).send(denied);
    if (outcome.kind === "done") return { templateId: outcome.templateId };
    return reply.code(400).send(edgeProblem("badInput", { places: outcome.problems }).body);
  });
  const params = z.object({ templateId: id });
  const change = {
    operationId: "changeTemplate",
    tags,
    summary: "Another wording of a template",
    params,
    body: templateRequest,
    response: { 200: kept, ...errorsOf(400, 401, 403) },
  };
  server.put("/api/templates/:templateId", { schema: change }, async (request, reply) => {
    const outcome = await app.templates.save(principalOf(request), request.params.templateId, request.body);
    if (outcome === null) return reply.code(403).send(denied);
    if (outcome.kind === "done") return { templateId: outcome.templateId };
    return reply.code(400).send(edgeProblem("badInput", { places: outcome.problems }).body);
  });
  const remove = {
    operationId: "removeTemplate",
    tags,
    summary: "Take a template away",
    params,
    response: { 200: done, ...errorsOf(400, 401, 403, 404) },
  };
  server.delete("/api/templates/:templateId", { schema: remove }, async (request, reply) => {
    const removed = await app.templates.remove(principalOf(request), request.params.templateId);
    if (removed === null) return reply.code(403).send(denied);
    return removed ? { done: true } : reply.code(404).send(edgeProblem("notFound").body);
  });
};

const presentColleague = ({ personId, name, position }: AppColleague) => ({ personId, name, position });

const presentNotes = (view: NotesView): Notes => ({
  notes: view.notes.map(({ noteId, author, text, mentions, at }) => ({
    noteId,
    author: presentColleague(author),
    text,
    mentions: mentions.map(presentColleague),
    at,
  })),
  colleagues: view.colleagues.map(presentColleague),
});

/** GET and POST /api/cases/:caseId/notes: internal words among those who may see the case; never published. */
export const notesRoutes = (server: Server, { app }: EdgeDeps): void => {
  const tags = ["cases"];
  const gone = edgeProblem("caseNotFound").body;
  const read = {
    operationId: "notes",
    tags,
    summary: "Notes among colleagues on a case",
    params: caseParams,
    response: { 200: notes, ...errorsOf(400, 401, 403, 404) },
  };
  server.get("/api/cases/:caseId/notes", { schema: read }, async (request, reply) => {
    const found = await app.notes.of(principalOf(request), asCaseId(request.params.caseId));
    return found === null ? reply.code(404).send(gone) : presentNotes(found);
  });
  const add = {
    operationId: "addNote",
    tags,
    summary: "Write a note; who is mentioned is called",
    params: caseParams,
    body: noteRequest,
    response: { 200: done, ...errorsOf(400, 401, 403, 404) },
  };
  server.post("/api/cases/:caseId/notes", { schema: add }, async (request, reply) => {
    const outcome = await app.notes.add(principalOf(request), asCaseId(request.params.caseId), request.body);
    if (outcome === null) return reply.code(404).send(gone);
    if (outcome.kind === "done") return { done: true };
    return reply.code(400).send(edgeProblem("badInput", { places: outcome.problems }).body);
  });
};
