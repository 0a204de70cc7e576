/**
 * The public page of answers (3.6): everybody reads it without a session, a script or a cookie; RSS, Atom and JSON Feed beside it.
 * It asks the app only for what was published and stands, and sets its own headers: cached for a minute, compared by ETag.
 */
import type { App } from "#app";
import type { FastifyReply, FastifyRequest } from "fastify";
import { createHash } from "node:crypto";
import { z } from "zod";
import { askToWait } from "../edge/ask-rights.ts";
import { createBudget } from "../edge/budgets.ts";
import type { Server } from "../edge/server-type.ts";
import { feedMimes, feedOf, type FeedKind } from "./feeds.ts";
import { absentPage, answerPage, listPage, perPage, snippetPage, type Place } from "./page.ts";

export type PublicParts = {
  readonly app: App;
  readonly origin: string;
  /** Sites that may show the snippet in a frame; none by default. */
  readonly frameAncestors: readonly string[];
};

const feedLength = 50;
const snippetLength = 5;
const html = "text/html; charset=utf-8";
const pagePolicy = (ancestors: string): string =>
  `default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'self'; frame-ancestors ${ancestors}`;

const organisationParams = z.object({ organisation: z.string().max(100).optional() });
const answerParams = organisationParams.extend({ answerId: z.string().max(100) });
const listQuery = z.object({ q: z.string().max(200).catch(""), page: z.coerce.number().int().min(1).max(1_000).catch(1) });
const isUuid = (text: string): boolean => z.uuid().safeParse(text).success;

const sendCached = (
  request: FastifyRequest,
  reply: FastifyReply,
  sent: { readonly body: string; readonly mime: string; readonly at: number },
) => {
  const etag = `"${createHash("sha256").update(sent.body).digest("base64url").slice(0, 27)}"`;
  const modified = Math.floor(sent.at / 1_000) * 1_000;
  reply.headers({ etag, "last-modified": new Date(modified).toUTCString(), "cache-control": "public, max-age=60" });
  const { "if-none-match": known, "if-modified-since": since } = request.headers;
  const isKnown = known === undefined ? since !== undefined && Date.parse(since) >= modified : known.includes(etag);
  return isKnown ? reply.code(304).send() : reply.type(sent.mime).send(sent.body);
};

/** Registers the public addresses, with the code of a municipality in them and, where there is only one, without. */
export const publicRoutes = (server: Server, parts: PublicParts): void => {
  const { app, origin } = parts;
  const readers = createBudget(300);
  server.addHook("onRequest", async (request, reply) => {
    reply.headers({ "content-security-policy": pagePolicy("'none'"), "cross-origin-resource-policy": "cross-origin" });
    const wait = readers.spend(request.ip, app.now());
    return wait > 0 ? askToWait(reply, wait) : undefined;
  });
  const placeOf = async (code: string | undefined): Promise<Place | null> => {
    const organisation = await app.site.public.organisation(code ?? null);
    const slug = code === undefined ? "" : `/${encodeURIComponent(code)}`;
    return organisation === null ? null : { organisation, base: `${origin}/public${slug}/answers` };
  };
  const absent = (reply: FastifyReply, status: 404 | 410, place: Place | null): FastifyReply =>
    reply
      .code(status)
      .type(html)
      .send(absentPage(status === 410 ? "Этот ответ снят с сайта." : "Такой страницы нет.", place));

  for (const start of ["/public", "/public/:organisation"]) {
    server.get(
      `${start}/answers`,
      { schema: { hide: true, params: organisationParams, querystring: listQuery } },
      async (request, reply) => {
        const place = await placeOf(request.params.organisation);
        if (place === null) return absent(reply, 404, null);
        const { q, page } = request.query;
        const words = q.trim();
        const found = await app.site.public.answers(place.organisation, { words, offset: (page - 1) * perPage, limit: perPage });
        const at = Math.max(place.organisation.createdAt, ...found.answers.map(({ updatedAt }) => updatedAt));
        return sendCached(request, reply, { body: listPage(place, { ...found, words, page }), mime: html, at });
      },
    );
    server.get(`${start}/answers/:answerId`, { schema: { hide: true, params: answerParams } }, async (request, reply) => {
      const place = await placeOf(request.params.organisation);
      const { answerId } = request.params;
      const answer = place === null || !isUuid(answerId) ? null : await app.site.public.answer(place.organisation, answerId);
      if (place === null || answer === null) return absent(reply, 404, place);
      if (answer.withdrawnAt !== null) return absent(reply, 410, place);
      return sendCached(request, reply, { body: answerPage(place, answer), mime: html, at: answer.updatedAt });
    });
    server.get(`${start}/answers/snippet`, { schema: { hide: true, params: organisationParams } }, async (request, reply) => {
      const place = await placeOf(request.params.organisation);
      if (place === null) return absent(reply, 404, null);
      const { answers } = await app.site.public.answers(place.organisation, { words: "", offset: 0, limit: snippetLength });
      if (parts.frameAncestors.length > 0)
        reply.removeHeader("x-frame-options").header("content-security-policy", pagePolicy(parts.frameAncestors.join(" ")));
      return sendCached(request, reply, { body: snippetPage(place, answers), mime: html, at: answers[0]?.updatedAt ?? 0 });
    });
    for (const kind of ["rss", "atom", "json"] as const satisfies readonly FeedKind[])
      server.get(`${start}/answers.${kind}`, { schema: { hide: true, params: organisationParams } }, async (request, reply) => {
        const place = await placeOf(request.params.organisation);
        if (place === null) return absent(reply, 404, null);
        const { answers } = await app.site.public.answers(place.organisation, { words: "", offset: 0, limit: feedLength });
        const at = Math.max(place.organisation.createdAt, ...answers.map(({ updatedAt }) => updatedAt));
        return sendCached(request, reply, { body: feedOf(kind, place, answers), mime: feedMimes[kind], at });
      });
  }
};
