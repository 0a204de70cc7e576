import type { FastifyRequest } from "fastify";

/** What happens around sign-in and rights, by the name under which the log keeps it. */
export type SecurityEvent =
  | "signedIn"
  | "signInFailed"
  | "signedOut"
  | "secondStepFailed"
  | "codesOn"
  | "codesOff"
  | "recoveryCodesRenewed"
  | "passkeyAdded"
  | "passkeyRemoved"
  | "passwordChanged"
  | "passwordSetByLink"
  | "sessionsEnded"
  | "locked"
  | "proofShown"
  | "proofFailed"
  | "personAdded"
  | "personChanged"
  | "linkMade"
  | "factorsReset";

/** A line of the log for one event of sign-in: who, from where, what; never a password, a code or a token. */
export const noteSecurity = (
  request: FastifyRequest,
  event: SecurityEvent,
  about: Readonly<Record<string, string | number>> = {},
): void => {
  const by = request.session?.userId;
  request.log.info({ security: event, address: request.ip, ...(by === undefined ? {} : { by }), ...about }, "security");
};
