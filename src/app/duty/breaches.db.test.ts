import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { CaseId } from "#case";
import { loadProcedure, type Procedure } from "#procedure";
import { scriptedChannel, webhookOf } from "../../testing/app-channel.ts";
import { comment, moscow, startTown, type Clock, type Town, type TownRole } from "../../testing/app-town.ts";
import { freshStore, type FreshStore } from "../../testing/database-fresh.ts";
import { deskOf } from "../desk.ts";
import { drainInbox } from "../intake/drain-inbox.ts";
import { warn } from "./warn.ts";

const monday = moscow("2026-11-23T09:00:00");
const clock: Clock = { at: monday };
const channel = scriptedChannel(() => clock.at);
let fresh: FreshStore;
let count = 0;

beforeAll(async () => {
  fresh = await freshStore({ now: () => clock.at });
});
afterAll(() => fresh.end());

const load = (path: string, change: (text: string) => string = (text) => text): Procedure => {
  const loaded = loadProcedure(change(readFileSync(new URL(`../../../procedures/${path}`, import.meta.url), "utf8")));
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.problems));
  return loaded.procedure;
};

/** The house's act with a ladder of four rungs for the draft, and a counter. */
const strict = (): Procedure =>
  load("gulkevichi.yaml", (text) =>
    text
      .replace(
        "        warnBefore: 2wh\n        onBreach: [unitHead, controller]\n        reading:\n          quote: В срок, не превышающий 8-х",
        `        onBreach:
          - { before: 1wh, notify: unit }
          - unitHead
          - { after: 1wh, notify: [controller], clause: "4.2" }
          - { after: 1wd, notify: head, clause: "4.1" }
        reading:
          quote: В срок, не превышающий 8-х`,
      )
      .replace("reports:\n", 'breaches: { period: month, notifyAt: 2, notify: [unitHead, head], clause: "4.1" }\nreports:\n'),
  );

const write = async (town: Town): Promise<CaseId> => {
  count += 1;
  const event = comment({ externalId: `b${count}`, occurredAt: clock.at, thread: { publicPostId: `post-${count}` } });
  await town.app.receive("vk", town.pageKey, webhookOf(`b${count}`, [event]));
  await drainInbox(deskOf(town.parts));
  const { rows } = await town.app.list(town.as("curator"), { view: "all", limit: 100, cursor: null });
  const [newest] = rows.toSorted((a, b) => b.projection.number - a.projection.number);
  return newest?.projection.caseId ?? expect.fail("no case");
};

const intoWork = async (town: Town, caseId: CaseId): Promise<void> => {
  await town.move("curator", caseId, { do: "placeInUrgentFolder" });
  await town.move("head", caseId, { do: "resolve", units: ["zhkh"], instruction: "" });
  await town.move("curator", caseId, { do: "dispatch" });
};

const sweepAt = async (town: Town, at: string): Promise<void> => {
  clock.at = moscow(at);
  await warn(deskOf(town.parts), town.tenantId);
};

const told = async (town: Town, role: TownRole) =>
  (await town.app.duty.notices(town.as(role)))
    .filter(({ timer, kind }) => timer === "draft" || timer === "answer" || kind === "breachCount")
    .map(({ kind, clause }) => `${kind} ${clause}`)
    .toSorted();

describe("4.1, 4.2: the ladder after a breach", () => {
  test("4.1: each rung tells its own people at its own working time, with its own clause", async () => {
    clock.at = monday;
    const town = await startTown({ store: fresh.store, channel, clock, act: { ...strict(), breaches: null } });
    await intoWork(town, await write(town));
    const everybody = async () => [await told(town, "zhkh"), await told(town, "controller"), await told(town, "head")];
    await sweepAt(town, "2026-11-23T16:47:00");
    expect(await everybody()).toEqual([[], [], []]);
    await sweepAt(town, "2026-11-23T16:49:00");
    expect(await everybody()).toEqual([["warning 3.1.2"], [], []]);
    await sweepAt(town, "2026-11-24T08:48:01");
    expect(await everybody()).toEqual([["breach 3.1.2", "warning 3.1.2"], [], []]);
    await sweepAt(town, "2026-11-24T09:48:00");
    expect(await everybody()).toEqual([["breach 3.1.2", "warning 3.1.2"], ["breach 4.2"], []]);
    await sweepAt(town, "2026-11-25T17:00:00");
    await sweepAt(town, "2026-11-26T08:00:00");
    expect(await everybody()).toEqual([["breach 3.1.2", "warning 3.1.2"], ["breach 4.2"], ["breach 4.1"]]);
  });

  test("4.1: a draft that comes between two rungs ends the ladder", async () => {
    clock.at = monday;
    const town = await startTown({ store: fresh.store, channel, clock, act: { ...strict(), breaches: null } });
    const caseId = await write(town);
    await intoWork(town, caseId);
    await sweepAt(town, "2026-11-24T08:50:00");
    await town.move("zhkh", caseId, { do: "submitDraft", text: "Ответ", files: [], measures: "" });
    await sweepAt(town, "2026-11-26T09:00:00");
    expect(await told(town, "zhkh")).toContain("breach 3.1.2");
    expect(await told(town, "head")).toEqual([]);
  });
});

