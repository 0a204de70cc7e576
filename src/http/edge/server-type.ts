import type { App, KeyOwner, Principal } from "#app";
import type { FastifyBaseLogger, FastifyInstance, RawServerDefault } from "fastify";
import type { ZodTypeProvider } from "fastify-type-provider-zod";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { SessionInfo } from "../auth/face.ts";
import type { Bilingual } from "../contract/index.ts";

/** A Fastify whose routes are typed by their zod schemas. */
export type Server = FastifyInstance<RawServerDefault, IncomingMessage, ServerResponse, FastifyBaseLogger, ZodTypeProvider>;

/** Words for a failed publication; they live with the networks, so the composition root hands them over. */
export type FailureAdvice = (failure: string) => { readonly title: Bilingual; readonly advice: Bilingual };

/** What every route may use. */
export type EdgeDeps = { readonly app: App; readonly failureAdvice: FailureAdvice };

declare module "fastify" {
  interface FastifyRequest {
    /** Who asks; set on every route that needs a session, before its handler. */
    principal: Principal | null;
    session: SessionInfo | null;
    /** Whose key opened the door for programs. */
    keyOwner: KeyOwner | null;
  }
}
