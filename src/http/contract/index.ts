/**
 * The contract between the server and the desk: schemas of requests and responses, apart from domain types.
 * The web imports types only. Routes:
 *   POST /api/auth/*                         better-auth (sign-in/username, sign-in/email, sign-out, get-session)
 *   GET  /api/me                             → Me
 *   GET  /api/cases?view&limit&cursor        → ListPage
 *   GET  /api/cases/:caseId                  → Card
 *   POST /api/cases/:caseId/moves            MoveRequest → Card | 409 Problem (refusal or conflict)
 *   GET  /api/cases/:caseId/timers/:timer    → TimerExplanation
 *   GET|PUT /api/cases/:caseId/saves/:field  → DraftSave | null (one's own unsent words)
 *   POST /api/files (multipart "file")       → FileInfo ; GET /api/files/:fileId
 *   GET  /api/pages                          → Page[]
 *   GET  /api/procedure                      → ProcedureInfo: clauses word for word, steps, timers, grounds
 *   GET  /api/stream                         LiveEvent as server-sent events
 *   GET  /api/openapi.json, /api/docs, /health
 *   POST /hooks/:network/:accountId          webhooks of networks: no session, the network's own secret
 */
export * from "./common.ts";
export * from "./timer.ts";
export * from "./list.ts";
export * from "./card.ts";
export * from "./moves.ts";
export * from "./desk.ts";
export * from "./procedure.ts";
export * from "./auth.ts";
