import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { setUpOrganisation } from "#app";
import type { CaseId } from "#case";
import type { Procedure } from "#procedure";
import { scriptedChannel, webhookOf } from "../../testing/app-channel.ts";
import { comment, moscow, shippedAct, startTown, testOffice, type Clock, type Town } from "../../testing/app-town.ts";
import { freshStore, type FreshStore } from "../../testing/database-fresh.ts";
import { deskOf } from "../desk.ts";
import { drainInbox } from "../intake/drain-inbox.ts";
import { recomputeOpen } from "./recompute.ts";

const monday = moscow("2026-11-23T09:00:00");
const clock: Clock = { at: monday };
const channel = scriptedChannel(() => clock.at);
const sixDays = { hours: { "mon-sat": "07:00-15:00" } };
let fresh: FreshStore;

beforeAll(async () => {
  fresh = await freshStore({ now: () => clock.at });
});
afterAll(() => fresh.end());

/** The house's act with the draft counted by the unit's own hours. */
const byUnit = (): Procedure => {
  const act = shippedAct();
  const pages = act.routes["pages"] ?? expect.fail("no route");
  const draft = pages.timers["draft"] ?? expect.fail("no draft");
  return { ...act, routes: { ...act.routes, pages: { ...pages, timers: { ...pages.timers, draft: { ...draft, calendar: "unit" } } } } };
};

const begin = async (): Promise<{ readonly town: Town; readonly caseId: CaseId }> => {
  clock.at = monday;
  const town = await startTown({ store: fresh.store, channel, clock, act: byUnit() });
  await town.app.receive("vk", town.pageKey, webhookOf("u1", [comment({ externalId: "u1", occurredAt: clock.at })]));
  await drainInbox(deskOf(town.parts));
  const [card] = await town.cards();
  const caseId = card?.state.caseId ?? expect.fail("no case");
  await town.move("curator", caseId, { do: "placeInUrgentFolder" });
  await town.move("head", caseId, { do: "resolve", units: ["zhkh", "roads"], answerable: "roads", instruction: "" });
  await town.move("curator", caseId, { do: "dispatch" });
  return { town, caseId };
};

const due = async (town: Town, caseId: CaseId) => {
  const card = await town.app.card(town.as("curator"), caseId);
  const at = card?.timers.find(({ timer }) => timer === "draft")?.due ?? null;
  return { card: at, list: card?.parts.projection.timers.find(({ timer }) => timer === "draft")?.due ?? null };
};

describe("2.6: a unit may have hours of its own", () => {
  test("2.6: a clock that the act counts by the unit goes by the hours of the answerable unit, else by the office's", async () => {
    const { town, caseId } = await begin();
    expect((await due(town, caseId)).card).toBe(moscow("2026-11-24T08:48:00"));
    const set = await town.app.rules.setUnitHours(town.as("administrator"), { unitId: "roads", hours: sixDays, reason: "Приказ 5" });
    expect(set).toMatchObject({
      kind: "done",
      units: [
        { unitId: "roads", hours: sixDays },
        { unitId: "zhkh", hours: null },
      ],
    });
    expect((await due(town, caseId)).card).toBe(moscow("2026-11-24T09:00:00"));
    await recomputeOpen(deskOf(town.parts), town.tenantId);
    expect((await due(town, caseId)).list).toBe(moscow("2026-11-24T09:00:00"));
    expect((await town.app.deadline(town.as("curator"), caseId, "draft"))?.due).toBe(moscow("2026-11-24T09:00:00"));
    await town.app.rules.setUnitHours(town.as("administrator"), {
      unitId: "zhkh",
      hours: { hours: { mon: "10:00-11:00" } },
      reason: "Приказ 6",
    });
    expect((await due(town, caseId)).card).toBe(moscow("2026-11-24T09:00:00"));
    await town.app.rules.setUnitHours(town.as("administrator"), { unitId: "roads", hours: null, reason: "Приказ 7" });
    expect((await due(town, caseId)).card).toBe(moscow("2026-11-24T08:48:00"));
  });

  test("2.6: the step that names the unit already counts by its hours, in the lists too", async () => {
    const { town } = await begin();
    await town.app.rules.setUnitHours(town.as("administrator"), { unitId: "zhkh", hours: sixDays, reason: "Приказ 5" });
    await town.app.receive(
      "vk",
      town.pageKey,
      webhookOf("u2", [comment({ externalId: "u2", occurredAt: clock.at, thread: { publicPostId: "2" } })]),
    );
    await drainInbox(deskOf(town.parts));
    const fresh = (await town.cards()).find(({ state }) => state.units.length === 0) ?? expect.fail("no case");
    const { caseId } = fresh.state;
    await town.move("curator", caseId, { do: "placeInUrgentFolder" });
    await town.move("head", caseId, { do: "resolve", units: ["zhkh"], instruction: "" });
    const counted = await due(town, caseId);
    expect(counted).toEqual({ card: moscow("2026-11-24T09:00:00"), list: moscow("2026-11-24T09:00:00") });
  });

  test("2.6: hours that cannot be read are said at their place, an unknown unit is not found, and only the administrator sets them", async () => {
    const { town } = await begin();
    const set = (role: "administrator" | "curator", unitId: string, hours: unknown) =>
      town.app.rules.setUnitHours(town.as(role), { unitId, hours, reason: "Приказ" });
    expect(await set("administrator", "roads", { hours: { mon: "25:00-26:00" } })).toMatchObject({
      kind: "badInput",
      problems: [{ path: expect.stringContaining("hours."), ru: expect.any(String) }],
    });
    expect(await set("administrator", "police", sixDays)).toEqual({ kind: "notFound" });
    expect(await set("curator", "roads", sixDays)).toBeNull();
    expect(await town.app.rules.units(town.as("curator"))).toBeNull();
  });

  test("2.6: the set-up file brings a unit's hours, and again writes nothing anew", async () => {
    const { town } = await begin();
    const units = [{ unitId: "zhkh", title: "Управление ЖКХ", shortTitle: "ЖКХ", hours: sixDays }];
    const organisation = { tenantId: town.tenantId, title: "Городок", office: testOffice, procedure: "gulkevichi", people: [], pages: [] };
    for (let again = 0; again < 2; again += 1) await setUpOrganisation(town.parts, { ...organisation, units });
    const found = await fresh.store.transaction(town.tenantId, (tx) => tx.units());
    expect(found.find(({ unitId }) => unitId === "zhkh")?.hours).toEqual(sixDays);
  });
});
