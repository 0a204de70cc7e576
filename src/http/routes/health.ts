import { z } from "zod";
import type { Server } from "../edge/server-type.ts";

/** GET /health: whether the process serves; says nothing about what is inside. */
export const healthRoute = (server: Server): void => {
  const schema = {
    operationId: "health",
    tags: ["system"],
    summary: "Whether the process serves",
    response: { 200: z.object({ status: z.literal("ok") }) },
  };
  server.get("/health", { schema }, async () => ({ status: "ok" as const }));
};
