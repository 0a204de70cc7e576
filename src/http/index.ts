/**
 * The edge: HTTP requests in, answers out. It parses (unknown → typed), asks who it is and what the app says, and presents (typed → JSON).
 * Sign-in lives here too: sessions in the store's auth schema, argon2id passwords, no public sign-up.
 * It knows no rule of the Procedure, no database and no network; the contract with the desk is in contract/.
 */
export { createAuth, type AuthSettings } from "./auth/create-auth.ts";
export type { AccountOutcome, Accounts, Auth, AuthSystem, NewAccount, SessionInfo } from "./auth/face.ts";
export { buildServer, type HttpSettings, type ServerParts } from "./server.ts";
export type { FailureAdvice } from "./edge/server-type.ts";
