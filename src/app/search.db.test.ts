import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { scriptedChannel, webhookOf } from "../testing/app-channel.ts";
import { comment, moscow, startTown, type Clock, type Town } from "../testing/app-town.ts";
import { freshStore, type FreshStore } from "../testing/database-fresh.ts";
import { deskOf } from "./desk.ts";
import { drainInbox } from "./intake/drain-inbox.ts";

const arrival = moscow("2026-11-23T09:00:00");
const clock: Clock = { at: arrival };
let fresh: FreshStore;
let town: Town;
let other: Town;

const signed = (id: string) => ({
  permalink: `https://network.example/wall?reply=${id}`,
  author: { id, kind: "user" as const, name: `Семён Соловьёв-${id}` },
});

const write = async (to: Town, externalId: string, text: string): Promise<void> => {
  const event = comment({ externalId, occurredAt: clock.at, text, thread: { publicPostId: "post-1" }, ...signed(externalId) });
  await to.app.receive("vk", to.pageKey, webhookOf(externalId, [event]));
  await drainInbox(deskOf(to.parts));
};

beforeAll(async () => {
  fresh = await freshStore({ now: () => clock.at });
  const channel = scriptedChannel(() => clock.at);
  town = await startTown({ store: fresh.store, channel, clock });
  other = await startTown({ store: fresh.store, channel, clock });
  await write(town, "a", "На улице Мира третий день не горят фонари, дети идут из школы в темноте");
  await write(town, "b", "Яма на дороге у дома 5 по улице Зелёной");
  await write(town, "c", "Спасибо, фонарь починили");
  await write(other, "d", "И у нас не горит фонарь");
});
afterAll(() => fresh.end());

const find = async (words: string, role: Parameters<Town["as"]>[0] = "curator", where = town) =>
  (await where.app.search(where.as(role), words)).rows.map(({ excerpt, place }) => `${place}: ${excerpt.slice(0, 12)}`);

describe("search (1.5, 2.2)", () => {
  test("a word is found in any of its forms, the last to have moved first, and only in one's own municipality", async () => {
    expect(await find("фонарей")).toEqual(["message: Спасибо, фон", "message: На улице Мир"]);
    expect(await find("фонарь", "curator", other)).toEqual(["message: И у нас не г"]);
  });

  test("all words must stand in it, an unfinished last word counts, ё and е are one letter", async () => {
    expect(await find("улица зеленая")).toEqual(["message: Яма на дорог"]);
    expect(await find("дороге зелён")).toEqual(["message: Яма на дорог"]);
    expect(await find("улица -яма")).toEqual(["message: На улице Мир"]);
    expect(await find('"третий день"')).toEqual(["message: На улице Мир"]);
    expect(await find("трактор")).toEqual([]);
  });

  test("a case is found by its number, by the link of its message and by the author's name", async () => {
    expect(await find("№ 2")).toEqual(["number: Яма на дорог"]);
    expect(await find("https://network.example/wall?reply=a")).toEqual(["link: На улице Мир"]);
    expect(await find("семен соловьев")).toHaveLength(3);
  });

  test("the words are marked where they stand", async () => {
    const { rows } = await town.app.search(town.as("curator"), "яма");
    expect(rows[0]!.fragment?.filter(({ hit }) => hit).map(({ text }) => text)).toEqual(["Яма"]);
    expect(rows[0]!.fragment?.map(({ text }) => text).join("")).toBe("Яма на дороге у дома 5 по улице Зелёной");
  });

  test("2.6: a unit finds its own cases only, the administrator none", async () => {
    expect(await find("фонарь", "zhkh")).toEqual([]);
    const found = (await town.app.search(town.as("curator"), "фонарь")).rows[0]!.projection.caseId;
    await town.move("curator", found, { do: "placeInUrgentFolder" });
    await town.move("head", found, { do: "resolve", units: ["zhkh"], instruction: "Ответить" });
    expect(await find("фонарь", "zhkh")).toEqual(["message: Спасибо, фон"]);
    expect(await find("фонарь", "roads")).toEqual([]);
    expect(await find("фонарь", "administrator")).toEqual([]);
  });

  test("what was erased is found no more", async () => {
    const { rows } = await town.app.search(town.as("curator"), "трек");
    expect(rows).toEqual([]);
    await write(town, "e", "Разметка стёрлась у трека");
    const [hit] = (await town.app.search(town.as("curator"), "трек")).rows;
    const card = await town.app.card(town.as("curator"), hit!.projection.caseId);
    await fresh.store.eraseTexts(town.tenantId, [card!.parts.messages[0]!.text.textId]);
    expect(await find("трек")).toEqual([]);
  });

  test("signs that mean something to the search language, or nothing at all, are no error", async () => {
    for (const words of ["", "  ", "'", '"', "-", "a:b & (|", "\\", "%_", "и в на", "🙂", "№", "!!"])
      expect(await find(words)).toBeInstanceOf(Array);
  });
});
