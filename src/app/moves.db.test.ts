import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { CaseId } from "#case";
import { freshStore, type FreshStore } from "../testing/database-fresh.ts";
import { scriptedChannel, webhookOf } from "../testing/app-channel.ts";
import { comment, moscow, startTown, type Clock, type Town, type TownRole } from "../testing/app-town.ts";
import { deskOf } from "./desk.ts";
import type { DeskMove } from "./face.ts";
import { drainInbox } from "./intake/drain-inbox.ts";
import { importIncidents } from "./import-incidents.ts";
import { publish } from "./outbox/publish.ts";
import { rebuild } from "./rebuild.ts";
import { refreshDue, sweep } from "./sweep.ts";

const arrival = moscow("2026-11-23T09:00:00");
const clock: Clock = { at: arrival };
const channel = scriptedChannel(() => clock.at);
let fresh: FreshStore;
let count = 0;

beforeAll(async () => {
  fresh = await freshStore({ now: () => clock.at });
});
afterAll(() => fresh.end());

const newTown = async (): Promise<Town> => {
  clock.at = arrival;
  return startTown({ store: fresh.store, channel, clock });
};

const write = async (town: Town, text: string, thread: Readonly<Record<string, string>> = {}): Promise<string> => {
  count += 1;
  const event = comment({ externalId: `c${count}`, occurredAt: clock.at, text, thread: { publicPostId: "post-1", ...thread } });
  await town.app.receive("vk", town.pageKey, webhookOf(`k${count}`, [event]));
  await drainInbox(deskOf(town.parts));
  return event.externalId;
};

const letOut = async (town: Town, caseId: CaseId): Promise<void> => {
  const card = await town.app.card(town.as("curator"), caseId);
  const row = card!.parts.publications.find(({ status }) => status === "queued")!;
  await publish(deskOf(town.parts), town.tenantId, row.publicationId);
};

const later = (minutes: number): void => void (clock.at += minutes * 60_000);

describe("3.1: the whole route", () => {
  it("3.1.1–3.1.7: urgent folder, resolution, dispatch, clarification, rework, the Head's refusal, approval, public reply", async () => {
    const town = await newTown();
    const root = await write(town, "Нет света на Садовой");
    const caseId = (await town.cards())[0]!.state.caseId;
    const go = (role: TownRole, move: DeskMove) => {
      later(1);
      return town.move(role, caseId, move);
    };
    await go("curator", { do: "placeInUrgentFolder" });
    await go("head", { do: "resolve", units: ["zhkh"], instruction: "Разобраться" });
    await go("curator", { do: "dispatch" });
    await go("zhkh", { do: "askClarification", question: "У какого дома?" });
    const agreed = await go("curator", { do: "agreeClarification" });
    expect(agreed.waitingFor).toEqual(["network"]);
    await letOut(town, caseId);
    const waiting = await town.app.card(town.as("zhkh"), caseId);
    expect(waiting?.waitingFor).toEqual(["author"]);
    expect(waiting?.timers.find(({ timer }) => timer === "draft")?.status).toBe("suspended");

    later(30);
    await write(town, "У дома 12", { rootCommentId: root, parentCommentId: root });
    const answered = await town.app.card(town.as("zhkh"), caseId);
    expect(answered?.state.clarifications.at(-1)?.answeredAt).toBe(clock.at);
    expect(answered?.waitingFor).toEqual(["unit"]);

    const first = await go("zhkh", { do: "submitDraft", text: "Починим.", files: [], measures: "" });
    const firstDraft = first.state.drafts.at(-1)!;
    await go("curator", { do: "returnForRework", draftId: firstDraft.draftId, remarks: "Когда?" });
    const second = await go("zhkh", { do: "submitDraft", text: "Починим в среду.", files: [], measures: "Заявка подана" });
    const draft = second.state.drafts.at(-1)!;
    const texts = { draftId: draft.draftId, digest: draft.text.digest };
    await go("curator", { do: "accept", ...texts });
    await go("head", { do: "refuseApproval", draftId: draft.draftId, remarks: "Назвать число" });
    const third = await go("zhkh", { do: "submitDraft", text: "Починим 25 ноября.", files: [], measures: "Заявка подана" });
    const last = third.state.drafts.at(-1)!;
    await go("curator", { do: "accept", draftId: last.draftId, digest: last.text.digest });
    await go("head", { do: "approve", draftId: last.draftId, digest: last.text.digest });
    later(1);
    await letOut(town, caseId);

    const done = await town.app.card(town.as("curator"), caseId);
    expect(done?.state.step).toBe("answered");
    expect(channel.wall.slice(-2).map(({ reply }) => reply.text)).toEqual(["У какого дома?", "Починим 25 ноября."]);
    expect(done?.timers.find(({ timer }) => timer === "total")?.status).toBe("met");
    expect((await fresh.store.transaction(town.tenantId, (tx) => tx.loadCase(caseId))).length).toBe(done?.parts.projection.version);
  });

  it("3.1.7: a return before there is a reply is refused, and the refusal leaves no text behind", async () => {
    const town = await newTown();
    await write(town, "Мусор");
    const caseId = (await town.cards())[0]!.state.caseId;
    const outcome = await town.app.move(town.as("head"), caseId, 1, { do: "refuseApproval", draftId: "none", remarks: "Вывезти" });
    expect(outcome).toMatchObject({ kind: "refused", refusal: { kind: "NotAtThisStep" } });
    expect((await town.app.card(town.as("curator"), caseId))?.parts.projection.version).toBe(1);
  });
});

