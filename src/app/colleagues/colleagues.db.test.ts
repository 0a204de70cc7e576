import { afterAll, beforeAll, expect, test } from "vitest";
import type { CaseId } from "#case";
import { scriptedChannel, webhookOf } from "../../testing/app-channel.ts";
import { comment, moscow, startTown, type Clock, type Town } from "../../testing/app-town.ts";
import { freshStore, type FreshStore } from "../../testing/database-fresh.ts";
import { deskOf } from "../desk.ts";
import type { DeskMove } from "../face.ts";
import { drainInbox } from "../intake/drain-inbox.ts";
import type { AnswerTemplate } from "../ports/colleagues.ts";

const clock: Clock = { at: moscow("2026-11-23T09:00:00") };
const channel = scriptedChannel(() => clock.at);
let fresh: FreshStore;
let town: Town;
let caseId: CaseId;

beforeAll(async () => {
  fresh = await freshStore({ now: () => clock.at });
  town = await startTown({ store: fresh.store, channel, clock });
  await town.app.receive("vk", town.pageKey, webhookOf("n1", [comment({ externalId: "n1", occurredAt: clock.at })]));
  await drainInbox(deskOf(town.parts));
  caseId = (await town.cards())[0]?.state.caseId ?? expect.fail("no case");
  await town.move("curator", caseId, { do: "placeInUrgentFolder" });
  await town.move("head", caseId, { do: "resolve", units: ["zhkh"], instruction: "" });
  await town.move("curator", caseId, { do: "dispatch" });
});
afterAll(() => fresh.end());

const template = (change: Partial<AnswerTemplate> = {}): Omit<AnswerTemplate, "templateId"> => ({
  title: "Мусор",
  letters: "Мус",
  body: "Здравствуйте, {имя}. Вывезем {дата}.",
  about: { kind: "topic", name: "waste" },
  ...change,
});

const all = async (role: "curator" | "zhkh" | "head" | "administrator") => town.app.templates.all(town.as(role));

test("templates are kept by the curator and the administrator, and read by everybody who answers", async () => {
  const saved = await town.app.templates.save(town.as("curator"), null, template());
  const templateId = saved?.kind === "done" ? saved.templateId : expect.fail("not saved");
  expect(await all("zhkh")).toEqual({ templates: [{ ...template(), letters: "мус", templateId }], mayChange: false });
  expect((await all("administrator"))?.mayChange).toBe(true);
  expect(await town.app.templates.save(town.as("zhkh"), null, template())).toBeNull();
  expect(await town.app.templates.remove(town.as("head"), templateId)).toBeNull();
  const changed = await town.app.templates.save(town.as("administrator"), templateId, template({ about: { kind: "general" } }));
  expect(changed?.kind).toBe("done");
  expect((await all("head"))?.templates[0]?.about).toEqual({ kind: "general" });
  expect(await town.app.templates.remove(town.as("curator"), templateId)).toBe(true);
  expect(await town.app.templates.remove(town.as("curator"), templateId)).toBe(false);
  expect((await all("zhkh"))?.templates).toEqual([]);
});

test("a template without a title or words, with letters that another one has, is a value with its place", async () => {
  await town.app.templates.save(town.as("curator"), null, template({ letters: "яма" }));
  const outcome = await town.app.templates.save(town.as("curator"), null, template({ title: " ", body: "", letters: "ЯМА" }));
  expect(outcome?.kind === "badInput" ? outcome.problems.map(({ code, path }) => `${code} ${path}`) : outcome).toEqual([
    "TITLE_REQUIRED title",
    "BODY_REQUIRED body",
    "LETTERS_TAKEN letters",
  ]);
  const spaced = await town.app.templates.save(town.as("curator"), "gone", template({ letters: "а б" }));
  expect(spaced?.kind === "badInput" ? spaced.problems.map(({ code }) => code) : spaced).toEqual(["NO_TEMPLATE", "LETTERS"]);
});

test("3.1.2: a place of a template that nobody filled does not leave the desk", async () => {
  const card = await town.app.card(town.as("zhkh"), caseId);
  const draft: DeskMove = { do: "submitDraft", text: "Здравствуйте. Вывезем {дата}.", files: [], measures: "" };
  const outcome = await town.app.move(town.as("zhkh"), caseId, card?.state.version ?? 0, draft);
  expect(outcome.kind === "badInput" ? outcome.problems : outcome).toMatchObject([{ code: "UNFILLED_PLACE", path: "move.text.22" }]);
  expect((await town.app.card(town.as("zhkh"), caseId))?.state.drafts).toEqual([]);
});

test("2.6: a note is seen by those who may see the case, and by nobody else", async () => {
  const added = await town.app.notes.add(town.as("curator"), caseId, { text: " Позвоните мне. ", mentions: [] });
  expect(added).toEqual({ kind: "done" });
  const seen = await town.app.notes.of(town.as("zhkh"), caseId);
  expect(seen?.notes).toMatchObject([{ text: "Позвоните мне.", author: { personId: "p-curator" }, at: clock.at }]);
  expect(seen?.colleagues.map(({ personId }) => personId).toSorted()).toEqual(["p-controller", "p-curator", "p-head", "p-zhkh"]);
  for (const role of ["roads", "administrator"] as const) {
    expect(await town.app.notes.of(town.as(role), caseId)).toBeNull();
    expect(await town.app.notes.add(town.as(role), caseId, { text: "Слова", mentions: [] })).toBeNull();
    expect(await town.app.seesCase(town.as(role), caseId)).toBe(false);
  }
  expect(await town.app.seesCase(town.as("zhkh"), caseId)).toBe(true);
});

test("2.6: who is mentioned is called; whom the case is not open to cannot be", async () => {
  const mentions = ["p-zhkh", "p-curator"];
  expect(await town.app.notes.add(town.as("curator"), caseId, { text: "@zhkh, взгляните", mentions })).toEqual({ kind: "done" });
  const told = await town.app.duty.notices(town.as("zhkh"));
  expect(told.filter(({ kind }) => kind === "mention")).toMatchObject([{ caseId, clause: "", seenAt: null }]);
  expect((await town.app.duty.notices(town.as("curator"))).filter(({ kind }) => kind === "mention")).toEqual([]);
  const stranger = await town.app.notes.add(town.as("curator"), caseId, { text: "@roads", mentions: ["p-roads"] });
  expect(stranger?.kind === "badInput" ? stranger.problems.map(({ code }) => code) : stranger).toEqual(["STRANGER"]);
  const empty = await town.app.notes.add(town.as("curator"), caseId, { text: "  ", mentions: [] });
  expect(empty?.kind === "badInput" ? empty.problems.map(({ code }) => code) : empty).toEqual(["NOTE_REQUIRED"]);
});

test("1.5: the words of a note lie with the erasable texts; the case's log holds nothing of it", async () => {
  await town.app.notes.add(town.as("curator"), caseId, { text: "Слова-для-стирания", mentions: [] });
  const card = await town.app.card(town.as("curator"), caseId);
  expect(JSON.stringify(card?.parts)).not.toContain("Слова-для-стирания");
  expect((await town.app.notes.of(town.as("head"), caseId))?.notes.at(-1)?.text).toBe("Слова-для-стирания");
});
