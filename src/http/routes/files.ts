import multipart from "@fastify/multipart";
import type { FastifyReply } from "fastify";
import { z } from "zod";
import { file } from "../contract/index.ts";
import { asFileId } from "../edge/ids.ts";
import { fileParams } from "../edge/params.ts";
import { edgeProblem } from "../edge/problems.ts";
import { errorsOf } from "../edge/responses.ts";
import { filePolicy } from "../edge/security-headers.ts";
import type { EdgeDeps, Server } from "../edge/server-type.ts";
import { principalOf } from "../edge/session.ts";
import { presentFile } from "../present/file.ts";

const fileBytesMax = 25 * 1024 * 1024;

/** What a browser may show in place; everything else is handed over as a download. */
const shown = new Set(["image/jpeg", "image/png", "image/webp", "image/gif", "video/mp4", "audio/mpeg", "audio/ogg"]);

/** RFC 6266: a plain name for old readers, the real one in UTF-8. */
export const contentDisposition = (kind: "inline" | "attachment", name: string): string => {
  const plain = name.replaceAll(/[^\x20-\x7e]|["\\%]/g, "_");
  const full = encodeURIComponent(name).replaceAll(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
  return `${kind}; filename="${plain}"; filename*=UTF-8''${full}`;
};

const uploadRoute = (server: Server, { app }: EdgeDeps): void => {
  const schema = {
    operationId: "upload",
    tags: ["files"],
    summary: 'Upload a file (multipart, field "file")',
    consumes: ["multipart/form-data"],
    response: { 200: file, ...errorsOf(400, 401, 403, 413, 415) },
  };
  server.post("/api/files", { schema, bodyLimit: fileBytesMax + 64 * 1024 }, async (request, reply) => {
    const part = request.isMultipart() ? await request.file() : undefined;
    if (part === undefined || part.fieldname !== "file")
      return reply.code(400).send(edgeProblem("badInput", { places: [{ path: "/file" }] }).body);
    const bytes = await part.toBuffer();
    const outcome = await app.upload(principalOf(request), { name: part.filename, bytes });
    if (outcome.kind === "stored") return presentFile(outcome.file);
    const { code, ru, en } = outcome.problem;
    return reply.code(415).send({ code, message: { ru, en }, clause: null });
  });
};

const downloadRoute = (server: Server, { app }: EdgeDeps): void => {
  const schema = {
    operationId: "download",
    tags: ["files"],
    summary: "The bytes of a file",
    params: fileParams,
    querystring: z.object({ as: z.enum(["shown", "attachment"]).default("shown") }),
    response: { 200: z.unknown().describe("The bytes of the file"), ...errorsOf(400, 401, 403, 404) },
  };
  server.get(
    "/api/files/:fileId",
    { schema, serializerCompiler: () => (data) => JSON.stringify(data) },
    async (request, reply): Promise<FastifyReply> => {
      const found = await app.file(principalOf(request), asFileId(request.params.fileId));
      if (found === null) return reply.code(404).send(edgeProblem("notFound").body);
      const { row, bytes } = found;
      const kind = shown.has(row.mime) && request.query.as === "shown" ? "inline" : "attachment";
      return reply
        .header("content-type", row.mime)
        .header("content-disposition", contentDisposition(kind, row.name))
        .header("content-security-policy", filePolicy)
        .header("cache-control", "private, no-store")
        .send(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
    },
  );
};

/** POST /api/files and GET /api/files/:fileId: photos, video, documents (2.7), with limits on the way in and a sandbox on the way out. */
export const filesRoutes = async (server: Server, deps: EdgeDeps): Promise<void> => {
  await server.register(multipart, {
    limits: { fileSize: fileBytesMax, files: 1, fields: 4, fieldSize: 1_000, parts: 5, headerPairs: 50 },
    throwFileSizeLimit: true,
  });
  uploadRoute(server, deps);
  downloadRoute(server, deps);
};
