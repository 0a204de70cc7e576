import { readFileSync } from "node:fs";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { comment, moscow, startTown, type Clock, type Town, type TownRole } from "../../testing/app-town.ts";
import { scriptedChannel, webhookOf } from "../../testing/app-channel.ts";
import { freshStore, type FreshStore } from "../../testing/database-fresh.ts";
import { createApp } from "../create-app.ts";
import { deskOf } from "../desk.ts";
import { drainInbox } from "../intake/drain-inbox.ts";
import type { Change } from "../ports/store.ts";
import { recomputeOpen } from "./recompute.ts";

const arrival = moscow("2026-11-23T09:00:00");
const clock: Clock = { at: arrival };
const channel = scriptedChannel(() => clock.at);
let fresh: FreshStore;
let town: Town;
let count = 0;
beforeAll(async () => {
  fresh = await freshStore({ now: () => clock.at });
});
afterAll(() => fresh.end());

const write = async (): Promise<void> => {
  count += 1;
  const event = comment({ externalId: `r${count}`, occurredAt: clock.at, author: { id: `citizen-${count}`, kind: "user" } });
  await town.app.receive("vk", town.pageKey, webhookOf(`rk${count}`, [event]));
  await drainInbox(deskOf(town.parts));
};

beforeEach(async () => {
  clock.at = arrival;
  town = await startTown({ store: fresh.store, channel, clock });
  await write();
  const [card] = await town.cards();
  await town.move("curator", card!.state.caseId, { do: "placeInUrgentFolder" });
  await town.move("head", card!.state.caseId, { do: "resolve", units: ["zhkh"], instruction: "" });
  await town.move("curator", card!.state.caseId, { do: "dispatch" });
});

/** Tuesday 24 November becomes a day off, Saturday 28 November is worked in its place. */
const file = `years:
  2026:
    basis: Постановление для проверки
    transfers:
      - { from: 2026-01-03, to: 2026-01-09 }
      - { from: 2026-01-04, to: 2026-12-31 }
      - { from: 2026-11-28, to: 2026-11-24 }
`;
const reason = "Новое постановление";
const dueOf = async (timer: string, role: TownRole = "curator"): Promise<number | null> =>
  (await town.cards(role))[0]!.timers.find((one) => one.timer === timer)!.due;
const preview = async (text: string, role: TownRole = "administrator") => town.app.rules.previewCalendar(town.as(role), text);
const adopt = (text: string, seen: number, role: TownRole = "administrator") =>
  town.app.rules.adoptCalendar(town.as(role), { text, reason, seen });

describe("3.1.2: a new production calendar moves the open deadlines", () => {
  test("3.1.2: the preview names case, term, clause, old and new due, and writes nothing", async () => {
    const before = await dueOf("draft");
    const seen = await preview(file);
    if (seen?.kind !== "preview") throw new Error(JSON.stringify(seen));
    expect(seen).toMatchObject({ calendarId: "ru", years: [2026], openCases: 1, version: 0 });
    const draft = seen.moved.find(({ timer }) => timer === "draft");
    expect(draft).toMatchObject({ clause: "3.1.2", was: before, becomes: before! + 86_400_000 });
    expect(draft?.title.ru).not.toBe("");
    expect(await dueOf("draft")).toBe(before);
    expect((await town.app.rules.calendar(town.as("administrator")))?.history).toEqual([]);
  });

  test("3.1.2: once in force, cards and lists count by it, and the old value is kept with who, when and why", async () => {
    const before = await dueOf("draft");
    const outcome = await adopt(file, 0);
    expect(outcome).toMatchObject({ kind: "adopted" });
    expect(await dueOf("draft")).toBe(before! + 86_400_000);
    const { rows } = await town.app.list(town.as("curator"), { view: "all", limit: 10, cursor: null });
    expect(rows[0]?.projection.nearest?.due).toBe(before! + 86_400_000);
    const settings = await town.app.rules.calendar(town.as("administrator"));
    expect(settings?.history).toMatchObject([{ version: 1, by: "administrator", at: arrival, reason, years: [2026] }]);
    const moved = await town.app.rules.moved(town.as("administrator"), 1);
    expect(moved?.find(({ timer }) => timer === "draft")).toMatchObject({ was: before, becomes: before! + 86_400_000 });
    expect(moved).toHaveLength(settings!.history[0]!.movedCount);
    await recomputeOpen(deskOf(town.parts), town.tenantId);
    expect((await town.cards())[0]!.parts.projection.nearest?.due).toBe(before! + 86_400_000);
  });

  test("3.1.2: a process that was running before takes the new calendar at once, and is told", async () => {
    const other = createApp(town.parts);
    const caseId = (await town.cards())[0]!.state.caseId;
    const before = (await other.card(town.as("curator"), caseId))?.timers.find(({ timer }) => timer === "draft")?.due;
    const heard: Change[] = [];
    const stop = await fresh.store.listen((change) => heard.push(change));
    await adopt(file, 0);
    await expect.poll(() => heard.some((change) => change.kind === "rules" && change.tenantId === town.tenantId)).toBe(true);
    await stop();
    const after = (await other.card(town.as("curator"), caseId))?.timers.find(({ timer }) => timer === "draft")?.due;
    expect(after).toBe(before! + 86_400_000);
    expect((await other.desk(town.as("curator"))).calendars).toHaveLength(town.parts.calendars.length);
  });

  test("3.1.2: of two administrators one wins, and the other's file is not written", async () => {
    expect(await adopt(file, 0)).toMatchObject({ kind: "adopted" });
    expect(await adopt(file, 0)).toEqual({ kind: "conflict" });
    expect((await town.app.rules.calendar(town.as("administrator")))?.version).toBe(1);
  });

  test("3.1.2: a file with a fault is turned down with the line and what to do", async () => {
    const bad = await preview(file.replace("to: 2026-11-24", "to: 2026-11-29"));
    expect(bad).toMatchObject({ kind: "problems", problems: [{ code: "transferTo", line: 7 }] });
    expect(await adopt("years: [", 0)).toMatchObject({ kind: "problems", problems: [{ line: 1 }] });
    expect(await preview("just words")).toMatchObject({ kind: "problems", problems: [{ code: "noCalendar" }] });
    expect(await preview(`id: ru\nversion: "9"\nholidays: []\nyears: { 2026: { basis: x } }\n`)).toMatchObject({ kind: "problems" });
  });

  test("1.6: only the administrator sees and changes the calendar; nothing of it reaches a neighbour", async () => {
    for (const role of ["curator", "head", "zhkh", "controller"] as const) {
      expect(await town.app.rules.calendar(town.as(role)), role).toBeNull();
      expect(await preview(file, role), role).toBeNull();
      expect(await adopt(file, 0, role), role).toBeNull();
    }
    await adopt(file, 0);
    const neighbour = await startTown({ store: fresh.store, channel, clock });
    expect(await neighbour.app.rules.calendar(neighbour.as("administrator"))).toMatchObject({ version: 0, history: [] });
    expect(JSON.stringify((await neighbour.app.desk(neighbour.as("curator"))).calendars)).not.toContain("Постановление для проверки");
  });
});

