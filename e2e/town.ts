/** Wakes a town of its own for the browser tests, on free ports and in a folder that is thrown away. */
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const patienceMs = 120_000;

type Town = { readonly desk: string; readonly wall: string; readonly password: string };

/** Playwright's global set-up: starts `otklik demo` and answers with its end. */
export default async function wakeTown(): Promise<() => Promise<void>> {
  // A town that is awake already may be named, for work on a scenario.
  if (process.env["OTKLIK_E2E_DESK"] !== undefined) return async () => undefined;
  const folder = mkdtempSync(join(tmpdir(), "otklik-e2e-"));
  const child = spawn(
    process.execPath,
    ["src/cli/main.ts", "demo", "--port", "0", "--wall-port", "0", "--data", join(folder, "data"), "--fresh"],
    { cwd: root, stdio: ["ignore", "pipe", "inherit"] },
  );
  const ended = new Promise<void>((resolve) => child.once("close", () => resolve()));
  const stop = async (): Promise<void> => {
    child.kill("SIGTERM");
    await ended;
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    const town = await announced(child.stdout, ended);
    process.env["OTKLIK_E2E_DESK"] = town.desk;
    process.env["OTKLIK_E2E_WALL"] = town.wall;
    process.env["OTKLIK_E2E_PASSWORD"] = town.password;
  } catch (error) {
    await stop();
    throw error;
  }
  return stop;
}

/** Reads the addresses and the password from what the demonstration prints. */
function announced(output: NodeJS.ReadableStream, ended: Promise<void>): Promise<Town> {
  return new Promise((resolve, reject) => {
    let text = "";
    const tooLate = setTimeout(() => reject(new Error(`The town did not wake up in ${patienceMs / 1000} s:\n${text}`)), patienceMs);
    void ended.then(() => reject(new Error(`The town ended before it woke up:\n${text}`)));
    output.on("data", (chunk: Buffer) => {
      text += chunk.toString("utf8");
      const desk = /the desk\s+(http:\S+)/.exec(text)?.[1];
      const wall = /the wall\s+(http:\S+)/.exec(text)?.[1];
      const password = /one password for all: ([^)\s]+)/.exec(text)?.[1];
      if (desk === undefined || wall === undefined || password === undefined) return;
      clearTimeout(tooLate);
      resolve({ desk, wall, password });
    });
  });
}
