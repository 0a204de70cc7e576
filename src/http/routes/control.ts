import { journalForms } from "#app";
import { Readable } from "node:stream";
import { z } from "zod";
import {
  controlCases,
  controlCasesQuery,
  controlNow,
  controlPeriod,
  enteredResult,
  folderForm,
  folderResults,
  journalChoices,
  journalQuery,
  periodQuery,
} from "../contract/index.ts";
import { asCaseId } from "../edge/ids.ts";
import { edgeProblem } from "../edge/problems.ts";
import { errorsOf } from "../edge/responses.ts";
import { filePolicy } from "../edge/security-headers.ts";
import type { EdgeDeps, Server } from "../edge/server-type.ts";
import { principalOf } from "../edge/session.ts";
import { presentControlCases, presentControlNow, presentControlPeriod, presentJournalChoices } from "../present/control.ts";
import { presentEntered, presentFolderForm } from "../present/folder.ts";
import { momentWriter } from "../present/moment.ts";
import { zoneOf } from "../present/urgency.ts";
import { contentDisposition } from "./files.ts";
import { handOut } from "./papers.ts";

const tags = ["control"];
const denied = edgeProblem("notAllowed").body;

const dayRoutes = (server: Server, { app }: EdgeDeps): void => {
  const day = {
    operationId: "controlNow",
    tags,
    summary: "How the clocks of all open cases stand",
    response: { 200: controlNow, ...errorsOf(401, 403) },
  };
  server.get("/api/control", { schema: day }, async (request, reply) => {
    const found = await app.control.now(principalOf(request));
    return found === null ? reply.code(403).send(denied) : presentControlNow(found);
  });
  const cases = {
    operationId: "controlCases",
    tags,
    summary: "The cases behind a number of the day",
    querystring: controlCasesQuery,
    response: { 200: controlCases, ...errorsOf(400, 401, 403) },
  };
  server.get("/api/control/cases", { schema: cases }, async (request, reply) => {
    const principal = principalOf(request);
    const { stand, unit, step } = request.query;
    const asked = { stand: stand ?? null, unit: unit ?? null, step: step ?? null };
    const [found, desk] = await Promise.all([app.control.cases(principal, asked), app.desk(principal)]);
    return found === null ? reply.code(403).send(denied) : presentControlCases(found, desk.organisation.office);
  });
};

const periodRoutes = (server: Server, { app }: EdgeDeps): void => {
  const period = {
    operationId: "controlPeriod",
    tags,
    summary: "Where the time went, which terms ran out, what came in a period",
    querystring: periodQuery,
    response: { 200: controlPeriod, ...errorsOf(400, 401, 403) },
  };
  server.get("/api/control/period", { schema: period }, async (request, reply) => {
    const found = await app.control.period(principalOf(request), request.query);
    return found === null ? reply.code(403).send(denied) : presentControlPeriod(found);
  });
  const choices = {
    operationId: "journalChoices",
    tags,
    summary: "What the journal can be narrowed by",
    response: { 200: journalChoices, ...errorsOf(401, 403) },
  };
  server.get("/api/control/journal", { schema: choices }, async (request, reply) => {
    const found = await app.control.choices(principalOf(request));
    return found === null ? reply.code(403).send(denied) : presentJournalChoices(found);
  });
};

const journalRoute = (server: Server, { app }: EdgeDeps): void => {
  const schema = {
    operationId: "journalFile",
    tags,
    summary: "The journal of a period as a table file",
    params: z.object({ form: z.enum(journalForms) }),
    querystring: journalQuery,
    response: { 200: z.unknown().describe("The file"), ...errorsOf(400, 401, 403) },
  };
  const asIs = { serializerCompiler: () => (data: unknown) => JSON.stringify(data) };
  server.get("/api/control/journal/:form", { schema, ...asIs }, async (request, reply) => {
    const { network, unit, topic, outcome, from, to } = request.query;
    const filter = { from, to, network: network ?? null, unit: unit ?? null, topic: topic ?? null, outcome: outcome ?? null };
    const file = await app.control.journal(principalOf(request), filter, request.params.form);
    if (file === null) return reply.code(403).send(denied);
    return reply
      .header("content-type", file.mime)
      .header("content-disposition", contentDisposition("attachment", file.name))
      .header("content-security-policy", filePolicy)
      .header("cache-control", "private, no-store")
      .send(Readable.from(file.body));
  });
};

const folderRoute = (server: Server, { app }: EdgeDeps): void => {
  const schema = {
    operationId: "urgentFolder",
    tags,
    summary: "The folder «Срочно» on paper (PDF)",
    response: { 200: z.unknown().describe("The PDF file"), ...errorsOf(401, 403) },
  };
  const asIs = { serializerCompiler: () => (data: unknown) => JSON.stringify(data) };
  server.get("/api/urgent-folder", { schema, ...asIs }, async (request, reply) => {
    const paper = await app.control.folder(principalOf(request));
    return paper === null ? reply.code(403).send(denied) : handOut(reply, paper);
  });
};

const signedRoutes = (server: Server, { app }: EdgeDeps): void => {
  const cards = {
    operationId: "urgentFolderCards",
    tags,
    summary: "The folder as a form for what was signed on paper",
    response: { 200: folderForm, ...errorsOf(401, 403) },
  };
  server.get("/api/urgent-folder/cards", { schema: cards }, async (request, reply) => {
    const form = await app.control.folderForm(principalOf(request));
    return form === null ? reply.code(403).send(denied) : presentFolderForm(form);
  });
  const enter = {
    operationId: "enterFolder",
    tags,
    summary: "Write in resolutions signed on paper",
    body: folderResults,
    response: { 200: z.array(enteredResult), ...errorsOf(400, 401, 403) },
  };
  server.post("/api/urgent-folder", { schema: enter }, async (request, reply) => {
    const { signedBy, signedAt, results } = request.body;
    const batch = { signedBy, signedAt, results: results.map((one) => ({ ...one, caseId: asCaseId(one.caseId) })) };
    const entered = await app.control.enterFolder(principalOf(request), batch);
    if (entered === null) return reply.code(403).send(denied);
    const moment = momentWriter(zoneOf((await app.desk(principalOf(request))).organisation.office));
    return entered.map((one) => presentEntered(one, moment));
  });
};

/** /api/control…: the controller's day, the report of a period and its journal (4.2). */
export const controlRoutes = (server: Server, deps: EdgeDeps): void => {
  dayRoutes(server, deps);
  periodRoutes(server, deps);
  journalRoute(server, deps);
  folderRoute(server, deps);
  signedRoutes(server, deps);
};