describe("15.4.2 (ASVS): two at once", () => {
  it("3.1.1: two resolutions at one moment: one wins, the other sees the present card", async () => {
    const town = await newTown();
    await write(town, "Яма");
    const caseId = (await town.cards())[0]!.state.caseId;
    await town.move("curator", caseId, { do: "placeInUrgentFolder" });
    const resolve = (unit: string) => town.app.move(town.as("head"), caseId, 2, { do: "resolve", units: [unit], instruction: "" });
    const both = await Promise.all(["roads", "zhkh"].map(resolve));
    expect(both.map(({ kind }) => kind).toSorted()).toEqual(["conflict", "done"]);
    const loser = both.find(({ kind }) => kind === "conflict");
    expect(loser).toMatchObject({ card: { state: { step: "resolved", version: 3 } } });
    expect((await town.app.card(town.as("curator"), caseId))?.parts.events.filter(({ event }) => event.type === "resolved")).toHaveLength(
      1,
    );
  });

  it("3.3: a move sent twice by one person is answered by the card both times and stands once; other words, or another person, are too late", async () => {
    const town = await newTown();
    await write(town, "Нет воды");
    const caseId = (await town.cards())[0]!.state.caseId;
    await town.move("curator", caseId, { do: "placeInUrgentFolder" });
    await town.move("head", caseId, { do: "resolve", units: ["zhkh"], instruction: "" });
    await town.move("curator", caseId, { do: "dispatch" });
    const interim = {
      do: "submitInterim",
      text: "Меняем трубу.",
      files: [],
      promisedFor: clock.at + 86_400_000,
      measures: "Бригада",
    } as const;
    const send = (move: DeskMove, role: TownRole = "zhkh") => town.app.move(town.as(role), caseId, 4, move);
    const both = await Promise.all([send(interim), send(interim)]);
    expect(both).toMatchObject([
      { kind: "done", card: { state: { version: 5 } } },
      { kind: "done", card: { state: { version: 5 } } },
    ]);
    expect(await send(interim)).toMatchObject({ kind: "done", card: { state: { drafts: [{}] } } });
    expect(await send({ ...interim, measures: "" })).toMatchObject({ kind: "conflict" });
    expect(await send({ ...interim, text: "Трубу заменили." })).toMatchObject({ kind: "conflict" });
    expect(await send({ do: "submitDraft", text: "Меняем трубу.", files: [], measures: "Бригада" })).toMatchObject({ kind: "conflict" });
    expect(await send({ do: "declareEmergency", reason: "Меняем трубу." }, "curator")).toMatchObject({ kind: "conflict" });
  });
});

