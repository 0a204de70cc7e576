import type { App } from "#app";
import Fastify, { LogController, type FastifyBaseLogger } from "fastify";
import { serializerCompiler, validatorCompiler, type ZodTypeProvider } from "fastify-type-provider-zod";
import type { Auth } from "./auth/face.ts";
import type { PasswordProfile } from "./auth/password-policy.ts";
import { createSignInGuard } from "./auth/sign-in-guard.ts";
import type { SingleSignOn } from "./auth/single-sign-on.ts";
import { createUsedCodes } from "./auth/used-codes.ts";
import { handleErrors } from "./edge/error-handler.ts";
import { checkOrigin } from "./edge/origin-check.ts";
import { addSecurityHeaders } from "./edge/security-headers.ts";
import type { EdgeDeps, FailureAdvice, Server } from "./edge/server-type.ts";
import type { SecondFactorPolicy } from "./edge/second-factor.ts";
import { refuseBrokenTexts } from "./edge/whole-text.ts";
import { requireSession, type Door } from "./edge/session.ts";
import { serveDesk } from "./edge/static-desk.ts";
import { askRights, createPersonBudgets } from "./edge/ask-rights.ts";
import { limitStrangers } from "./edge/strangers.ts";
import { createHub, type Hub } from "./live/hub.ts";
import { createStreams, type Streams } from "./live/streams.ts";
import { describeApi } from "./openapi/document.ts";
import { openapiRoutes } from "./openapi/routes.ts";
import { actSettingsRoutes } from "./routes/act-settings.ts";
import { calendarSettingsRoutes } from "./routes/calendar-settings.ts";
import { controlRoutes } from "./routes/control.ts";
import { qualityRoutes } from "./routes/quality.ts";
import { replyLinkRoute } from "./routes/reply-link.ts";
import { attachmentsRoute } from "./routes/attachments.ts";
import { alarmsRoutes } from "./routes/alarms.ts";
import { papersRoutes } from "./routes/papers.ts";
import { notesRoutes, templatesRoutes } from "./routes/colleagues.ts";
import { draftSavesRoutes } from "./routes/draft-saves.ts";
import { dutyRoutes, noticesRoutes } from "./routes/duty.ts";
import { explainTimerRoute } from "./routes/explain-timer.ts";
import { filesRoutes } from "./routes/files.ts";
import { getCardRoute } from "./routes/get-card.ts";
import { healthRoute } from "./routes/health.ts";
import { hooksRoutes } from "./routes/hooks.ts";
import { incidentRoutes } from "./routes/incident.ts";
import { invitationRoutes } from "./routes/invitation.ts";
import { incidentsByKeyRoute } from "./routes/incidents-by-key.ts";
import { listCasesRoute } from "./routes/list-cases.ts";
import { makeMoveRoute } from "./routes/make-move.ts";
import { meRoute } from "./routes/me.ts";
import { newCardRoute } from "./routes/new-card.ts";
import { moderationLogRoutes, moderationRoutes } from "./routes/moderation.ts";
import { ownAccountRoutes } from "./routes/own-account.ts";
import { ownFactorsRoutes } from "./routes/own-factors.ts";
import { pageRegisterRoutes } from "./routes/page-register.ts";
import { pagesRoute } from "./routes/pages.ts";
import { peopleRoutes } from "./routes/people.ts";
import { proofRoutes, unlockRoute } from "./routes/proof.ts";
import { printCardRoute } from "./routes/print-card.ts";
import { repeatsRoute } from "./routes/repeats.ts";
import { searchRoute } from "./routes/search.ts";
import { siteHookRoutes } from "./routes/site-hook.ts";
import { singleSignOnRoutes } from "./routes/single-sign-on.ts";
import { siteRoutes } from "./routes/site.ts";
import { presenceRoutes } from "./routes/presence.ts";
import { publicRoutes } from "./public/routes.ts";
import { procedureRoute } from "./routes/procedure.ts";
import { signInRoutes } from "./routes/sign-in.ts";
import { unitSettingsRoutes } from "./routes/unit-settings.ts";
import { streamRoute } from "./routes/stream.ts";

export type HttpSettings = {
  /** Where people open the desk, without a slash at the end. */
  readonly origin: string;
  /** Other addresses of the same desk (localhost beside 127.0.0.1). */
  readonly otherOrigins: readonly string[];
  /** Proxies whose X-Forwarded-For is believed; none by default. */
  readonly trustProxy: readonly string[];
  readonly beatMs: number;
  /** Loosens the budgets of the edge for load tests and very large offices; 1 = as they stand in edge/budgets.ts. */
  readonly budgetFactor?: number;
  /** Sites that may show the newest public answers in a frame (3.6). */
  readonly frameAncestors: readonly string[];
  /** Whether the roles that decide must sign in by two steps. */
  readonly secondFactor: SecondFactorPolicy;
  readonly passwords: PasswordProfile;
  /** The organisation's own provider of sign-in, where there is one. */
  readonly sso: SingleSignOn | null;
  /** A desk that nobody works at for so long is locked. */
  readonly idleMinutes: number;
};

export type ServerParts = {
  readonly app: App;
  readonly auth: Auth;
  readonly failureAdvice: FailureAdvice;
  /** The folder of the built desk; null serves the API alone. */
  readonly webRoot: string | null;
  readonly log: FastifyBaseLogger;
  readonly settings: HttpSettings;
};

type Live = { readonly hub: Hub; readonly streams: Streams };

const bodyLimit = 512 * 1024;

