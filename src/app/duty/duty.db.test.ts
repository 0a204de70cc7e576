import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { CaseId } from "#case";
import { scriptedChannel, webhookOf } from "../../testing/app-channel.ts";
import { comment, moscow, startTown, type Clock, type Town, type TownRole } from "../../testing/app-town.ts";
import { freshStore, type FreshStore } from "../../testing/database-fresh.ts";
import { deskOf } from "../desk.ts";
import type { Principal } from "../face.ts";
import { drainInbox } from "../intake/drain-inbox.ts";
import { warn } from "./warn.ts";

const monday = moscow("2026-11-23T09:00:00");
const hour = 3_600_000;
const day = 24 * hour;
const clock: Clock = { at: monday };
const channel = scriptedChannel(() => clock.at);
let fresh: FreshStore;
let count = 0;

beforeAll(async () => {
  fresh = await freshStore({ now: () => clock.at });
});
afterAll(() => fresh.end());

const begin = async (): Promise<{ readonly town: Town; readonly caseId: CaseId }> => {
  clock.at = monday;
  const town = await startTown({ store: fresh.store, channel, clock });
  count += 1;
  const event = comment({
    externalId: `d${count}`,
    occurredAt: clock.at,
    text: "Прорвало трубу",
    thread: { publicPostId: `post-${count}` },
  });
  await town.app.receive("vk", town.pageKey, webhookOf(`d${count}`, [event]));
  await drainInbox(deskOf(town.parts));
  const { rows } = await town.app.list(town.as("curator"), { view: "all", limit: 1, cursor: null });
  return { town, caseId: rows[0]?.projection.caseId ?? expect.fail("no case") };
};

const intoWork = async (town: Town, caseId: CaseId): Promise<void> => {
  await town.move("curator", caseId, { do: "placeInUrgentFolder" });
  await town.move("head", caseId, { do: "resolve", units: ["zhkh"], instruction: "" });
  await town.move("curator", caseId, { do: "dispatch" });
};

const onDuty = (town: Town, role: TownRole, from: number, to: number) =>
  town.app.duty.addTurn(town.as("curator"), { kind: "duty", personId: `p-${role}`, from, to });

const told = async (town: Town, role: TownRole) => (await town.app.duty.notices(town.as(role))).map(({ kind, timer }) => [kind, timer]);

const sweepAt = async (town: Town, at: number): Promise<void> => {
  clock.at = at;
  await warn(deskOf(town.parts), town.tenantId);
};

const signedIn = async (town: Town, role: TownRole): Promise<Principal> =>
  (await town.app.principalOf(town.as(role).person.userId)) ?? expect.fail("nobody");

describe("3.10: duty", () => {
  test("3.10: an emergency calls the people on duty now and the Head, once, and nobody else", async () => {
    const { town, caseId } = await begin();
    expect(await onDuty(town, "controller", monday - day, monday + day)).toEqual({ kind: "done" });
    expect(await onDuty(town, "curator", monday + day, monday + 2 * day)).toEqual({ kind: "done" });
    await town.move("curator", caseId, { do: "declareEmergency", reason: "Дом без воды" });
    expect(await told(town, "controller")).toEqual([["emergency", null]]);
    expect(await told(town, "head")).toEqual([["emergency", null]]);
    expect(await told(town, "curator")).toEqual([]);
    expect(await told(town, "roads")).toEqual([]);
    const [notice] = await town.app.duty.notices(town.as("head"));
    expect(notice).toMatchObject({ caseId, clause: "3.10", seenAt: null, excerpt: "Прорвало трубу" });
    await town.app.duty.seen(town.as("head"), notice?.noticeId ?? "");
    expect((await town.app.duty.notices(town.as("head")))[0]?.seenAt).toBe(clock.at);
    expect((await town.app.duty.notices(town.as("controller")))[0]?.seenAt).toBeNull();
  });

  test("3.10: a message to an emergency while the office is closed calls the people on duty; in office hours it does not", async () => {
    const { town, caseId } = await begin();
    await onDuty(town, "controller", monday - day, monday + 10 * day);
    await town.move("curator", caseId, { do: "declareEmergency", reason: "Дом без воды" });
    const edit = async (externalId: string, at: number): Promise<void> => {
      clock.at = at;
      const said = comment({
        externalId: `d${count}`,
        occurredAt: at,
        text: `Всё ещё нет воды ${externalId}`,
        thread: { publicPostId: `post-${count}` },
      });
      await town.app.receive("vk", town.pageKey, webhookOf(externalId, [{ ...said, kind: "comment.edited", dedupKey: externalId }]));
      await drainInbox(deskOf(town.parts));
    };
    await edit(`e1-${count}`, monday + hour);
    expect(await told(town, "controller")).toEqual([["emergency", null]]);
    await edit(`e2-${count}`, moscow("2026-11-28T12:00:00"));
    expect(await told(town, "controller")).toEqual([
      ["messageOnDayOff", null],
      ["emergency", null],
    ]);
  });

  test("3.10: the curator and the administrator keep the roster, the Head only reads it; a turn taken away calls nobody", async () => {
    const { town, caseId } = await begin();
    expect(
      await town.app.duty.addTurn(town.as("head"), { kind: "duty", personId: "p-controller", from: monday, to: monday + day }),
    ).toBeNull();
    expect(await onDuty(town, "controller", monday, monday)).toMatchObject({ kind: "badInput", problems: [{ code: "EMPTY_TURN" }] });
    await onDuty(town, "controller", monday - hour, monday + day);
    const [turn] = (await town.app.duty.roster(town.as("head")))?.duty ?? [];
    expect(turn).toMatchObject({ personId: "p-controller", from: monday - hour, to: monday + day });
    expect(await town.app.duty.endTurn(town.as("head"), "duty", turn?.turnId ?? "")).toBeNull();
    expect(await town.app.duty.endTurn(town.as("administrator"), "duty", turn?.turnId ?? "")).toBe(true);
    expect(await town.app.duty.endTurn(town.as("administrator"), "duty", turn?.turnId ?? "")).toBe(false);
    await town.move("curator", caseId, { do: "declareEmergency", reason: "Дом без воды" });
    expect(await told(town, "controller")).toEqual([]);
  });

  test("3.10: on duty is whoever may open every card: a unit's person is refused with the reason, unless an order makes them a curator", async () => {
    const { town, caseId } = await begin();
    expect(await onDuty(town, "roads", monday - hour, monday + day)).toMatchObject({
      kind: "badInput",
      problems: [{ code: "DUTY_NEEDS_ALL_CASES", path: "personId" }],
    });
    expect(await onDuty(town, "administrator", monday - hour, monday + day)).toMatchObject({ problems: [{ code: "NEVER_ON_DUTY" }] });
    const order = { kind: "acting", personId: "p-roads", role: "curator", from: monday - hour, to: monday + day, basis: "№ 7" } as const;
    expect(await town.app.duty.addTurn(town.as("administrator"), order)).toEqual({ kind: "done" });
    expect(await onDuty(town, "roads", monday - hour, monday + 2 * day)).toMatchObject({ kind: "badInput" });
    expect(await onDuty(town, "roads", monday - hour, monday + day)).toEqual({ kind: "done" });
    await town.move("curator", caseId, { do: "declareEmergency", reason: "Дом без воды" });
    expect(await told(town, "roads")).toEqual([["emergency", null]]);
    expect(await town.app.card(await signedIn(town, "roads"), caseId)).not.toBeNull();
  });
});

