import type { FastifyReply } from "fastify";
import { z } from "zod";
import { language } from "../contract/index.ts";
import { asCaseId } from "../edge/ids.ts";
import { caseParams } from "../edge/params.ts";
import { edgeProblem } from "../edge/problems.ts";
import { errorsOf } from "../edge/responses.ts";
import type { EdgeDeps, Server } from "../edge/server-type.ts";
import { principalOf } from "../edge/session.ts";
import { presentCard } from "../present/card.ts";
import { momentWriter } from "../present/moment.ts";
import { printedCard, type PrintMoment } from "../present/print-card.ts";
import { zoneOf } from "../present/urgency.ts";

/** A page of paper runs nothing and loads nothing. */
const printPolicy = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

const momentsIn = (spoken: z.infer<typeof language>, zone: string): PrintMoment => {
  const format = new Intl.DateTimeFormat(spoken === "ru" ? "ru-RU" : "en-GB", { timeZone: zone, dateStyle: "long", timeStyle: "medium" });
  return (at) => format.format(at);
};

/** GET /api/cases/:caseId/print: the card as a page for a printer (3.2.6). */
export const printCardRoute = (server: Server, { app, failureAdvice }: EdgeDeps): void => {
  const schema = {
    operationId: "printCard",
    tags: ["cases"],
    summary: "The card on paper (HTML)",
    params: caseParams,
    querystring: z.object({ language: language.default("ru") }),
    response: { 200: z.unknown().describe("An HTML page"), ...errorsOf(400, 401, 403, 404) },
  };
  server.get(
    "/api/cases/:caseId/print",
    { schema, serializerCompiler: () => (data) => JSON.stringify(data) },
    async (request, reply): Promise<FastifyReply> => {
      const principal = principalOf(request);
      const [view, { organisation }] = await Promise.all([app.card(principal, asCaseId(request.params.caseId)), app.desk(principal)]);
      if (view === null) return reply.code(404).send(edgeProblem("caseNotFound").body);
      const zone = zoneOf(organisation.office);
      const card = presentCard(view, { advice: failureAdvice, moment: momentWriter(zone) });
      const page = printedCard(card, request.query.language, momentsIn(request.query.language, zone));
      return reply.header("content-security-policy", printPolicy).type("text/html; charset=utf-8").send(page);
    },
  );
};
