import { importIncidents, type Principal } from "#app";
import { startFakeVk, type FakeVk } from "#channels";
import { compileOffice } from "#worktime";
import pino from "pino";
import { startSystem, type System } from "../../main.ts";
import type { Settings } from "../../settings.ts";
import { createTownClock, type TownClock } from "./clock.ts";
import { openDemoFolder, type KnownTown } from "./data-folder.ts";
import { playDeed, type Stage } from "./play.ts";
import { connectPage, foundTown, movePage, putOnDuty } from "./settle.ts";
import { doneStories } from "./stories-done.ts";
import { incidentStories } from "./stories-incident.ts";
import { openStories } from "./stories-open.ts";
import { timelineOf } from "./timeline.ts";
import { townOffice, townPosts } from "./town.ts";
import { watchCases } from "./watch.ts";

export type Demo = {
  readonly deskUrl: string;
  readonly wallUrl: string;
  readonly system: System;
  readonly network: FakeVk;
  readonly isNew: boolean;
  readonly stop: () => Promise<void>;
};

export type DemoSettings = { readonly settings: Settings; readonly wallPort: number; readonly fresh: boolean };

const workCalendar = (system: System) => {
  const outcome = compileOffice(townOffice, system.parts.calendars);
  if (!outcome.ok) throw new Error(outcome.problems.map(({ path, en }) => `${path}: ${en}`).join("; "));
  return outcome.calendar;
};

type Town = { readonly system: System; readonly network: FakeVk; readonly clock: TownClock };

/** Plays the town's past through the real ways in, each thing at its own time. */
const playPast = async ({ system, network, clock }: Town): Promise<KnownTown> => {
  const deeds = timelineOf([...openStories, ...doneStories, ...incidentStories], workCalendar(system), Date.now());
  const { people, pageId } = await foundTown(system, network);
  await connectPage(system, people.administrator.tenantId, pageId);
  for (const text of Object.values(townPosts)) network.control.post({ text });
  await putOnDuty(system, people);
  const { app, parts } = system;
  const { tenantId } = people.curator;
  const watch = watchCases(app, people.curator);
  const takeIn = async (csv: string): Promise<void> => void (await importIncidents(parts, tenantId, csv));
  const stage: Stage = { app, network, people, watch, importIncidents: takeIn, authors: new Map(), begun: new Map() };
  try {
    for (const deed of deeds) {
      clock.set(deed.at);
      await playDeed(stage, deed);
    }
  } finally {
    watch.end();
  }
  return { tenantId, pageId };
};

/** Wakes a town that is known: its wall may stand at another address now, and the network is told ours again. */
const wakeAgain = async ({ system, network }: Town, known: KnownTown): Promise<void> => {
  const tenantId = known.tenantId as Principal["tenantId"];
  await movePage(system, network, { tenantId, pageId: known.pageId });
  await connectPage(system, tenantId, known.pageId);
};

/** Where the clock stands before the past is played: earlier than every message. */
const longAgo = (): number => Date.now() - 12 * 86_400_000;

/** Starts the town: the test network, the real system beside it, and a past for its lists, or the past it already has. */
export const startDemo = async ({ settings, wallPort, fresh }: DemoSettings): Promise<Demo> => {
  const folder = openDemoFolder(settings.dataDir, fresh);
  const clock = createTownClock();
  if (folder.known === null) clock.set(longAgo());
  const endings: (() => Promise<void>)[] = [];
  const stop = async (): Promise<void> => {
    for (const end of endings.splice(0).toReversed()) await end();
  };
  try {
    const network = await startFakeVk({ port: wallPort, now: clock.now, file: folder.wallFile });
    endings.push(network.close);
    const system = await startSystem(settings, {
      log: pino({ level: settings.logLevel }),
      now: clock.now,
      testNetworks: [new URL(network.baseUrl).origin],
    });
    endings.push(system.stop);
    const town = { system, network, clock };
    if (folder.known === null) folder.remember(await playPast(town));
    else await wakeAgain(town, folder.known);
    clock.release();
    return { deskUrl: system.url, wallUrl: network.wallUrl, system, network, isNew: folder.known === null, stop };
  } catch (error) {
    await stop();
    throw error;
  }
};
