import { z } from "zod";
import { id, instant } from "./common.ts";

const password = z.string().min(1).max(256);
const code = z.string().trim().min(6).max(12);

export const ownSession = z.object({
  sessionId: id,
  device: z.string(),
  address: z.string(),
  createdAt: instant,
  seenAt: instant,
  isCurrent: z.boolean(),
});
export type OwnSession = z.infer<typeof ownSession>;

/** One's own account: «Вход и безопасность». */
export const ownAccount = z.object({
  login: z.string(),
  email: z.string().nullable(),
  name: z.string(),
  hasPassword: z.boolean(),
  hasCodes: z.boolean(),
  /** The role must have a second factor. */
  isFactorDemanded: z.boolean(),
  passkeys: z.array(z.object({ passkeyId: id, name: z.string(), createdAt: instant.nullable() })),
  sessions: z.array(ownSession),
  leastLength: z.number(),
  idleMinutes: z.number(),
});
export type OwnAccount = z.infer<typeof ownAccount>;

export const passwordChange = z.object({ present: password, next: password });
export const passwordOnly = z.object({ password });
export const codeOnly = z.object({ code });
export const passwordAndCode = z.object({ password, code });

/** A password or a code, to show that it is still the same person. */
export const proof = z.union([passwordOnly, codeOnly]);
export type Proof = z.infer<typeof proof>;

/** The key of one-time codes, told once, with the recovery codes. */
export const newCodes = z.object({ secret: z.string(), uri: z.string(), recoveryCodes: z.array(z.string()) });
export type NewCodes = z.infer<typeof newCodes>;

export const recoveryCodes = z.object({ recoveryCodes: z.array(z.string()) });
export const newPasskey = z.object({ name: z.string().trim().min(1).max(100), answer: z.record(z.string(), z.unknown()) });
export const accountDone = z.object({ done: z.literal(true) });
