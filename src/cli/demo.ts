/** `otklik demo`: a make-believe town on this machine, with test networks that speak the own APIs of VK, OK, MAX and Telegram. */
import type { Command } from "commander";
import { portOr } from "./demo/free-port.ts";
import { startDemo } from "./demo/wake.ts";
import { townWords } from "./demo/words.ts";
import { portOption } from "./port-option.ts";
import { settingsOrExit } from "./settings-or-exit.ts";
import { untilSignal } from "./until-signal.ts";

type DemoOptions = {
  readonly port?: number;
  readonly wallPort?: number;
  readonly data?: string;
  readonly fresh?: boolean;
  readonly host?: string;
};

const loopback = new Set(["127.0.0.1", "localhost", "::1"]);

/** The town takes nothing from the environment but how much to log: no foreign database, no address to the outside. */
const alone = {
  databaseUrl: undefined,
  appDatabaseUrl: undefined,
  publicUrl: null,
  hooksUrl: null,
  trustProxy: [],
  runsWorkers: true,
  secondFactor: "offered",
  idleMinutes: 60,
  sso: null,
} as const;

const demo = async (options: DemoOptions): Promise<void> => {
  const host = options.host ?? "127.0.0.1";
  if (!loopback.has(host)) {
    process.stderr.write(
      `Показ работает только на этом компьютере: ${host} не подходит.\nThe demonstration stays on this machine: ${host} will not do.\n`,
    );
    process.exitCode = 2;
    return;
  }
  const [port, wallPort] = await Promise.all([portOr(options.port, 8080), portOr(options.wallPort, 8081)]);
  const logLevel = process.env["OTKLIK_LOG"] ?? "error";
  const settings = settingsOrExit({ ...alone, host, port, dataDir: options.data ?? "./data/demo", logLevel });
  if (settings === null) return;
  process.stdout.write("\n  Городок просыпается… / The town is waking up…\n");
  const town = await startDemo({ settings, wallPort, fresh: options.fresh ?? false });
  process.stdout.write(townWords(town.deskUrl, town.wallUrl));
  await untilSignal();
  process.stdout.write("  Останавливаемся… / Stopping…\n");
  await town.stop();
};

/** Adds the `demo` command to the program. */
export const registerDemo = (program: Command): void => {
  program
    .command("demo")
    .description("a make-believe town with logins and test networks, on this machine only")
    .option("--port <number>", "the port of the desk (8080, or any free one)", portOption)
    .option(
      "--wall-port <number>",
      "the port of the wall (8081, or any free one); the walls of the other networks take the next ones",
      portOption,
    )
    .option("--host <address>", "a loopback address (127.0.0.1)")
    .option("--data <folder>", "the data folder (./data/demo); kept between runs")
    .option("--fresh", "begin anew")
    .action(demo);
};
