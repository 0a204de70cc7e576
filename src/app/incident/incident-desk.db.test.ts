import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { createIncident } from "../../channels/incident/index.ts";
import { scriptedChannel } from "../../testing/app-channel.ts";
import { moscow, startTown, type Clock, type Town } from "../../testing/app-town.ts";
import { freshStore, type FreshStore } from "../../testing/database-fresh.ts";
import { createApp } from "../create-app.ts";
import { deskOf } from "../desk.ts";
import type { Desk } from "../desk.ts";
import type { App } from "../face.ts";
import { drainInbox } from "../intake/drain-inbox.ts";
import type { IncidentDesk } from "./face.ts";
import { defaultFieldMap } from "./field-map.ts";
import { incidentPage } from "./take-incident.ts";

const starts = moscow("2026-11-25T09:00:00");
const clock: Clock = { at: starts };
let fresh: FreshStore;
let town: Town;
let desk: Desk;
let app: App;
let incident: IncidentDesk;

beforeAll(async () => {
  fresh = await freshStore({ now: () => clock.at });
});
afterAll(() => fresh.end());
beforeEach(async () => {
  clock.at = starts;
  town = await startTown({ store: fresh.store, channel: scriptedChannel(() => clock.at), clock });
  const parts = { ...town.parts, channels: new Map([...town.parts.channels, ["incident", createIncident({ now: () => clock.at })]]) };
  desk = deskOf(parts);
  app = createApp(parts);
  ({ incident } = app);
});

/** A letter as the mailbox reader keeps it in the inbox. */
const arrive = async (id: string, words: string): Promise<void> => {
  const page = await desk.store.transaction(town.tenantId, (tx) => incidentPage(desk, tx));
  const body = Buffer.from(
    `X-Otklik-Mailbox: ${starts}\r\nMessage-ID: <${id}@x>\r\nFrom: clerk@district.example\r\nSubject: ${id}\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n${words}`,
  );
  await desk.store.putInbox(town.tenantId, {
    network: "incident",
    pageId: page.pageId,
    dedupKey: id,
    eventType: "letter",
    body,
    receivedAt: starts,
  });
  await drainInbox(desk);
};
const open = async () => (await incident.letters(town.as("curator"), true)) ?? [];
const csv = (text: string): Uint8Array => new TextEncoder().encode(text);

describe("3.2: letters that the map does not read", () => {
  test("3.2: the curator makes a card of one; its terms count from the arrival of the letter, and the letter leaves the list", async () => {
    await arrive("a", "Житель дома 12 жалуется на лифт.\nСсылка: https://ok.example/1");
    clock.at += 3_600_000;
    const [waiting] = await open();
    const seen = await incident.letter(town.as("curator"), waiting?.letterId ?? "");
    expect(seen?.words).toContain("жалуется на лифт");
    expect(seen?.fields).toEqual({ url: "https://ok.example/1" });
    const made = await incident.cardFromLetter(town.as("curator"), waiting?.letterId ?? "", {
      ...seen?.fields,
      text: "Лифт стоит неделю",
      number: "90",
    });
    if (made?.kind !== "taken") throw new Error("no card");
    const card = await app.card(town.as("curator"), made.caseId);
    expect(card?.state.receivedAt).toBe(starts);
    expect(card?.route.name).toBe("incident");
    expect(await open()).toEqual([]);
    const part = await incident.part(town.as("curator"), made.caseId);
    expect(part).toMatchObject({ facts: { number: "90", way: "hand" }, letters: [{ settled: { name: "curator" } }] });
    expect(await incident.cardFromLetter(town.as("curator"), waiting?.letterId ?? "", { text: "ещё раз" })).toEqual({ kind: "notFound" });
  });

  test("3.2: a known number links the letter to its card, and makes no second one", async () => {
    await arrive("a", "Номер: 91\nТекст: Нет воды");
    await arrive("b", "Напоминаем про девяносто первый");
    const [waiting] = await open();
    const linked = await incident.cardFromLetter(town.as("curator"), waiting?.letterId ?? "", { text: "Нет воды", number: "91" });
    expect(linked?.kind).toBe("known");
  });

  test("3.2: without words there is no card; a letter that is no message is put aside with its reason", async () => {
    await arrive("a", "Совещание в пятницу");
    const [waiting] = await open();
    expect(await incident.cardFromLetter(town.as("curator"), waiting?.letterId ?? "", { text: " " })).toMatchObject({
      kind: "badInput",
      problems: [{ path: "text" }],
    });
    expect(await incident.dismiss(town.as("curator"), waiting?.letterId ?? "", "приглашение")).toBe(true);
    expect(await incident.dismiss(town.as("curator"), waiting?.letterId ?? "", "приглашение")).toBe(false);
    expect((await incident.letters(town.as("curator"), false))?.[0]).toMatchObject({ settled: { why: "приглашение" } });
  });

  test("1.5: nobody but the curator reads letters", async () => {
    await arrive("a", "Совещание");
    for (const role of ["head", "zhkh", "controller", "administrator"] as const) {
      expect(await incident.letters(town.as(role), true)).toBeNull();
      expect(await incident.letter(town.as(role), "x")).toBeNull();
    }
  });
});

