/** A make-believe town of its own for the attack, and its people as HTTP sees them. */
import { execFile, spawn } from "node:child_process";
import { chmodSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { Client } from "pg";
import { z } from "zod";

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const patienceMs = 180_000;

export const logins = ["curator", "head", "control", "zhkh", "roads", "admin"] as const;
export type Login = (typeof logins)[number];

export type Answer = { readonly status: number; readonly headers: Headers; readonly text: string };
export type Asked = {
  readonly method?: string;
  readonly json?: unknown;
  readonly body?: string | Uint8Array | FormData;
  readonly headers?: Readonly<Record<string, string>>;
};

export type Town = {
  readonly url: string;
  readonly password: string;
  /** As a person of the town, or as nobody (null). */
  readonly ask: (login: Login | null, path: string, asked?: Asked) => Promise<Answer>;
  readonly signIn: (login: Login, headers?: Readonly<Record<string, string>>) => Promise<Answer>;
  /** `otklik audit verify` on the town's data: its exit code and words. */
  readonly audit: () => Promise<{ readonly code: number; readonly words: string }>;
  /** As the owner of the database with every guard off: the one who can still tamper. */
  readonly tamper: (sql: string) => Promise<number>;
  readonly stop: () => Promise<void>;
};

const keysForm = z.object({ ownerPassword: z.string(), port: z.number() });

/** Waits for the addresses and the password that the demonstration prints. */
const announced = (output: NodeJS.ReadableStream): Promise<{ readonly url: string; readonly password: string }> =>
  new Promise((resolve, reject) => {
    let text = "";
    const tooLate = setTimeout(() => reject(new Error(`the town did not wake up:\n${text}`)), patienceMs);
    output.on("data", (chunk: Buffer) => {
      text += chunk.toString("utf8");
      const url = /the desk\s+(http:\S+)/u.exec(text)?.[1];
      const password = /one password for all: ([^)\s]+)/u.exec(text)?.[1];
      if (url === undefined || password === undefined) return;
      clearTimeout(tooLate);
      resolve({ url, password });
    });
  });

const cookieOf = (answer: Response): string =>
  answer.headers
    .getSetCookie()
    .map((one) => one.split(";", 1)[0])
    .join("; ");

/** Starts the town on free ports, in a folder that is thrown away at the end. */
export const wakeTown = async (): Promise<Town> => {
  const folder = mkdtempSync(join(tmpdir(), "otklik-attack-"));
  chmodSync(folder, 0o755);
  const dataDir = join(folder, "data");
  const env = { ...process.env, OTKLIK_BUDGET_FACTOR: "20" };
  const args = ["src/cli/main.ts", "demo", "--port", "0", "--wall-port", "0", "--data", dataDir, "--fresh"];
  const child = spawn(process.execPath, args, { cwd: root, env, stdio: ["ignore", "pipe", "inherit"] });
  const ended = new Promise<void>((resolve) => child.once("close", () => resolve()));
  const stop = async (): Promise<void> => {
    child.kill("SIGTERM");
    await ended;
    rmSync(folder, { recursive: true, force: true });
  };
  const { url, password } = await announced(child.stdout).catch(async (error: unknown) => {
    await stop();
    throw error;
  });
  const cookies = new Map<Login, string>();

  const send = (path: string, { method, json, body, headers = {} }: Asked, cookie: string): Promise<Response> =>
    fetch(`${url}${path}`, {
      method: method ?? (json === undefined && body === undefined ? "GET" : "POST"),
      headers: { ...(cookie === "" ? {} : { cookie }), ...(json === undefined ? {} : { "content-type": "application/json" }), ...headers },
      ...(json === undefined ? (body === undefined ? {} : { body }) : { body: JSON.stringify(json) }),
      redirect: "manual",
      signal: AbortSignal.timeout(60_000),
    });
  const read = async (response: Response): Promise<Answer> => ({
    status: response.status,
    headers: response.headers,
    text: await response.text(),
  });
  const signInWith = (login: Login, headers: Readonly<Record<string, string>> = {}): Promise<Response> =>
    send("/api/auth/sign-in/username", { json: { username: login, password }, headers }, "");

  const ask: Town["ask"] = async (login, path, asked = {}) => {
    if (login === null) return read(await send(path, asked, ""));
    let cookie = cookies.get(login);
    if (cookie === undefined) {
      const answer = await signInWith(login);
      if (answer.status !== 200) throw new Error(`${login} could not sign in: ${answer.status}`);
      cookie = cookieOf(answer);
      cookies.set(login, cookie);
    }
    return read(await send(path, asked, cookie));
  };
  return {
    url,
    password,
    ask,
    signIn: async (login, headers) => read(await signInWith(login, headers)),
    audit: async () => {
      const call = promisify(execFile)(process.execPath, ["src/cli/main.ts", "audit", "verify"], {
        cwd: root,
        env: { ...process.env, OTKLIK_DATA: dataDir },
      });
      return call.then(
        ({ stdout }) => ({ code: 0, words: stdout }),
        (error: { readonly code?: number; readonly stdout?: string }) => ({ code: error.code ?? 1, words: error.stdout ?? "" }),
      );
    },
    tamper: async (sql) => {
      const { ownerPassword, port } = keysForm.parse(JSON.parse(readFileSync(join(dataDir, "postgres.keys.json"), "utf8")));
      const client = new Client({ host: "127.0.0.1", port, user: "otklik_owner", password: ownerPassword, database: "otklik" });
      await client.connect();
      try {
        await client.query("set session_replication_role = replica");
        return (await client.query(sql)).rowCount ?? 0;
      } finally {
        await client.end();
      }
    },
    stop,
  };
};
