import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { CaseId } from "#case";
import { scriptedChannel, webhookOf } from "../testing/app-channel.ts";
import { comment, moscow, startTown, type Clock, type Town } from "../testing/app-town.ts";
import { freshStore, type FreshStore } from "../testing/database-fresh.ts";
import { deskOf } from "./desk.ts";
import { drainInbox } from "./intake/drain-inbox.ts";

const monday = moscow("2026-11-23T09:00:00");
const clock: Clock = { at: monday };
const channel = scriptedChannel(() => clock.at);
let fresh: FreshStore;
let count = 0;

beforeAll(async () => {
  fresh = await freshStore({ now: () => clock.at });
});
afterAll(() => fresh.end());

const write = async (town: Town): Promise<CaseId> => {
  count += 1;
  const event = comment({ externalId: `p${count}`, occurredAt: clock.at, thread: { publicPostId: `post-${count}` } });
  await town.app.receive("vk", town.pageKey, webhookOf(`p${count}`, [event]));
  await drainInbox(deskOf(town.parts));
  const { rows } = await town.app.list(town.as("curator"), { view: "all", limit: 100, cursor: null });
  const [newest] = rows.toSorted((a, b) => b.projection.number - a.projection.number);
  return newest?.projection.caseId ?? expect.fail("no case");
};

const newTown = async (): Promise<Town> => {
  clock.at = monday;
  return startTown({ store: fresh.store, channel, clock });
};

const withTwo = async (): Promise<{ readonly town: Town; readonly caseId: CaseId }> => {
  const town = await newTown();
  const caseId = await write(town);
  await town.move("curator", caseId, { do: "placeInUrgentFolder" });
  await town.move("head", caseId, { do: "resolve", units: ["zhkh", "roads"], answerable: "zhkh", instruction: "" });
  await town.move("curator", caseId, { do: "dispatch" });
  return { town, caseId };
};

describe("2.6: several units work on one reply", () => {
  test("2.6: the helping unit gives its part, the answerable one reads it, returns it and gets it anew", async () => {
    const { town, caseId } = await withTwo();
    await town.move("roads", caseId, { do: "submitPart", text: "Яму засыпали", files: [], measures: "Работала бригада" });
    const seen = (await town.app.card(town.as("zhkh"), caseId)) ?? expect.fail("no card");
    expect(seen.unitParts).toMatchObject([{ unitId: "roads", status: "given", isLate: false }]);
    const { text, measures } = seen.unitParts[0]?.part ?? expect.fail("no part");
    expect([text, measures].map((ref) => seen.parts.texts.get(ref?.textId ?? ("" as never)))).toEqual(["Яму засыпали", "Работала бригада"]);
    const returned = await town.move("zhkh", caseId, { do: "returnPart", unitId: "roads", remarks: "Когда?" });
    expect(returned.unitParts).toMatchObject([{ status: "returned" }]);
    const again = await town.move("roads", caseId, { do: "submitPart", text: "Засыпали 23 ноября", files: [], measures: "" });
    expect(again.unitParts).toMatchObject([{ status: "given" }]);
    await expect(town.move("roads", caseId, { do: "submitDraft", text: "Ответ", files: [], measures: "" })).rejects.toThrow("NotYourUnit");
    await expect(town.move("zhkh", caseId, { do: "submitPart", text: "Часть", files: [], measures: "" })).rejects.toThrow(
      "PartOfHelpersOnly",
    );
    expect((await town.move("zhkh", caseId, { do: "submitDraft", text: "Ответ", files: [], measures: "" })).state.step).toBe("check");
  });

  test("2.6: a part that did not come in time is seen as late by all who see the case", async () => {
    const { town, caseId } = await withTwo();
    clock.at = moscow("2026-11-24T12:00:00");
    for (const role of ["curator", "head", "controller", "roads"] as const)
      expect((await town.app.card(town.as(role), caseId))?.unitParts).toMatchObject([{ unitId: "roads", status: "awaited", isLate: true }]);
  });

  test("2.6: a helping unit that declines leaves the message with the answerable one", async () => {
    const { town, caseId } = await withTwo();
    const card = await town.move("roads", caseId, { do: "declineCompetence", reason: "Двор не наш", competentBody: "УК" });
    expect(card.state.step).toBe("withUnit");
    expect(card.unitParts).toMatchObject([{ unitId: "roads", status: "declined" }]);
  });
});

describe("3.4: a repeat is linked by the number of the earlier case", () => {
  test("3.4: the number that people know the case by is enough", async () => {
    const town = await newTown();
    const [first, second] = [await write(town), await write(town)];
    const number = (await town.app.card(town.as("curator"), first))?.parts.projection.number;
    const card = await town.move("curator", second, { do: "linkRepeat", earlierNumber: number });
    expect(card.state.earlierCaseId).toBe(first);
  });

  test("3.4: an unknown number is named back, in both languages; the case's own number and none at all are refused", async () => {
    const town = await newTown();
    const caseId = await write(town);
    const card = (await town.app.card(town.as("curator"), caseId)) ?? expect.fail("no card");
    const link = (earlierNumber?: number) =>
      town.app.move(town.as("curator"), caseId, card.state.version, { do: "linkRepeat", earlierNumber });
    expect(await link(777)).toMatchObject({
      kind: "badInput",
      problems: [
        {
          code: "UNKNOWN_CASE",
          path: "move.earlierNumber",
          ru: "Карточки № 777 нет. Проверьте номер.",
          en: expect.stringContaining("777"),
        },
      ],
    });
    expect(await link(card.parts.projection.number)).toMatchObject({
      kind: "refused",
      refusal: { kind: "EarlierCaseRequired", clause: "3.4" },
    });
    expect(await link()).toMatchObject({ kind: "refused", refusal: { kind: "EarlierCaseRequired", clause: "3.4" } });
  });

  test("3.4: another municipality's number is nobody's here", async () => {
    const [one, two] = [await newTown(), await newTown()];
    const caseId = await write(one);
    for (let more = 0; more < 3; more += 1) await write(two);
    const outcome = await one.app.move(one.as("curator"), caseId, 1, { do: "linkRepeat", earlierNumber: 3 });
    expect(outcome).toMatchObject({ kind: "badInput", problems: [{ code: "UNKNOWN_CASE" }] });
  });
});