describe("1.5, 2.6: who sees what", () => {
  it("a unit sees only its own cases, the administrator none; nobody moves what they cannot see", async () => {
    const town = await newTown();
    await write(town, "Яма");
    const caseId = (await town.cards())[0]!.state.caseId;
    await town.move("curator", caseId, { do: "placeInUrgentFolder" });
    await town.move("head", caseId, { do: "resolve", units: ["roads"], instruction: "" });
    await town.move("curator", caseId, { do: "dispatch" });
    const seen = async (role: TownRole) => [(await town.cards(role)).length, (await town.app.card(town.as(role), caseId)) !== null];
    expect(await seen("roads")).toEqual([1, true]);
    expect(await seen("controller")).toEqual([1, true]);
    expect(await seen("zhkh")).toEqual([0, false]);
    expect(await seen("administrator")).toEqual([0, false]);
    for (const role of ["zhkh", "administrator"] as const) {
      expect(await town.app.move(town.as(role), caseId, 4, { do: "declineCompetence", reason: "нет" })).toEqual({ kind: "notFound" });
      expect(await town.app.deadline(town.as(role), caseId, "draft")).toBeNull();
      expect(await town.app.save(town.as(role), caseId, "draft", "слова")).toBeNull();
    }
    expect(await town.app.pages(town.as("roads"))).toEqual([]);
    expect((await town.app.pages(town.as("administrator")))[0]?.secrets).toEqual({});
  });

  it("another municipality sees nothing", async () => {
    const [one, two] = [await newTown(), await newTown()];
    await write(one, "Яма");
    const caseId = (await one.cards())[0]!.state.caseId;
    expect(await two.app.card(two.as("curator"), caseId)).toBeNull();
    expect(await two.app.move(two.as("curator"), caseId, 1, { do: "placeInUrgentFolder" })).toEqual({ kind: "notFound" });
    expect(await two.cards()).toEqual([]);
  });
});

