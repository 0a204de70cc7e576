/**
 * Passkeys as a plugin of better-auth: a table of public keys, and the endpoint that opens a session with one.
 * A key must check who holds it (PIN, finger, face): then it is two factors at once, and may stand alone.
 */
import {
  generateAuthenticationOptions,
  generateRegistrationOptions,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from "@simplewebauthn/server";
import type { BetterAuthPlugin } from "better-auth";
import { APIError, createAuthEndpoint, sessionMiddleware } from "better-auth/api";
import { setSessionCookie } from "better-auth/cookies";
import { z } from "zod";

type KeyRow = {
  readonly id: string;
  readonly userId: string;
  readonly credentialId: string;
  readonly publicKey: string;
  readonly counter: number;
  readonly transports?: string | null;
};

const schema = {
  passkey: {
    fields: {
      userId: { type: "string", required: true, references: { model: "user", field: "id", onDelete: "cascade" }, index: true },
      name: { type: "string", required: false },
      credentialId: { type: "string", required: true, unique: true },
      publicKey: { type: "string", required: true },
      counter: { type: "number", required: true },
      transports: { type: "string", required: false },
      createdAt: { type: "date", required: false },
    },
  },
} as const satisfies BetterAuthPlugin["schema"];

/** A challenge is for one use, within this time. */
const challengeMs = 5 * 60_000;
const soon = (): Date => new Date(Date.now() + challengeMs);

type Registration = Parameters<typeof verifyRegistrationResponse>[0]["response"];
type Authentication = Parameters<typeof verifyAuthenticationResponse>[0]["response"];
type Transports = NonNullable<Parameters<typeof verifyAuthenticationResponse>[0]["credential"]["transports"]>;

/** The answer of a browser's key: every other part of it is checked by the library that verifies it, and throws where it is missing. */
const isAnswer = (value: unknown): boolean =>
  z.looseObject({ id: z.string(), response: z.looseObject({ clientDataJSON: z.string() }) }).safeParse(value).success;
const registration = z.custom<Registration>(isAnswer);
const authentication = z.custom<Authentication>(isAnswer);

/** The challenge that an answer was made for; an answer that cannot be read answers none. */
const challengeIn = (clientDataJSON: string): string => {
  try {
    return z.object({ challenge: z.string() }).parse(JSON.parse(Buffer.from(clientDataJSON, "base64url").toString())).challenge;
  } catch {
    return "";
  }
};

const ways: readonly Transports[number][] = ["ble", "cable", "hybrid", "internal", "nfc", "smart-card", "usb"];
const transportsOf = (row: KeyRow): Transports => ways.filter((way) => (row.transports ?? "").split(",").includes(way));

const turnDown = (): never => {
  throw new APIError("UNAUTHORIZED", { message: "the passkey did not fit", code: "PASSKEY_FAILED" });
};

type Place = { readonly rpID: string; readonly origin: string };

const expectedAt = ({ rpID, origin }: Place) => ({ expectedOrigin: origin, expectedRPID: rpID, requireUserVerification: true }) as const;

const registerOptions = ({ rpID }: Place) =>
  createAuthEndpoint("/passkey/register-options", { method: "POST", use: [sessionMiddleware] }, async (ctx) => {
    const { user } = ctx.context.session;
    const rows = await ctx.context.adapter.findMany<KeyRow>({ model: "passkey", where: [{ field: "userId", value: user.id }] });
    const options = await generateRegistrationOptions({
      rpName: ctx.context.appName,
      rpID,
      userID: new TextEncoder().encode(user.id),
      userName: user.name,
      userDisplayName: user.name,
      attestationType: "none",
      excludeCredentials: rows.map((row) => ({ id: row.credentialId, transports: transportsOf(row) })),
      authenticatorSelection: { residentKey: "required", userVerification: "required" },
    });
    const identifier = `passkey-new-${options.challenge}`;
    await ctx.context.internalAdapter.createVerificationValue({ identifier, value: user.id, expiresAt: soon() });
    return ctx.json(options);
  });

const register = (place: Place) => {
  const body = z.object({ name: z.string().max(100), answer: registration });
  return createAuthEndpoint("/passkey/register", { method: "POST", use: [sessionMiddleware], body }, async (ctx) => {
    const { user } = ctx.context.session;
    const { answer, name } = ctx.body;
    const challenge = challengeIn(answer.response.clientDataJSON);
    const asked = await ctx.context.internalAdapter.consumeVerificationValue(`passkey-new-${challenge}`);
    if (asked === null || asked.value !== user.id) return turnDown();
    const checked = await verifyRegistrationResponse({ ...expectedAt(place), response: answer, expectedChallenge: challenge }).catch(
      turnDown,
    );
    if (!checked.verified) return turnDown();
    const { credential } = checked.registrationInfo;
    const data = {
      userId: user.id,
      name,
      credentialId: credential.id,
      publicKey: Buffer.from(credential.publicKey).toString("base64url"),
      counter: credential.counter,
      transports: (credential.transports ?? []).join(","),
      createdAt: new Date(),
    };
    await ctx.context.adapter.create({ model: "passkey", data });
    return ctx.json({ added: true });
  });
};

const signInOptions = ({ rpID }: Place) =>
  createAuthEndpoint("/passkey/sign-in-options", { method: "POST" }, async (ctx) => {
    const options = await generateAuthenticationOptions({ rpID, userVerification: "required" });
    const identifier = `passkey-in-${options.challenge}`;
    await ctx.context.internalAdapter.createVerificationValue({ identifier, value: "any", expiresAt: soon() });
    return ctx.json(options);
  });

const signIn = (place: Place) =>
  createAuthEndpoint("/passkey/sign-in", { method: "POST", body: z.object({ answer: authentication }) }, async (ctx) => {
    const { adapter, internalAdapter } = ctx.context;
    const { answer } = ctx.body;
    const challenge = challengeIn(answer.response.clientDataJSON);
    if ((await internalAdapter.consumeVerificationValue(`passkey-in-${challenge}`)) === null) return turnDown();
    const row = await adapter.findOne<KeyRow>({ model: "passkey", where: [{ field: "credentialId", value: answer.id }] });
    if (row === null) return turnDown();
    const publicKey = new Uint8Array(Buffer.from(row.publicKey, "base64url"));
    const credential = { id: row.credentialId, publicKey, counter: row.counter, transports: transportsOf(row) };
    const asked = { ...expectedAt(place), response: answer, expectedChallenge: challenge, credential };
    const checked = await verifyAuthenticationResponse(asked).catch(turnDown);
    if (!checked.verified) return turnDown();
    const update = { counter: checked.authenticationInfo.newCounter };
    await adapter.update({ model: "passkey", where: [{ field: "id", value: row.id }], update });
    const user = await internalAdapter.findUserById(row.userId);
    if (user === null) return turnDown();
    await setSessionCookie(ctx, { session: await internalAdapter.createSession(user.id), user });
    return ctx.json({ user: { id: user.id, name: user.name } });
  });

/** WebAuthn knows no bare addresses: on this machine a key is bound to its name. */
const placeOf = ({ hostname, protocol, port, origin }: URL): Place =>
  hostname === "127.0.0.1" || hostname === "[::1]"
    ? { rpID: "localhost", origin: `${protocol}//localhost${port === "" ? "" : `:${port}`}` }
    : { rpID: hostname, origin };

/** The plugin for a desk at `origin`: keys are bound to its host, and answers to its very address. */
export const passkeyPlugin = (origin: string) => {
  const place = placeOf(new URL(origin));
  return {
    id: "otklik-passkey",
    schema,
    endpoints: {
      passkeyRegisterOptions: registerOptions(place),
      passkeyRegister: register(place),
      passkeySignInOptions: signInOptions(place),
      passkeySignIn: signIn(place),
    },
  } satisfies BetterAuthPlugin;
};
