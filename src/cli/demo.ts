/** `otklik demo`: a make-believe town on this machine, with a test network that speaks VK's own API. */
import { startFakeVk, type FakeVk } from "#channels";
import { compileOffice } from "#worktime";
import type { Command } from "commander";
import { existsSync, rmSync } from "node:fs";
import { join } from "node:path";
import pino from "pino";
import { startSystem, type System } from "../main.ts";
import type { Settings } from "../settings.ts";
import { createTownClock, type TownClock } from "./demo/clock.ts";
import { playDeed, type Stage } from "./demo/play.ts";
import { connectPage, foundTown } from "./demo/settle.ts";
import { doneStories } from "./demo/stories-done.ts";
import { openStories } from "./demo/stories-open.ts";
import { timelineOf } from "./demo/timeline.ts";
import { townOffice, townPosts } from "./demo/town.ts";
import { watchCases } from "./demo/watch.ts";
import { townWords } from "./demo/words.ts";
import { portOption } from "./port-option.ts";
import { settingsOrExit } from "./settings-or-exit.ts";
import { untilSignal } from "./until-signal.ts";

export type DemoOptions = {
  readonly port?: number;
  readonly wallPort?: number;
  readonly data?: string;
  readonly fresh?: boolean;
  readonly host?: string;
};

export type Demo = {
  readonly deskUrl: string;
  readonly wallUrl: string;
  readonly system: System;
  readonly network: FakeVk;
  readonly stop: () => Promise<void>;
};

const loopback = new Set(["127.0.0.1", "localhost", "::1"]);

const workCalendar = (system: System) => {
  const outcome = compileOffice(townOffice, system.parts.calendars);
  if (!outcome.ok) throw new Error(outcome.problems.map(({ path, en }) => `${path}: ${en}`).join("; "));
  return outcome.calendar;
};

/** Plays the town's past through the real ways in, each thing at its own time. */
const playPast = async (system: System, network: FakeVk, clock: TownClock): Promise<void> => {
  const now = Date.now();
  const deeds = timelineOf([...openStories, ...doneStories], workCalendar(system), now);
  const { people, pageId } = await foundTown(system, network);
  await connectPage(system, people.administrator, pageId);
  for (const text of Object.values(townPosts)) network.control.post({ text });
  const watch = watchCases(system.app, people.curator);
  const stage: Stage = { app: system.app, network, people, watch, authors: new Map(), begun: new Map() };
  try {
    for (const deed of deeds) {
      clock.set(deed.at);
      await playDeed(stage, deed);
    }
  } finally {
    watch.end();
  }
};

/** Where the clock stands before the past is played: earlier than every message. */
const longAgo = (): number => Date.now() - 12 * 86_400_000;

/** Starts the town: the test network, the real system beside it, and a past for its lists. */
export const startDemo = async (settings: Settings, wallPort: number): Promise<Demo> => {
  const clock = createTownClock();
  clock.set(longAgo());
  const endings: (() => Promise<void>)[] = [];
  const stop = async (): Promise<void> => {
    for (const end of endings.splice(0).toReversed()) await end();
  };
  try {
    const network = await startFakeVk({ port: wallPort, now: clock.now });
    endings.push(network.close);
    const system = await startSystem(settings, { log: pino({ level: settings.logLevel }), now: clock.now });
    endings.push(system.stop);
    await playPast(system, network, clock);
    clock.release();
    return { deskUrl: system.url, wallUrl: network.wallUrl, system, network, stop };
  } catch (error) {
    await stop();
    throw error;
  }
};

const demo = async (options: DemoOptions): Promise<void> => {
  const host = options.host ?? "127.0.0.1";
  if (!loopback.has(host)) {
    process.stderr.write(
      `Показ работает только на этом компьютере: ${host} не подходит.\nThe demonstration stays on this machine: ${host} will not do.\n`,
    );
    process.exitCode = 2;
    return;
  }
  const dataDir = options.data ?? "./data/demo";
  const settings = settingsOrExit({
    host,
    port: options.port ?? 8080,
    dataDir,
    databaseUrl: undefined,
    appDatabaseUrl: undefined,
    publicUrl: null,
    hooksUrl: null,
    logLevel: process.env["OTKLIK_LOG"] ?? "error",
  });
  if (settings === null) return;
  if (existsSync(join(dataDir))) rmSync(dataDir, { recursive: true });
  process.stdout.write("\n  Городок просыпается… / The town is waking up…\n");
  const town = await startDemo(settings, options.wallPort ?? 8081);
  process.stdout.write(townWords(town.deskUrl, town.wallUrl));
  await untilSignal();
  process.stdout.write("  Останавливаемся… / Stopping…\n");
  await town.stop();
};

/** Adds the `demo` command to the program. */
export const registerDemo = (program: Command): void => {
  program
    .command("demo")
    .description("a make-believe town with logins and a test network, on this machine only")
    .option("--port <number>", "the port of the desk (8080; 0 = any free one)", portOption)
    .option("--wall-port <number>", "the port of the wall (8081; 0 = any free one)", portOption)
    .option("--host <address>", "a loopback address (127.0.0.1)")
    .option("--data <folder>", "the data folder (./data/demo)")
    .option("--fresh", "begin anew")
    .action(demo);
};
