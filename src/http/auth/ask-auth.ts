import type { FastifyReply, FastifyRequest } from "fastify";
import { addressHeader } from "./address-header.ts";

/** A request of the edge's own to better-auth, on behalf of whoever asks: their cookies, their browser, their address. */
export const askAuth = (request: FastifyRequest, origin: string, call: { readonly path: string; readonly body: object }): Request => {
  const headers = new Headers({ "content-type": "application/json", [addressHeader]: request.ip });
  if (request.headers.cookie !== undefined) headers.set("cookie", request.headers.cookie);
  if (request.headers["user-agent"] !== undefined) headers.set("user-agent", request.headers["user-agent"]);
  return new Request(new URL(`/api/auth/${call.path}`, origin), { method: "POST", headers, body: JSON.stringify(call.body) });
};

/** Hands the cookies of its answer on. */
export const passCookies = (response: Response, reply: FastifyReply): void => {
  for (const cookie of response.headers.getSetCookie()) reply.header("set-cookie", cookie);
};

/** Its answer, where it said yes; null where it said no; a failure is a failure. */
export const answerOf = async (response: Response): Promise<unknown> => {
  if (response.status >= 500) throw new Error(`sign-in answered ${response.status}`);
  return response.ok ? response.json() : null;
};