describe("4.1, 4.2: warnings and the ladder", () => {
  test("4.1: the unit is warned before its draft is due, and after the breach it and the controller are told, each once", async () => {
    const { town, caseId } = await begin();
    await intoWork(town, caseId);
    const card = (await town.app.card(town.as("curator"), caseId)) ?? expect.fail("no card");
    const draft = card.timers.find(({ timer }) => timer === "draft") ?? expect.fail("no draft");
    await sweepAt(town, (draft.warnAt ?? 0) - 1);
    expect(await told(town, "zhkh")).toEqual([]);
    await sweepAt(town, draft.warnAt ?? 0);
    await sweepAt(town, (draft.warnAt ?? 0) + 1000);
    expect(await told(town, "zhkh")).toEqual([["warning", "draft"]]);
    expect(await told(town, "controller")).toEqual([]);
    const nextMorning = moscow("2026-11-24T09:30:00");
    await sweepAt(town, nextMorning);
    await sweepAt(town, nextMorning + 1000);
    expect((await told(town, "zhkh")).filter(([, timer]) => timer === "draft")).toEqual([
      ["breach", "draft"],
      ["warning", "draft"],
    ]);
    expect((await told(town, "controller")).filter(([, timer]) => timer === "draft")).toEqual([["breach", "draft"]]);
    expect(await told(town, "roads")).toEqual([]);
  });

  test("4.2: outside office hours nobody is told until the next opening, except of an emergency", async () => {
    const { town, caseId } = await begin();
    await intoWork(town, caseId);
    const night = moscow("2026-11-24T22:00:00");
    await sweepAt(town, night);
    expect(await told(town, "controller")).toEqual([]);
    await sweepAt(town, moscow("2026-11-25T08:00:00"));
    expect(await told(town, "controller")).not.toEqual([]);

    const other = await begin();
    await intoWork(other.town, other.caseId);
    await other.town.move("curator", other.caseId, { do: "declareEmergency", reason: "Дом без воды" });
    await sweepAt(other.town, night);
    expect(await told(other.town, "controller")).not.toEqual([]);
  });
});

describe("4.1: acting officials", () => {
  test("4.1: whoever acts as the Head has the Head's rights on the days of the order, and the history says so", async () => {
    const { town, caseId } = await begin();
    await town.move("curator", caseId, { do: "placeInUrgentFolder" });
    const order = {
      kind: "acting",
      personId: "p-controller",
      role: "head",
      from: monday,
      to: monday + day,
      basis: "Распоряжение 12-р",
    } as const;
    expect(await town.app.duty.addTurn(town.as("curator"), order)).toBeNull();
    expect(await town.app.duty.addTurn(town.as("administrator"), { ...order, basis: " " })).toMatchObject({ kind: "badInput" });
    expect(await town.app.duty.addTurn(town.as("administrator"), order)).toEqual({ kind: "done" });
    const acting = await signedIn(town, "controller");
    expect(acting).toMatchObject({ isActing: true, person: { role: "head", personId: "p-controller" } });
    const seen = await town.app.card(acting, caseId);
    const outcome = await town.app.move(acting, caseId, seen?.parts.projection.version ?? 0, {
      do: "resolve",
      units: ["zhkh"],
      instruction: "",
    });
    if (outcome.kind !== "done") expect.fail(outcome.kind);
    expect(outcome.card.parts.events.at(-1)?.actor).toMatchObject({ role: "head", personId: "p-controller" });
    expect(outcome.card.acting).toMatchObject([{ personId: "p-controller", role: "head" }]);
    clock.at = monday + day;
    expect((await signedIn(town, "controller")).person.role).toBe("controller");
  });
});
