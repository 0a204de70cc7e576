import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { CaseId, FileId } from "#case";
import { freshStore, type FreshStore } from "../testing/database-fresh.ts";
import { scriptedChannel, webhookOf } from "../testing/app-channel.ts";
import { comment, moscow, startTown, type Clock, type Town, type TownRole } from "../testing/app-town.ts";
import { deskOf } from "./desk.ts";
import { drainInbox } from "./intake/drain-inbox.ts";

const clock: Clock = { at: moscow("2026-11-23T09:00:00") };
const channel = scriptedChannel(() => clock.at);
let fresh: FreshStore;
let town: Town;
let neighbour: Town;

beforeAll(async () => {
  fresh = await freshStore({ now: () => clock.at });
  const parts = { store: fresh.store, channel, clock };
  [town, neighbour] = await Promise.all([startTown(parts), startTown(parts)]);
});
afterAll(() => fresh.end());

let count = 0;
const photo = async (role: TownRole): Promise<FileId> => {
  count += 1;
  const bytes = await sharp({ create: { width: 8, height: 8 + count, channels: 3, background: "#336699" } })
    .jpeg()
    .toBuffer();
  const outcome = await town.app.upload(town.as(role), { name: "двор.jpg", bytes });
  if (outcome.kind !== "stored") throw new Error(outcome.kind);
  return outcome.file.fileId;
};
const seenBy = async (fileId: FileId, roles: readonly TownRole[]): Promise<readonly TownRole[]> => {
  const found = await Promise.all(roles.map(async (role) => ((await town.app.file(town.as(role), fileId)) === null ? [] : [role])));
  return found.flat();
};
const everybody: readonly TownRole[] = ["curator", "head", "zhkh", "roads", "controller", "administrator"];

/** A case that the unit works on. */
const caseOf = async (unit: "zhkh" | "roads"): Promise<CaseId> => {
  count += 1;
  const before = new Set((await town.cards()).map(({ state }) => state.caseId));
  const event = comment({
    externalId: `file-${count}`,
    occurredAt: clock.at,
    text: `Яма ${count}`,
    author: { id: `c${count}`, kind: "user" },
  });
  await town.app.receive("vk", town.pageKey, webhookOf(`file-${count}`, [event]));
  await drainInbox(deskOf(town.parts));
  const caseId = (await town.cards()).map(({ state }) => state.caseId).find((id) => !before.has(id));
  if (caseId === undefined) throw new Error("no case");
  await town.move("curator", caseId, { do: "placeInUrgentFolder" });
  await town.move("head", caseId, { do: "resolve", units: [unit], instruction: "" });
  await town.move("curator", caseId, { do: "dispatch" });
  return caseId;
};
const draftWith = (files: readonly string[]) => ({ do: "submitDraft", text: "Починим 25 ноября.", files, measures: "" }) as const;

describe("1.5, 2.6: a file is seen by those who see its case", () => {
  it("1.5: an upload that stands on no card yet is its uploader's alone", async () => {
    const fileId = await photo("zhkh");
    expect(await seenBy(fileId, everybody)).toEqual(["zhkh"]);
    expect(await neighbour.app.file(neighbour.as("curator"), fileId)).toBeNull();
  });

  it("2.6: on a card it is seen by its unit and by those who see every case; knowing its id opens nothing to another unit", async () => {
    const fileId = await photo("zhkh");
    const caseId = await caseOf("zhkh");
    await town.move("zhkh", caseId, draftWith([fileId]));
    expect(await seenBy(fileId, everybody)).toEqual(["curator", "head", "zhkh", "controller"]);
    expect(await neighbour.app.file(neighbour.as("curator"), fileId)).toBeNull();
  });

  it("2.6: a foreign file cannot be brought onto one's own card to be read there", async () => {
    const foreign = await photo("zhkh");
    const caseId = await caseOf("roads");
    const version = (await town.app.card(town.as("roads"), caseId))!.parts.projection.version;
    const outcome = await town.app.move(town.as("roads"), caseId, version, draftWith([foreign]));
    expect(outcome).toMatchObject({ kind: "badInput", problems: [{ code: "UNKNOWN_FILE" }] });
    expect(await seenBy(foreign, ["roads"])).toEqual([]);
  });

  it("1.5: a card entered by hand takes the curator's own files only", async () => {
    const foreign = await photo("roads");
    const card = {
      source: "other",
      text: "Яма у школы",
      reason: "по телефону",
      kind: "post",
      arrivedAt: clock.at,
      authorName: "",
      contacts: "",
      link: "",
      replyTo: { kind: "way", words: "позвонить" },
    } as const;
    const refused = await town.app.newCard(town.as("curator"), { ...card, files: [foreign] });
    expect(refused).toMatchObject({ kind: "badInput", problems: [{ code: "UNKNOWN_FILE" }] });
    const own = await photo("curator");
    expect(await town.app.newCard(town.as("curator"), { ...card, files: [own] })).toMatchObject({ kind: "done" });
    expect(await seenBy(own, everybody)).toEqual(["curator", "head", "controller"]);
  });
});
