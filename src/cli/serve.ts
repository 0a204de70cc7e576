/** `otklik serve`: the desk, the API, the webhooks and the workers in one process. */
import type { Command } from "commander";
import { existsSync } from "node:fs";
import { join } from "node:path";
import pino from "pino";
import { startSystem, webRoot } from "../main.ts";
import type { Settings } from "../settings.ts";
import { portOption } from "./port-option.ts";
import { settingsOrExit } from "./settings-or-exit.ts";
import { untilSignal } from "./until-signal.ts";

type ServeOptions = { readonly host?: string; readonly port?: number; readonly data?: string; readonly workers: boolean };

const withOptions = (settings: Settings, { host, port, data, workers }: ServeOptions): Settings => ({
  ...settings,
  host: host ?? settings.host,
  port: port ?? settings.port,
  dataDir: data ?? settings.dataDir,
  runsWorkers: workers && settings.runsWorkers,
});

const welcome = (url: string, place: string): string =>
  `\n  Отклик работает / Otklik is running: ${url}\n  База данных / database: ${place}\n  Остановить / to stop: Ctrl+C\n\n`;

const serve = async (options: ServeOptions): Promise<void> => {
  const read = settingsOrExit();
  if (read === null) return;
  const settings = withOptions(read, options);
  const log = pino({ level: settings.logLevel });
  const system = await startSystem(settings, { log });
  const { database } = system.store;
  process.stdout.write(welcome(system.url, database.kind === "embedded" ? `PostgreSQL, ${database.folder}` : "DATABASE_URL"));
  if (!existsSync(join(webRoot, "index.html")))
    log.warn("the desk is not built: run npm start, or npm run build; the API works without it");
  if ((await system.store.tenants()).length === 0)
    process.stdout.write("  Организации ещё нет / there is no organisation yet: otklik setup --help\n\n");
  log.info({ signal: await untilSignal() }, "stopping");
  await system.stop();
  log.info("stopped");
};

/** Adds the `serve` command to the program. */
export const registerServe = (program: Command): void => {
  program
    .command("serve")
    .description("the server: desk, API, webhooks, workers; settings come from the environment (docs/operations.md)")
    .option("--host <address>", "where to listen (HOST, 127.0.0.1)")
    .option("--port <number>", "the port (PORT, 8080; 0 = any free one)", portOption)
    .option("--data <folder>", "the data folder (OTKLIK_DATA, ./data)")
    .option("--no-workers", "serve only; another process works the jobs")
    .action(serve);
};
