import { importIncidents, type Principal } from "#app";
import { compileOffice } from "#worktime";
import pino from "pino";
import { startSystem, type System } from "../../main.ts";
import type { Settings } from "../../settings.ts";
import { createTownClock, type TownClock } from "./clock.ts";
import { leaveNote, writeTemplates } from "./colleagues.ts";
import { openDemoFolder, type KnownTown } from "./data-folder.ts";
import { startNetworks, type TownNetworks } from "./networks.ts";
import { playDeed, type Stage } from "./play.ts";
import { connectPages, foundTown, movePages, putOnDuty } from "./settle.ts";
import { doneStories } from "./stories-done.ts";
import { elsewhereStories } from "./stories-elsewhere.ts";
import { incidentStories } from "./stories-incident.ts";
import { openStories } from "./stories-open.ts";
import { timelineOf } from "./timeline.ts";
import { otherPosts, townOffice, townPosts } from "./town.ts";
import { watchCases } from "./watch.ts";

export type Demo = {
  readonly deskUrl: string;
  readonly wallUrl: string;
  readonly system: System;
  readonly networks: TownNetworks;
  readonly isNew: boolean;
  readonly stop: () => Promise<void>;
};

export type DemoSettings = { readonly settings: Settings; readonly wallPort: number; readonly fresh: boolean };

const workCalendar = (system: System) => {
  const outcome = compileOffice(townOffice, system.parts.calendars);
  if (!outcome.ok) throw new Error(outcome.problems.map(({ path, en }) => `${path}: ${en}`).join("; "));
  return outcome.calendar;
};

type Town = { readonly system: System; readonly networks: TownNetworks; readonly clock: TownClock };

/** Plays the town's past through the real ways in, each thing at its own time. */
const playPast = async ({ system, networks, clock }: Town): Promise<KnownTown> => {
  const deeds = timelineOf([...openStories, ...doneStories, ...incidentStories, ...elsewhereStories], workCalendar(system), Date.now());
  const people = await foundTown(system, networks);
  await connectPages(system, people.administrator.tenantId);
  for (const text of Object.values(townPosts)) networks.vk.control.post({ text });
  for (const network of ["ok", "max", "telegram"] as const) networks[network].control.post({ text: otherPosts[network] });
  await putOnDuty(system, people);
  await writeTemplates({ app: system.app, people });
  const { app, parts } = system;
  const { tenantId } = people.curator;
  const watch = watchCases(app, people.curator);
  const takeIn = async (csv: string): Promise<void> => void (await importIncidents(parts, tenantId, csv));
  const stage: Stage = { app, networks, people, watch, importIncidents: takeIn, authors: new Map(), begun: new Map() };
  try {
    for (const deed of deeds) {
      clock.set(deed.at);
      await playDeed(stage, deed);
    }
    await leaveNote(stage);
  } finally {
    watch.end();
  }
  return { tenantId };
};

/** Wakes a town that is known: its walls may stand at other addresses now, and the networks are told ours again. */
const wakeAgain = async ({ system, networks }: Town, known: KnownTown): Promise<void> => {
  const tenantId = known.tenantId as Principal["tenantId"];
  await movePages(system, networks, tenantId);
  await connectPages(system, tenantId);
};

/** Where the clock stands before the past is played: earlier than every message. */
const longAgo = (): number => Date.now() - 12 * 86_400_000;

/** Starts the town: the test networks, the real system beside it, and a past for its lists, or the past it already has. */
export const startDemo = async ({ settings, wallPort, fresh }: DemoSettings): Promise<Demo> => {
  const folder = openDemoFolder(settings.dataDir, fresh);
  const clock = createTownClock();
  if (folder.known === null) clock.set(longAgo());
  const endings: (() => Promise<void>)[] = [];
  const stop = async (): Promise<void> => {
    for (const end of endings.splice(0).toReversed()) await end();
  };
  try {
    const networks = await startNetworks({ wallPort, now: clock.now, wallFile: folder.wallFile, endings });
    const system = await startSystem(settings, {
      log: pino({ level: settings.logLevel }),
      now: clock.now,
      testNetworks: Object.values(networks).map(({ baseUrl }) => new URL(baseUrl).origin),
    });
    endings.push(system.stop);
    const town = { system, networks, clock };
    if (folder.known === null) folder.remember(await playPast(town));
    else await wakeAgain(town, folder.known);
    clock.release();
    return { deskUrl: system.url, wallUrl: networks.vk.wallUrl, system, networks, isNew: folder.known === null, stop };
  } catch (error) {
    await stop();
    throw error;
  }
};
