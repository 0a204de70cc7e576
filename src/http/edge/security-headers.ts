import type { Server } from "./server-type.ts";

/** Nothing inline: the desk writes no script and no style at run time, so a smuggled one does nothing. */
const pagePolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "media-src 'self' blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "manifest-src 'self'",
  "worker-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join("; ");

/** A file of a citizen is shown, never run. */
export const filePolicy = "default-src 'none'; style-src 'unsafe-inline'; sandbox; frame-ancestors 'none'";

/** The headers of every answer; a route may tighten them (files) or loosen the cache (hashed assets). */
const securityHeaders = (secure: boolean): Readonly<Record<string, string>> => ({
  "content-security-policy": pagePolicy,
  "x-content-type-options": "nosniff",
  "referrer-policy": "no-referrer",
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
  "permissions-policy": "camera=(self), microphone=(), geolocation=()",
  "x-frame-options": "DENY",
  ...(secure ? { "strict-transport-security": "max-age=31536000; includeSubDomains" } : {}),
});

/** Puts the headers on before any handler runs, so that errors carry them too; data is never cached. */
export const addSecurityHeaders = (server: Server, secure: boolean): void => {
  const headers = { ...securityHeaders(secure), "cache-control": "no-store" };
  server.addHook("onRequest", async (_request, reply) => {
    reply.headers(headers);
  });
};
