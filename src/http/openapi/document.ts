import swagger from "@fastify/swagger";
import { createJsonSchemaTransform, createJsonSchemaTransformObject } from "fastify-type-provider-zod";
import { z } from "zod";
import * as contract from "../contract/index.ts";
import type { Server } from "../edge/server-type.ts";

/** Names of the shapes in the document: one place for each, however many routes answer with it. */
const named = {
  Problem: contract.problem,
  Me: contract.me,
  Page: contract.page,
  Card: contract.card,
  CaseRow: contract.caseRow,
  ListPage: contract.listPage,
  Message: contract.message,
  Draft: contract.draft,
  Publication: contract.publication,
  HistoryLine: contract.historyLine,
  AllowedMove: contract.allowedMove,
  Timer: contract.timer,
  TimerExplanation: contract.timerExplanation,
  FileInfo: contract.file,
  DraftSave: contract.draftSave,
  MoveRequest: contract.moveRequest,
  Unit: contract.unit,
  ProcedureInfo: contract.procedureInfo,
} as const;

const registryOf = () => {
  const registry = z.registry<{ id: string }>();
  for (const [id, schema] of Object.entries(named)) registry.add(schema, { id });
  return registry;
};

const uploadBody = {
  required: true,
  content: {
    "multipart/form-data": {
      schema: { type: "object" as const, required: ["file"], properties: { file: { type: "string" as const, format: "binary" } } },
    },
  },
};

/** Describes the routes as OpenAPI 3.1, from the very schemas that check requests and answers. */
export const describeApi = async (server: Server): Promise<void> => {
  const schemaRegistry = registryOf();
  const describe = createJsonSchemaTransformObject({ schemaRegistry });
  await server.register(swagger, {
    openapi: {
      openapi: "3.1.0",
      info: {
        title: "Отклик / Otklik",
        version: "1",
        description: "The desk of a municipality. Every answer that is not a success has the shape Problem.",
      },
      components: {
        securitySchemes: { session: { type: "apiKey", in: "cookie", name: "otklik_session" }, key: { type: "http", scheme: "bearer" } },
      },
      security: [{ session: [] }],
    },
    transform: createJsonSchemaTransform({ schemaRegistry }),
    transformObject: (document) => {
      const described = describe(document);
      const upload = described.paths?.["/api/files"]?.post;
      if (upload !== undefined) Object.assign(upload, { requestBody: uploadBody });
      return described;
    },
  });
};
