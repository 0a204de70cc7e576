import { z } from "zod";

const port = z.coerce.number().int().min(0).max(65_535);
const flag = z.enum(["0", "1", "true", "false"]).transform((text) => text === "1" || text === "true");
const list = z.string().transform((text) =>
  text
    .split(",")
    .map((part) => part.trim())
    .filter((part) => part !== ""),
);
const address = z.url({ protocol: /^https?$/ }).transform((text) => text.replace(/\/+$/, ""));

/** Everything that may be set from outside, in one place. An empty variable counts as absent. */
const environment = z
  .object({
    HOST: z.string().default("127.0.0.1"),
    PORT: port.default(8080),
    /** A PostgreSQL ≥ 15 of one's own; without it the embedded one starts in the data folder. */
    DATABASE_URL: z
      .string()
      .regex(/^postgres(ql)?:\/\//)
      .optional(),
    OTKLIK_APP_DATABASE_URL: z
      .string()
      .regex(/^postgres(ql)?:\/\//)
      .optional(),
    OTKLIK_DATA: z.string().default("./data"),
    /** Where people open the desk, when a proxy stands before it: https://desk.example.ru */
    OTKLIK_URL: address.optional(),
    /** Where networks call, when that is another address. */
    OTKLIK_HOOKS_URL: address.optional(),
    OTKLIK_TRUST_PROXY: list.default([]),
    /** Signs sessions; made and kept in the data folder when absent. */
    OTKLIK_SECRET: z.string().min(32).optional(),
    /** 32 bytes in base64 that seal the tokens of networks; made and kept in the data folder when absent. */
    OTKLIK_SECRETS_KEY: z.string().min(43).optional(),
    OTKLIK_SESSION_HOURS: z.coerce.number().min(1).max(24).default(12),
    /** Whether administrators, the Head and curators must sign in by two steps. */
    OTKLIK_SECOND_FACTOR: z.enum(["required", "offered"]).default("required"),
    /** The rules of passwords: asvs (length and lists) or fstec (the composition that many regulations ask for). */
    OTKLIK_PASSWORDS: z.enum(["asvs", "fstec"]).default("asvs"),
    /** A desk that nobody works at for so long is locked; drafts stay. */
    OTKLIK_IDLE_MINUTES: z.coerce.number().int().min(1).max(480).default(15),
    /** The organisation's own provider of sign-in (OpenID Connect); all three, or none. */
    OTKLIK_OIDC_ISSUER: address.optional(),
    OTKLIK_OIDC_CLIENT: z.string().optional(),
    OTKLIK_OIDC_SECRET: z.string().optional(),
    OTKLIK_OIDC_LOGIN_CLAIM: z.string().default("preferred_username"),
    OTKLIK_OIDC_TITLE: z.string().max(60).default("учётная запись организации"),
    /** Loosens the limits of calls (docs/security.md) for load tests and very large offices. */
    OTKLIK_BUDGET_FACTOR: z.coerce.number().min(0.1).max(10_000).default(1),
    /** ClamAV: the path of its socket, or host:port. Files are then taken only after it looked at them. */
    OTKLIK_CLAMD: z
      .string()
      .regex(/^(\/.+|[^/]+:\d+)$/)
      .optional(),
    OTKLIK_LOG: z.enum(["fatal", "error", "warn", "info", "debug", "trace", "silent"]).default("info"),
    /** Sites that may show the newest public answers in a frame: https://town.example,https://www.town.example */
    OTKLIK_FRAMED_BY: list.pipe(z.array(z.string().regex(/^https?:\/\/[^\s;,]+$/))).default([]),
    OTKLIK_WORKERS: flag.default(true),
    OTKLIK_PROCEDURES: z.string().default("procedures"),
    OTKLIK_CALENDARS: z.string().default("calendars"),
  })
  .superRefine((read, context) => {
    const oidc = ["OTKLIK_OIDC_ISSUER", "OTKLIK_OIDC_CLIENT", "OTKLIK_OIDC_SECRET"] as const;
    const missing = oidc.filter((name) => read[name] === undefined);
    if (missing.length === oidc.length) return;
    for (const name of missing) context.addIssue({ code: "custom", path: [name], message: "is needed beside the others of OTKLIK_OIDC" });
  });

export type Settings = {
  readonly host: string;
  readonly port: number;
  readonly dataDir: string;
  readonly databaseUrl: string | undefined;
  readonly appDatabaseUrl: string | undefined;
  /** Null: the address that the server happens to listen on. */
  readonly publicUrl: string | null;
  readonly hooksUrl: string | null;
  readonly trustProxy: readonly string[];
  readonly frameAncestors: readonly string[];
  readonly secret: string | undefined;
  readonly secretsKey: string | undefined;
  readonly sessionSeconds: number;
  readonly secondFactor: "required" | "offered";
  readonly passwords: "asvs" | "fstec";
  readonly idleMinutes: number;
  readonly budgetFactor: number;
  readonly clamd: string | undefined;
  readonly sso: {
    readonly issuer: string;
    readonly clientId: string;
    readonly clientSecret: string;
    readonly loginClaim: string;
    readonly title: string;
  } | null;
  readonly logLevel: string;
  readonly runsWorkers: boolean;
  readonly proceduresDir: string;
  readonly calendarsDir: string;
};

export type SettingsOutcome =
  | { readonly ok: true; readonly settings: Settings }
  | { readonly ok: false; readonly problems: readonly string[] };

const ssoOf = (read: z.infer<typeof environment>): Settings["sso"] => {
  const { OTKLIK_OIDC_ISSUER: issuer, OTKLIK_OIDC_CLIENT: clientId, OTKLIK_OIDC_SECRET: clientSecret } = read;
  if (issuer === undefined || clientId === undefined || clientSecret === undefined) return null;
  return { issuer, clientId, clientSecret, loginClaim: read.OTKLIK_OIDC_LOGIN_CLAIM, title: read.OTKLIK_OIDC_TITLE };
};

const settingsOf = (read: z.infer<typeof environment>): Settings => ({
  host: read.HOST,
  port: read.PORT,
  dataDir: read.OTKLIK_DATA,
  databaseUrl: read.DATABASE_URL,
  appDatabaseUrl: read.OTKLIK_APP_DATABASE_URL,
  publicUrl: read.OTKLIK_URL ?? null,
  hooksUrl: read.OTKLIK_HOOKS_URL ?? null,
  trustProxy: read.OTKLIK_TRUST_PROXY,
  frameAncestors: read.OTKLIK_FRAMED_BY,
  secret: read.OTKLIK_SECRET,
  secretsKey: read.OTKLIK_SECRETS_KEY,
  sessionSeconds: read.OTKLIK_SESSION_HOURS * 3_600,
  secondFactor: read.OTKLIK_SECOND_FACTOR,
  passwords: read.OTKLIK_PASSWORDS,
  idleMinutes: read.OTKLIK_IDLE_MINUTES,
  budgetFactor: read.OTKLIK_BUDGET_FACTOR,
  clamd: read.OTKLIK_CLAMD,
  sso: ssoOf(read),
  logLevel: read.OTKLIK_LOG,
  runsWorkers: read.OTKLIK_WORKERS,
  proceduresDir: read.OTKLIK_PROCEDURES,
  calendarsDir: read.OTKLIK_CALENDARS,
});

/** The settings from environment variables, or every variable that cannot be read, by name; never its value, which may be a secret. */
export const readSettings = (variables: Readonly<Record<string, string | undefined>>): SettingsOutcome => {
  const given = Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== undefined && value !== ""));
  const read = environment.safeParse(given);
  if (read.success) return { ok: true, settings: settingsOf(read.data) };
  return { ok: false, problems: read.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`) };
};