const act = readFileSync(new URL("../../../procedures/gulkevichi.yaml", import.meta.url), "utf8");
const edition2 = act.replace('edition: "1"', 'edition: "2"').replace(/(      draft:\n(?:.*\n){0,4}?        term: )8wh/u, "$16wh");
const bring = (text: string, from: string, role: TownRole = "administrator") =>
  town.app.rules.adoptAct(town.as(role), { text, from, reason });

describe("1.3: a new edition of the act", () => {
  test("1.3: new cases take the edition in force, cases under way keep theirs", async () => {
    expect(await bring(edition2, "2026-11-23")).toMatchObject({ kind: "adopted" });
    clock.at += 60_000;
    await write();
    const cards = await town.cards();
    expect(cards.map(({ state, procedure }) => `${state.edition} by ${procedure.edition}`).toSorted()).toEqual(["1 by 1", "2 by 2"]);
    const settings = await town.app.rules.act(town.as("controller"));
    expect(settings?.procedure.edition).toBe("2");
    expect(settings?.editions).toMatchObject([
      { edition: "2", isInForce: true, openCases: 1, adopted: { by: "administrator", reason } },
      { edition: "1", isInForce: false, openCases: 1, adopted: null },
    ]);
    expect(settings?.mayAdopt).toBe(false);
  });

  test("1.3: an edition waits for its day", async () => {
    expect(await bring(edition2, "2026-11-25")).toMatchObject({ kind: "adopted" });
    await write();
    expect((await town.cards()).map(({ state }) => state.edition)).toEqual(["1", "1"]);
    clock.at = moscow("2026-11-25T08:30:00");
    await write();
    expect((await town.cards()).map(({ state }) => state.edition).toSorted()).toEqual(["1", "1", "2"]);
  });

  test("1.3: the check says what would change, and in how many open cases a changed term runs", async () => {
    const check = await town.app.rules.checkAct(town.as("curator"), edition2);
    expect(check?.problems).toEqual([]);
    expect(check?.act).toMatchObject({ comparedWith: "1", openCases: 1, explored: { ok: true, complete: true } });
    expect(check?.act?.terms).toMatchObject([{ clause: "3.1.2", path: "routes.pages.timers.draft", openCases: 1 }]);
    const broken = await town.app.rules.checkAct(town.as("controller"), act.replace("edition:", "editoin:"));
    expect(broken).toMatchObject({ act: null });
    expect(broken?.problems[0]?.remedyRu).not.toBe("");
  });

  test("1.3: what does not fit this municipality does not come into force", async () => {
    const codes = async (text: string, from = "2026-11-23"): Promise<readonly string[]> => {
      const outcome = await bring(text, from);
      return outcome?.kind === "problems" ? outcome.problems.map(({ code }) => code) : [];
    };
    expect(await codes(act)).toEqual(["knownEdition"]);
    expect(await codes(edition2, "2026-11-22")).toEqual(["fromPast"]);
    expect(await codes(edition2.replace("code: gulkevichi", "code: other"))).toEqual(["foreignCode"]);
    expect((await town.app.rules.act(town.as("curator")))?.editions).toHaveLength(1);
  });

  test("1.6: curator, Head and controller read the act, only the administrator brings one into force, a unit does neither", async () => {
    expect(await town.app.rules.act(town.as("zhkh"))).toBeNull();
    expect(await town.app.rules.checkAct(town.as("zhkh"), act)).toBeNull();
    for (const role of ["curator", "head", "controller"] as const) {
      expect(await town.app.rules.act(town.as(role)), role).not.toBeNull();
      expect(await bring(edition2, "2026-11-23", role), role).toBeNull();
    }
  });
});
