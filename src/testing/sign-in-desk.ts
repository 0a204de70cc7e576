import { memoryAdapter } from "better-auth/adapters/memory";
import { buildServer, createAuth, type HttpSettings } from "#http";
import { createHmac } from "node:crypto";
import pino from "pino";
import { createFakeApp, fakePeople } from "./fake-app.ts";

const tables = { user: [], session: [], account: [], verification: [], twoFactor: [], passkey: [] };

export const deskPassword = "туман над рекой 7";

/** The real sign-in in memory over the fake app: one account, Ivanova, who is the person of the fake town named by `as`. */
export const openSignInDesk = async (given: Partial<HttpSettings> & { readonly as?: keyof typeof fakePeople } = {}) => {
  const { as = "curator", ...settings } = given;
  const origin = settings.origin ?? "http://127.0.0.1:8080";
  const passwords = settings.passwords ?? "asvs";
  const rows = structuredClone(tables);
  const auth = createAuth({
    database: memoryAdapter(rows),
    secret: "s".repeat(40),
    origin,
    sessionSeconds: 3_600,
    passwords,
    sso: settings.sso ?? null,
  });
  const created = await auth.accounts.create({
    login: "Ivanova",
    email: "ivanova@gorodok.example",
    name: "Иванова",
    password: deskPassword,
  });
  if (created.kind !== "created") throw new Error(created.kind);
  const app = createFakeApp();
  const everybody = new Map([[created.userId, as]]);
  const principalOf: typeof app.principalOf = async (userId) => {
    const key = everybody.get(userId);
    return key === undefined ? null : app.principalOf(fakePeople[key].userId);
  };
  const lines: string[] = [];
  const server = await buildServer({
    app: { ...app, principalOf },
    auth,
    failureAdvice: () => ({ title: { ru: "", en: "" }, advice: { ru: "", en: "" } }),
    webRoot: null,
    log: pino({ level: "info" }, { write: (line: string) => lines.push(line) }),
    settings: {
      otherOrigins: [],
      trustProxy: [],
      beatMs: 60_000,
      frameAncestors: [],
      secondFactor: "offered",
      sso: null,
      idleMinutes: 15,
      ...settings,
      origin,
      passwords,
    },
  });
  return { auth, server, app, rows, lines, userId: created.userId, everybody };
};

export type SignInDesk = Awaited<ReturnType<typeof openSignInDesk>>;

/** The cookies that a browser would hold after an answer. */
export const cookieOf = (response: { readonly headers: Record<string, unknown> }): string =>
  [response.headers["set-cookie"]]
    .flat()
    .flatMap((cookie) => (typeof cookie === "string" ? [cookie.split(";", 1)[0] ?? ""] : []))
    .filter((cookie) => !cookie.endsWith("="))
    .join("; ");

const base32 = (text: string): Buffer => {
  const bits = text
    .replace(/=+$/, "")
    .split("")
    .map((one) => "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(one).toString(2).padStart(5, "0"))
    .join("");
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
};

/** A code of RFC 6238 as a phone would show it, `steps` half-minutes from now. */
export const phoneCode = (secret: string, steps = 0): string => {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000) + steps));
  const mac = createHmac("sha1", base32(secret)).update(counter).digest();
  const at = (mac.at(-1) ?? 0) & 15;
  return String((mac.readUInt32BE(at) & 0x7fff_ffff) % 1_000_000).padStart(6, "0");
};
