import { may, type Paper } from "#app";
import type { FastifyReply } from "fastify";
import { z } from "zod";
import { formerAnswers, policeNote } from "../contract/index.ts";
import { asCaseId } from "../edge/ids.ts";
import { caseParams } from "../edge/params.ts";
import { edgeProblem } from "../edge/problems.ts";
import { errorsOf } from "../edge/responses.ts";
import { filePolicy } from "../edge/security-headers.ts";
import type { EdgeDeps, Server } from "../edge/server-type.ts";
import { principalOf } from "../edge/session.ts";
import { contentDisposition } from "./files.ts";

/** A paper as a file to keep. */
export const handOut = (reply: FastifyReply, { name, mime, bytes }: Paper): FastifyReply =>
  reply
    .header("content-type", mime)
    .header("content-disposition", contentDisposition("attachment", name))
    .header("content-security-policy", filePolicy)
    .header("cache-control", "private, no-store")
    .send(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));

const asIs = { serializerCompiler: () => (data: unknown) => JSON.stringify(data) };

const policeNoteRoute = (server: Server, { app }: EdgeDeps): void => {
  const schema = {
    operationId: "policeNote",
    tags: ["grounds"],
    summary: "The note for the police, as words or as a file",
    params: caseParams,
    querystring: z.object({ as: z.enum(["text", "file"]).default("text") }),
    response: { 200: policeNote.or(z.unknown().describe("The file")), ...errorsOf(400, 401, 403, 404) },
  };
  server.get("/api/cases/:caseId/police-note", { schema, ...asIs }, async (request, reply): Promise<FastifyReply> => {
    const principal = principalOf(request);
    if (!may(principal.person, "paper", "read")) return reply.code(403).send(edgeProblem("notAllowed").body);
    const paper = await app.policeNote(principal, asCaseId(request.params.caseId));
    if (paper === null) return reply.code(404).send(edgeProblem("notFound").body);
    return request.query.as === "file" ? handOut(reply, paper) : reply.send({ name: paper.name, text: paper.text });
  });
};

const appealPackageRoute = (server: Server, { app }: EdgeDeps): void => {
  const schema = {
    operationId: "appealPackage",
    tags: ["grounds"],
    summary: "The package of an appeal for the document system (ZIP)",
    params: caseParams,
    response: { 200: z.unknown().describe("The ZIP file"), ...errorsOf(400, 401, 403, 404) },
  };
  server.get("/api/cases/:caseId/appeal-package", { schema, ...asIs }, async (request, reply): Promise<FastifyReply> => {
    const principal = principalOf(request);
    if (!may(principal.person, "paper", "read")) return reply.code(403).send(edgeProblem("notAllowed").body);
    const paper = await app.appealPackage(principal, asCaseId(request.params.caseId));
    return paper === null ? reply.code(404).send(edgeProblem("notFound").body) : handOut(reply, paper);
  });
};

const formerAnswersRoute = (server: Server, { app }: EdgeDeps): void => {
  const schema = {
    operationId: "formerAnswers",
    tags: ["grounds"],
    summary: "What the author of a case was answered before",
    params: caseParams,
    response: { 200: formerAnswers, ...errorsOf(400, 401, 403) },
  };
  server.get("/api/cases/:caseId/former-answers", { schema }, async (request) => {
    const answers = await app.formerAnswers(principalOf(request), asCaseId(request.params.caseId));
    return answers.map(({ caseId, number, question, answer, permalink, publishedAt }) => ({
      caseId,
      number,
      question,
      answer,
      permalink,
      publishedAt,
    }));
  });
};

/** Papers about one case (3.7, 3.9), and the answers that an explanation points to (3.8). */
export const papersRoutes = (server: Server, deps: EdgeDeps): void => {
  policeNoteRoute(server, deps);
  appealPackageRoute(server, deps);
  formerAnswersRoute(server, deps);
};
