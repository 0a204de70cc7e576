import { z } from "zod";
import { siteHookRequest, siteHookSaved, siteSettings } from "../contract/index.ts";
import { edgeProblem } from "../edge/problems.ts";
import { errorsOf } from "../edge/responses.ts";
import type { EdgeDeps, Server } from "../edge/server-type.ts";
import { principalOf } from "../edge/session.ts";

const tags = ["site"];
const denied = edgeProblem("notAllowed").body;
const done = z.object({ done: z.boolean() });

export type SiteAddresses = { readonly origin: string; readonly frameAncestors: readonly string[] };

/** The code for another site: a frame without a script. */
const snippetOf = (base: string): string =>
  `<iframe src="${base}/snippet" title="Ответы на вопросы жителей" width="100%" height="320" loading="lazy" style="border:0"></iframe>`;

/** /api/site…: the public page for the official site (3.6): the code to paste, the call to the site, what became of each delivery. */
export const siteHookRoutes = (server: Server, { app }: EdgeDeps, { origin, frameAncestors }: SiteAddresses): void => {
  const read = {
    operationId: "siteSettings",
    tags,
    summary: "The public page for the official site",
    response: { 200: siteSettings, ...errorsOf(401, 403) },
  };
  server.get("/api/site", { schema: read }, async (request, reply) => {
    const principal = principalOf(request);
    const state = await app.siteHook.state(principal);
    if (state === null) return reply.code(403).send(denied);
    const base = `${origin}/public/${encodeURIComponent(principal.tenantId)}/answers`;
    return {
      pageUrl: base,
      feedUrl: `${base}.rss`,
      snippet: snippetOf(base),
      framedBy: [...frameAncestors],
      hook: state.hook === null ? null : { ...state.hook },
      deliveries: state.deliveries.map(({ answerId: _answerId, ...delivery }) => delivery),
      mayChange: state.mayChange,
    };
  });
  const save = {
    operationId: "saveSiteHook",
    tags,
    summary: "Where the site is called; a secret is told when it is made",
    body: siteHookRequest,
    response: { 200: siteHookSaved, ...errorsOf(400, 401, 403) },
  };
  server.put("/api/site/hook", { schema: save }, async (request, reply) => {
    const outcome = await app.siteHook.save(principalOf(request), request.body);
    if (outcome === null) return reply.code(403).send(denied);
    if (outcome.kind === "badInput") return reply.code(400).send(edgeProblem("badInput", { places: outcome.problems }).body);
    return reply.header("cache-control", "no-store").send({ secret: outcome.secret });
  });
  const trial = { operationId: "trySiteHook", tags, summary: "Send a trial to the site", response: { 200: done, ...errorsOf(401, 403) } };
  server.post("/api/site/hook/trial", { schema: trial }, async (request, reply) => {
    const sent = await app.siteHook.trial(principalOf(request));
    return sent === null ? reply.code(403).send(denied) : { done: sent };
  });
  const again = {
    operationId: "resendToSite",
    tags,
    summary: "Send a delivery anew, with the same words",
    params: z.object({ deliveryId: z.string().max(100) }),
    response: { 200: done, ...errorsOf(400, 401, 403) },
  };
  server.post("/api/site/hook/deliveries/:deliveryId/again", { schema: again }, async (request, reply) => {
    const sent = await app.siteHook.again(principalOf(request), request.params.deliveryId);
    return sent === null ? reply.code(403).send(denied) : { done: sent };
  });
};