describe("always: the clock and the read models", () => {
  it("3.1.2: why the deadline: working intervals counted, the lunch and the night skipped", async () => {
    const town = await newTown();
    await write(town, "Яма");
    const caseId = (await town.cards())[0]!.state.caseId;
    const story = await town.app.deadline(town.as("curator"), caseId, "draft");
    expect(story?.clause).toBe("3.1.2");
    expect(story?.counted.reduce((sum, { ms }) => sum + ms, 0)).toBe(8 * 3_600_000);
    expect(story?.skipped.map(({ why }) => why)).toContain("lunch");
    expect(await town.app.deadline(town.as("curator"), caseId, "nothing")).toBeNull();
  });

  it("the sweep makes a list say overdue without anybody's step, and seals the chain", async () => {
    const town = await newTown();
    await write(town, "Яма");
    const nearest = async () =>
      (await town.app.list(town.as("curator"), { view: "queue", limit: 10, cursor: null })).rows[0]?.projection.nearest;
    expect((await nearest())?.status).toBe("running");
    clock.at = moscow("2026-11-26T09:00:00");
    await refreshDue(deskOf(town.parts), town.tenantId);
    expect((await nearest())?.status).toBe("breached");
    expect(await fresh.store.transaction(town.tenantId, (tx) => tx.dueCases(clock.at, 10))).toEqual([]);
    await sweep(deskOf(town.parts));
    expect(await fresh.store.verifyChain(town.tenantId)).toMatchObject({ ok: true, events: 1 });
  });

  it("6 (rules): a rebuild gives the same rows as the live ones", async () => {
    const town = await newTown();
    for (const text of ["Раз", "Два", "Три"]) await write(town, text);
    const [one] = await town.cards();
    await town.move("curator", one!.state.caseId, { do: "placeInUrgentFolder" });
    const rows = async () => (await town.cards()).map(({ parts }) => parts.projection);
    const live = await rows();
    const count = await fresh.store.rebuilding(town.tenantId, async () => 0).then(() => rebuild(town.parts, town.tenantId));
    expect(count).toEqual({ cases: 3, events: 4 });
    expect(await rows()).toEqual(live);
  });

  it("6 (rules): a rebuild over standing rows changes none, serves the lists of units, and mends a spoilt row", async () => {
    const town = await newTown();
    await write(town, "Фонарь");
    const caseId = (await town.cards())[0]!.state.caseId;
    await town.move("curator", caseId, { do: "placeInUrgentFolder" });
    await town.move("head", caseId, { do: "resolve", units: ["zhkh"], instruction: "Починить" });
    const unitRows = () => town.app.list(town.as("zhkh"), { view: "all", cursor: null, limit: 10 }).then(({ rows }) => rows);
    const [standing, live] = [await unitRows(), (await town.cards())[0]!.parts.projection];
    await rebuild(town.parts, town.tenantId);
    expect((await town.cards())[0]!.parts.projection).toEqual(live);
    await fresh.store.transaction(town.tenantId, (tx) => tx.project({ ...live, step: "spoilt", units: [] }));
    expect(await unitRows()).toEqual([]);
    await rebuild(town.parts, town.tenantId);
    expect((await town.cards())[0]!.parts.projection).toEqual(live);
    expect(await unitRows()).toEqual(standing);
  });

  it("one's own unsent words are kept for oneself", async () => {
    const town = await newTown();
    await write(town, "Яма");
    const caseId = (await town.cards())[0]!.state.caseId;
    await town.app.save(town.as("curator"), caseId, "draft", "начал писать");
    expect(await town.app.saved(town.as("curator"), caseId, "draft")).toEqual({ text: "начал писать", at: clock.at });
    expect(await town.app.saved(town.as("head"), caseId, "draft")).toBeNull();
    await town.app.save(town.as("curator"), caseId, "draft", null);
    expect(await town.app.saved(town.as("curator"), caseId, "draft")).toBeNull();
  });

  it("live changes reach those who look, and only their municipality", async () => {
    const [one, two] = [await newTown(), await newTown()];
    const heard: string[] = [];
    const arrived = new Promise<void>((resolve) => {
      const stop = one.app.subscribe(one.tenantId, (change) => {
        heard.push(change.tenantId);
        if (change.kind !== "case") return;
        stop();
        resolve();
      });
    });
    // The listener's connection opens in its own time: writing goes on until it hears.
    const writing = (async () => {
      for (let tries = 0; tries < 50 && heard.length === 0; tries += 1) {
        await write(two, "Чужое");
        await write(one, "Своё");
      }
    })();
    await Promise.all([arrived, writing]);
    expect(new Set(heard)).toEqual(new Set([one.tenantId]));
  });
});

describe("3.2: messages of the system «Инцидент»", () => {
  const csv =
    '\uFEFFИсполнитель;Группа тем;Текст инцидента;Тема\nГород;ЖКХ;\'Нет воды<br>второй день;Вода\nГород;ЖКХ;\'Нет воды<br>второй день;Вода\nГород;ЖКХ;;Вода\n"Город;2";Дороги;"\'Он сказал ""яма""";Ямы\n';

  it("each row is a case on the route of 3.2, one apostrophe is taken off, equal rows stay two, the same file again adds nothing", async () => {
    const town = await newTown();
    expect(await importIncidents(town.parts, town.tenantId, csv)).toMatchObject({ taken: 3, known: 0, problems: [{ line: 4 }] });
    expect(await importIncidents(town.parts, town.tenantId, csv)).toMatchObject({ taken: 0, known: 3 });
    const cards = await town.cards();
    expect(cards).toHaveLength(3);
    expect(new Set(cards.map(({ parts }) => parts.texts.get(parts.messages[0]!.text.textId)))).toEqual(
      new Set(["Нет воды\nвторой день", "Нет воды\nвторой день", 'Он сказал "яма"']),
    );
    expect(cards.every(({ state, network }) => state.route === "incident" && network.title.ru === "Система «Инцидент»")).toBe(true);
  });
});
