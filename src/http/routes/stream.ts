import { z } from "zod";
import { edgeProblem } from "../edge/problems.ts";
import { errorsOf } from "../edge/responses.ts";
import type { EdgeDeps, Server } from "../edge/server-type.ts";
import { principalOf, webHeaders } from "../edge/session.ts";
import type { Hub } from "../live/hub.ts";
import { streamWriter } from "../live/stream-writer.ts";
import type { Streams } from "../live/streams.ts";

/** More windows than a person can look at are a fault of the client. */
const streamsPerPersonMax = 16;

/** No proxy on the way may keep the lines back. */
const streamHeaders = {
  "content-type": "text/event-stream; charset=utf-8",
  "cache-control": "no-store, no-transform",
  "x-accel-buffering": "no",
} as const;

/** GET /api/stream: what changed, as server-sent events with ids only; the desk asks for what it shows. */
export const streamRoute = (server: Server, { app, hub, streams }: EdgeDeps & { readonly hub: Hub; readonly streams: Streams }): void => {
  const schema = {
    operationId: "stream",
    tags: ["desk"],
    summary: "Changes as server-sent events",
    response: { 200: z.string().describe("text/event-stream of LiveEvent"), ...errorsOf(401, 403, 429) },
  };
  server.get("/api/stream", { schema }, async (request, reply) => {
    const principal = principalOf(request);
    const { session } = request;
    if (session === null) throw new Error("a stream without a session");
    if (streams.countOf(session.userId) >= streamsPerPersonMax) return reply.code(429).send(edgeProblem("tooManyStreams").body);
    reply.hijack();
    for (const [name, value] of Object.entries({ ...reply.getHeaders(), ...streamHeaders }))
      if (value !== undefined) reply.raw.setHeader(name, value);
    reply.raw.writeHead(200);
    const writer = streamWriter(reply.raw);
    const leaveHub = hub.join({ principal, send: writer.send });
    const forget = streams.add({ ...session, principal, headers: webHeaders(request), writer });
    reply.raw.once("close", () => {
      leaveHub();
      forget();
    });
    writer.send({ kind: "hello", now: app.now() });
    return reply;
  });
};
