import { edgeProblem } from "./problems.ts";
import type { Server } from "./server-type.ts";

const safeMethods = new Set(["GET", "HEAD", "OPTIONS"]);

export type OriginHeaders = {
  readonly secFetchSite?: string | undefined;
  readonly origin?: string | undefined;
  readonly host?: string | undefined;
};

const hostOf = (origin: string): string | null => {
  try {
    return new URL(origin).host;
  } catch {
    return null;
  }
};

/**
 * Whether a state-changing request comes from the desk's own pages: by Sec-Fetch-Site where the browser sends it, by Origin otherwise.
 * A caller that sends neither is no browser, and carries no ambient cookie of one.
 */
export const comesFromOwnPage = ({ secFetchSite, origin, host }: OriginHeaders, allowed: readonly string[]): boolean => {
  if (secFetchSite !== undefined && secFetchSite !== "same-origin" && secFetchSite !== "none") return false;
  if (origin === undefined) return true;
  return allowed.includes(origin) || (host !== undefined && hostOf(origin) === host);
};

const single = (value: string | string[] | undefined): string | undefined => (Array.isArray(value) ? value.join(",") : value);

/** Refuses state-changing requests of foreign pages; webhooks are outside of it, they carry the network's own secret. */
export const checkOrigin = (server: Server, allowed: readonly string[]): void => {
  server.addHook("onRequest", async (request, reply) => {
    if (safeMethods.has(request.method)) return;
    const { headers } = request;
    if (comesFromOwnPage({ secFetchSite: single(headers["sec-fetch-site"]), origin: headers.origin, host: headers.host }, allowed)) return;
    const { status, body } = edgeProblem("foreignOrigin");
    return reply.code(status).send(body);
  });
};