describe("3.2: the map, tables and keys", () => {
  test("3.2: a map is tried on a letter file and on pasted words, and letters are read by the one that was saved", async () => {
    const map = { ...defaultFieldMap, text: { labels: ["суть обращения"], pattern: "" } };
    const words = "Номер: 5\nСуть обращения: Яма";
    const tried = await incident.tryMap(town.as("administrator"), { bytes: csv(words), map });
    expect(tried).toMatchObject({ isWhole: true, fields: { number: "5", text: "Яма" } });
    const file = csv(`From: a@b.example\r\nSubject: x\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n${words}`);
    expect(await incident.tryMap(town.as("curator"), { bytes: file, map: defaultFieldMap })).toMatchObject({ isWhole: false });
    await incident.saveMap(town.as("curator"), map);
    await arrive("a", words);
    expect(await open()).toEqual([]);
    expect((await incident.state(town.as("curator")))?.mapBy).toMatchObject({ name: "curator" });
  });

  test("3.2: a table is looked at before it is taken in: known numbers and repeats are told, nothing is written", async () => {
    const bytes = csv("Номер;Текст\n1;Яма\n2;Лифт\n2;Лифт ещё\n");
    expect(await incident.previewTable(town.as("curator"), { bytes })).toMatchObject({ total: 3, known: 1 });
    expect(await town.cards()).toHaveLength(0);
    expect(await incident.importTable(town.as("curator"), { bytes })).toMatchObject({ taken: 2, known: 1 });
    expect(await incident.previewTable(town.as("curator"), { bytes })).toMatchObject({ total: 3, known: 3 });
    const own = csv("а;б\nЯма у школы;77\n");
    expect((await incident.previewTable(town.as("curator"), { bytes: own }))?.problems).toMatchObject([{ code: "NO_TEXT_COLUMN" }]);
    expect(await incident.importTable(town.as("curator"), { bytes: own, columns: ["text", "number"] })).toMatchObject({ taken: 1 });
    expect(await incident.previewTable(town.as("head"), { bytes })).toBeNull();
  });

  test("3.2: a key opens its own municipality only, is kept as a digest, and ends with its revocation", async () => {
    const key = (await incident.makeKey(town.as("administrator"), "Выгрузка")) ?? "";
    const owner = await incident.ownerOf(key);
    expect(owner?.tenantId).toBe(town.tenantId);
    expect(JSON.stringify(await incident.state(town.as("administrator")))).not.toContain(key);
    if (owner === null) throw new Error("no owner");
    const first = await incident.takeByKey(owner, { number: "300", text: "Нет света" });
    expect(first.kind).toBe("taken");
    expect(await incident.takeByKey(owner, { number: "300", text: "Нет света" })).toEqual({ ...first, kind: "known" });
    expect(await incident.takeByKey(owner, { text: "без номера" })).toMatchObject({ kind: "badInput", problems: [{ path: "number" }] });
    const other = await startTown({ store: fresh.store, channel: scriptedChannel(() => clock.at), clock });
    expect(await desk.store.transaction(other.tenantId, (tx) => tx.accessKeys())).toEqual([]);
    expect(await incident.revokeKey(town.as("administrator"), owner.keyId)).toBe(true);
    expect(await incident.ownerOf(key)).toBeNull();
    expect(await incident.makeKey(town.as("curator"), "x")).toBeNull();
  });
});