const openServer = ({ log, settings }: ServerParts): Server => {
  const server = Fastify({
    loggerInstance: log,
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit,
    trustProxy: settings.trustProxy.length === 0 ? false : [...settings.trustProxy],
    requestTimeout: 60_000,
    keepAliveTimeout: 65_000,
    forceCloseConnections: "idle",
    return503OnClosing: true,
    routerOptions: { maxParamLength: 300 },
  }).withTypeProvider<ZodTypeProvider>();
  // Plain text is what a form of another site can send without asking: nothing here reads it.
  server.removeContentTypeParser("text/plain");
  server.setValidatorCompiler(validatorCompiler);
  server.setSerializerCompiler(serializerCompiler);
  server.decorateRequest("principal", null);
  server.decorateRequest("session", null);
  server.decorateRequest("keyOwner", null);
  return server;
};

const logSlowAndBroken = (server: Server): void => {
  server.addHook("onResponse", async (request, reply) => {
    const line = {
      method: request.method,
      route: request.routeOptions.url ?? "(none)",
      status: reply.statusCode,
      ms: Math.round(reply.elapsedTime),
    };
    if (reply.elapsedTime > 1_000) request.log.warn(line, "slow answer");
    else request.log.debug(line, "answered");
  });
};

const dataRoutes = async (server: Server, deps: EdgeDeps, live: Live): Promise<void> => {
  meRoute(server, deps);
  listCasesRoute(server, deps);
  searchRoute(server, deps);
  getCardRoute(server, deps);
  newCardRoute(server, deps);
  repeatsRoute(server, deps);
  printCardRoute(server, deps);
  makeMoveRoute(server, deps);
  explainTimerRoute(server, deps);
  draftSavesRoutes(server, deps);
  templatesRoutes(server, deps);
  notesRoutes(server, deps);
  presenceRoutes(server, { ...deps, ...live });
  alarmsRoutes(server, deps);
  dutyRoutes(server, deps);
  controlRoutes(server, deps);
  qualityRoutes(server, deps);
  incidentRoutes(server, deps);
  noticesRoutes(server, deps);
  papersRoutes(server, deps);
  pagesRoute(server, deps);
  pageRegisterRoutes(server, deps);
  moderationRoutes(server, deps);
  attachmentsRoute(server, deps);
  replyLinkRoute(server, deps);
  moderationLogRoutes(server, deps);
  procedureRoute(server, deps);
  calendarSettingsRoutes(server, deps);
  unitSettingsRoutes(server, deps);
  actSettingsRoutes(server, deps);
  streamRoute(server, { ...deps, ...live });
  openapiRoutes(server);
  await filesRoutes(server, deps);
};

/** Sign-in for everybody; then the lock, one's own account and the desk, each behind a narrower door. */
const registerDesk = async (scope: Server, parts: ServerParts, live: Live): Promise<void> => {
  const { app, auth, settings, failureAdvice } = parts;
  const { origin, passwords, secondFactor } = settings;
  const idleMs = settings.idleMinutes * 60_000;
  const door: Door = { app, auth, secondFactor, passwords, idleMs };
  const { streams } = live;
  const rights = { budgets: createPersonBudgets(settings.budgetFactor ?? 1), now: app.now };
  const own = { auth, guard: createSignInGuard(), usedCodes: createUsedCodes(), streams, origin };
  await scope.register(async (open: Server) => {
    signInRoutes(open, own);
    singleSignOnRoutes(open, own, settings.sso?.title ?? null);
    invitationRoutes(open, { auth, guard: own.guard, streams, passwords });
  });
  await scope.register(async (locked: Server) => {
    requireSession(locked, door, "lock");
    askRights(locked, rights);
    unlockRoute(locked, own);
  });
  await scope.register(async (account: Server) => {
    requireSession(account, door, "account");
    askRights(account, rights);
    ownAccountRoutes(account, { ...own, secondFactor, passwords, idleMs });
    ownFactorsRoutes(account, own);
    proofRoutes(account, own);
  });
  await scope.register(async (closed: Server) => {
    requireSession(closed, door);
    askRights(closed, rights);
    await dataRoutes(closed, { app, failureAdvice }, live);
    peopleRoutes(closed, { app, failureAdvice, auth, streams, origin });
    siteRoutes(closed, { app, failureAdvice }, origin);
    siteHookRoutes(closed, { app, failureAdvice }, settings);
  });
};

const registerApi = async (server: Server, parts: ServerParts, live: Live): Promise<void> => {
  const { app, settings, failureAdvice } = parts;
  await server.register(async (scope: Server) => {
    checkOrigin(scope, [settings.origin, ...settings.otherOrigins]);
    limitStrangers(scope, { factor: settings.budgetFactor ?? 1, now: app.now });
    await registerDesk(scope, parts, live);
  });
  await server.register(async (open: Server) =>
    publicRoutes(open, { app, origin: settings.origin, frameAncestors: settings.frameAncestors }),
  );
  await server.register(async (keyed: Server) => incidentsByKeyRoute(keyed, { app, failureAdvice }));
  await server.register(async (hooks: Server) => hooksRoutes(hooks, { app, failureAdvice }, settings.budgetFactor ?? 1));
};

/** The edge, ready to listen: sign-in, the desk's data behind a session, webhooks behind the networks' secrets, the built desk. */
export const buildServer = async (parts: ServerParts): Promise<Server> => {
  const { app, auth, settings } = parts;
  const server = openServer(parts);
  const hub = createHub(app, (error) => server.log.error({ err: error }, "a change was not told"));
  const streams = createStreams({ app, auth, hub, beatMs: settings.beatMs, checkEveryBeats: 2 });
  addSecurityHeaders(server, settings.origin.startsWith("https://"));
  handleErrors(server);
  refuseBrokenTexts(server);
  logSlowAndBroken(server);
  await describeApi(server);
  healthRoute(server);
  await registerApi(server, parts, { hub, streams });
  await serveDesk(server, parts.webRoot);
  server.addHook("preClose", async () => streams.stop());
  return server;
};
