import { z } from "zod";
import { addressHeader } from "../auth/address-header.ts";
import { answerOf, askAuth, passCookies } from "../auth/ask-auth.ts";
import { ssoProvider } from "../auth/single-sign-on.ts";
import { signInWays, ssoBegun } from "../contract/index.ts";
import { edgeProblem } from "../edge/problems.ts";
import { errorsOf } from "../edge/responses.ts";
import { noteSecurity } from "../edge/security-note.ts";
import type { Server } from "../edge/server-type.ts";
import { webHeaders } from "../edge/session.ts";
import type { SignInDeps } from "./sign-in.ts";

const tags = ["auth"];
const begun = z.object({ url: z.string() });

/** Where the desk is told that the provider's person is nobody here. */
const refusedAt = "/?signIn=refused";

/** GET /api/auth/ways, POST /api/auth/sso and the provider's way back: sign-in through the organisation's own provider, where there is one. */
export const singleSignOnRoutes = (server: Server, { auth, origin }: SignInDeps, title: string | null): void => {
  const ways = {
    operationId: "signInWays",
    tags,
    summary: "Which ways of sign-in there are",
    response: { 200: signInWays, ...errorsOf(400) },
  };
  server.route({ method: "GET", url: "/api/auth/ways", schema: ways, handler: async () => ({ sso: title }) });
  const begin = {
    operationId: "beginSso",
    tags,
    summary: "The provider's address to go to",
    response: { 200: ssoBegun, ...errorsOf(403, 404, 429) },
  };
  server.post("/api/auth/sso", { schema: begin }, async (request, reply) => {
    if (title === null) return reply.code(404).send(edgeProblem("notFound").body);
    const body = { provider: ssoProvider, callbackURL: "/", errorCallbackURL: refusedAt, disableRedirect: true };
    const response = await auth.handle(askAuth(request, origin, { path: "sign-in/social", body }));
    const answer = await answerOf(response.clone());
    if (answer === null) return reply.code(404).send(edgeProblem("notFound").body);
    passCookies(response, reply);
    return { url: begun.parse(answer).url };
  });
  const back = { operationId: "ssoReturn", tags, summary: "The way back from the provider: a redirect", querystring: z.looseObject({}) };
  server.get(`/api/auth/callback/${ssoProvider}`, { schema: back }, async (request, reply) => {
    if (title === null) return reply.code(404).send(edgeProblem("notFound").body);
    const headers = webHeaders(request);
    headers.set(addressHeader, request.ip);
    const response = await auth.handle(new Request(new URL(request.url, origin), { headers }));
    const location = response.headers.get("location");
    const goesHome = location === "/" || location === `${origin}/`;
    passCookies(response, reply);
    noteSecurity(request, goesHome ? "signedIn" : "signInFailed", { by: "sso" });
    // Whatever the reason, the desk says the same words: the provider's own are for its administrator.
    return reply.redirect(goesHome ? "/" : refusedAt);
  });
};