describe("4.1: the act's counter of breaches", () => {
  test("4.1: the second breach of a unit in the month is told to its head and the Head, once, and anew next month", async () => {
    clock.at = monday;
    const town = await startTown({ store: fresh.store, channel, clock, act: strict() });
    const counts = async () =>
      (await town.app.duty.breaches(town.as("controller")))?.units.map(({ unit, count: n }) => `${unit.unitId} ${n}`);
    const reached = async (role: TownRole) => (await told(town, role)).filter((one) => one.startsWith("breachCount"));
    await intoWork(town, await write(town));
    await sweepAt(town, "2026-11-24T09:00:00");
    expect(await counts()).toEqual(["zhkh 1"]);
    expect(await reached("head")).toEqual([]);
    await intoWork(town, await write(town));
    await sweepAt(town, "2026-11-25T09:30:00");
    await sweepAt(town, "2026-11-25T09:45:00");
    expect(await reached("head")).toEqual(["breachCount 4.1"]);
    expect(await reached("zhkh")).toEqual(["breachCount 4.1"]);
    expect(await reached("roads")).toEqual([]);
    expect(await reached("controller")).toEqual([]);
    clock.at = moscow("2026-12-02T09:00:00");
    expect(await counts()).toEqual([]);
    expect(await town.app.duty.breaches(town.as("zhkh"))).toBeNull();
  });

  test("4.1: what ran out while the curator or the Head had the move is no breach of the unit, nor is a window that nobody used", async () => {
    clock.at = monday;
    const town = await startTown({ store: fresh.store, channel, clock, act: strict() });
    const caseId = await write(town);
    await town.move("curator", caseId, { do: "placeInUrgentFolder" });
    await sweepAt(town, "2026-11-24T09:00:00");
    await town.move("head", caseId, { do: "resolve", units: ["zhkh"], instruction: "" });
    await town.move("curator", caseId, { do: "dispatch" });
    await town.move("zhkh", caseId, { do: "submitDraft", text: "Ответ", files: [], measures: "" });
    await sweepAt(town, "2026-11-27T09:00:00");
    expect((await town.app.duty.breaches(town.as("controller")))?.units).toEqual([]);
  });
});

describe("the ladder of another act, by its file alone", () => {
  test("Sevastopol: a message of raised importance breaks its own shorter term, and the act's counter has it where the act counts", async () => {
    clock.at = monday;
    const base = load("samples/sevastopol.yaml", (text) =>
      text
        .replace("        warnBefore: 1wh\n", "        warnBefore: 1wh\n        onBreach: [unitHead, { after: 1wh, notify: curator }]\n")
        .concat('\nbreaches: { period: quarter, notifyAt: 1, notify: curator, clause: "2" }\n'),
    );
    const town = await startTown({ store: fresh.store, channel, clock, act: base, route: "network" });
    const caseId = await write(town);
    await town.move("curator", caseId, { do: "setImportance", importance: "raised" });
    await town.move("curator", caseId, { do: "dispatch", units: ["zhkh"], answerable: "zhkh" });
    await sweepAt(town, "2026-11-23T13:47:00");
    expect(await told(town, "zhkh")).toEqual(["warning 2"]);
    await sweepAt(town, "2026-11-23T13:50:00");
    expect(await told(town, "zhkh")).toEqual(["breach 2", "warning 2"]);
    expect(await told(town, "curator")).toEqual(["breachCount 2"]);
    await sweepAt(town, "2026-11-23T14:48:00");
    expect(await told(town, "curator")).toEqual(["breach 2", "breachCount 2"]);
  });
});
