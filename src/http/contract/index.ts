/**
 * The contract between the server and the desk: schemas of requests and responses, apart from domain types.
 * The web imports types only. Routes:
 *   POST /api/auth/*                         better-auth (sign-in/username, sign-in/email, sign-out, get-session)
 *   POST /api/auth/second-step, /passkey (+ /options), /invitation (+ /password): contract/auth.ts
 *   GET  /api/account (+ /password, /codes, /recovery-codes, /passkeys, /sessions, /proof, /lock, /unlock): contract/account.ts
 *   GET|POST /api/settings/people, PUT …/:personId, POST …/:personId/link | factors/reset: contract/people.ts
 *   GET  /api/me                             → Me
 *   GET  /api/cases?view&limit&cursor        → ListPage
 *   POST /api/cases                          NewCardRequest → Card: a message by another way (1.1)
 *   GET  /api/cases/:caseId                  → Card
 *   GET  /api/cases/:caseId/repeats          → Repeats: what it repeats, with the former answer (3.4)
 *   GET  /api/cases/:caseId/print            the card on paper, HTML (3.2.6)
 *   POST /api/cases/:caseId/moves            MoveRequest → Card | 409 Problem (refusal or conflict)
 *   GET  /api/cases/:caseId/timers/:timer    → TimerExplanation
 *   GET|PUT /api/cases/:caseId/saves/:field  → DraftSave | null (one's own unsent words)
 *   POST /api/cases/:caseId/messages/:messageId/attachments: the files of a message once more
 *   POST /api/files (multipart "file")       → FileInfo ; GET /api/files/:fileId
 *   GET  /api/alarms, POST /api/alarms/:alarmId/acknowledgement (3.7)
 *   GET  /api/cases/:caseId/police-note | former-answers | appeal-package (3.7, 3.8, 3.9)
 *   GET|POST /api/cases/:caseId/site (+ /correction, /withdrawal, /post-link, /post-retry), GET …/answered-before (3.6)
 *   GET  /api/site, PUT /api/site/hook (+ /trial, /deliveries/:id/again): the official site (3.6)
 *   GET  /public/answers (+ /:answerId, /snippet, .rss, .atom, .json): for everybody, no session
 *   GET  /api/pages                          → Page[]
 *   GET|POST /api/settings/pages, PUT …/:pageId, POST …/:pageId/check | connect | switch → PagesRegister, RegisteredPage (1.4, 1.8)
 *   POST /api/cases/:caseId/publications/:publicationId/link-check → ReplyLinkVerdict (3.5)
 *   GET|POST /api/cases/:caseId/moderation (+ /:deedId/decision, /retry), GET /api/moderation, /api/moderation.csv (1.6)
 *   GET  /api/procedure                      → ProcedureInfo: clauses word for word, steps, timers, grounds
 *   GET|POST /api/settings/calendar (+ /preview, /:version/moved), /api/settings/act (+ /check): contract/settings.ts
 *   GET  /api/incident (+ /letters, /map, /table, /keys), /api/cases/:caseId/incident; POST /api/v1/incidents with a key (3.2)
 *   GET|POST /api/duty, DELETE /api/duty/:kind/:turnId → Roster; GET /api/notices, POST /api/notices/seen; GET /api/breaches (3.10, 4.1)
 *   GET  /api/control (+ /cases, /period, /journal, /journal/:form): contract/control.ts (4.2)
 *   GET|POST /api/templates, PUT|DELETE …/:templateId; GET|POST /api/cases/:caseId/notes, /presence: contract/colleagues.ts
 *   GET|POST /api/urgent-folder (+ /cards)   the folder «Срочно» on paper, PDF; the resolutions signed there (3.1.1)
 *   GET|POST /api/quality, POST /api/quality/:sampleId/:caseId: contract/quality.ts (4.2)
 *   GET  /api/stream                         LiveEvent as server-sent events
 *   GET  /api/openapi.json, /api/docs, /health
 *   POST /hooks/:network/:accountId          webhooks of networks: no session, the network's own secret
 */
export * from "./common.ts";
export * from "./timer.ts";
export * from "./list.ts";
export * from "./card.ts";
export * from "./grounds.ts";
export * from "./choices.ts";
export * from "./colleagues.ts";
export * from "./control.ts";
export * from "./duty.ts";
export * from "./folder.ts";
export * from "./incident.ts";
export * from "./manual.ts";
export * from "./parts.ts";
export * from "./units.ts";
export * from "./site.ts";
export * from "./site-hook.ts";
export * from "./moves.ts";
export * from "./desk.ts";
export * from "./moderation.ts";
export * from "./pages.ts";
export * from "./quality.ts";
export * from "./reply-link.ts";
export * from "./procedure.ts";
export * from "./settings.ts";
export * from "./auth.ts";
export * from "./account.ts";
export * from "./people.ts";
export * from "./search.ts";
