import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import readXlsxFile from "read-excel-file/node";
import type { CaseId } from "#case";
import { scriptedChannel, webhookOf } from "../../testing/app-channel.ts";
import { comment, moscow, startTown, type Town, type TownRole } from "../../testing/app-town.ts";
import { freshStore, type FreshStore } from "../../testing/database-fresh.ts";
import { deskOf } from "../desk.ts";
import { drainInbox } from "../intake/drain-inbox.ts";
import { publish } from "../outbox/publish.ts";
import type { JournalFilter, JournalForm } from "./face.ts";

const clock = { at: 0 };
let fresh: FreshStore;
let town: Town;
let count = 0;

beforeAll(async () => {
  fresh = await freshStore({ now: () => clock.at });
});
afterAll(() => fresh.end());
beforeEach(async () => {
  clock.at = moscow("2026-11-23T08:00");
  town = await startTown({ store: fresh.store, channel: scriptedChannel(() => clock.at), clock });
});

const write = async (text = "Яма"): Promise<CaseId> => {
  count += 1;
  const event = comment({ externalId: `c${count}`, occurredAt: clock.at, text, thread: { publicPostId: `post-${count}` } });
  await town.app.receive("vk", town.pageKey, webhookOf(`c${count}`, [event]));
  await drainInbox(deskOf(town.parts));
  const { rows } = await town.app.list(town.as("curator"), { view: "all", limit: 100, cursor: null });
  return rows.toSorted((a, b) => b.projection.number - a.projection.number)[0]?.projection.caseId ?? expect.fail("no case");
};
const at = (local: string): void => {
  clock.at = moscow(local);
};
const intoWork = async (caseId: CaseId, unit = "zhkh"): Promise<void> => {
  await town.move("curator", caseId, { do: "placeInUrgentFolder" });
  await town.move("head", caseId, { do: "resolve", units: [unit], instruction: "" });
  await town.move("curator", caseId, { do: "dispatch" });
};
const answer = async (caseId: CaseId): Promise<void> => {
  const drafted = await town.move("zhkh", caseId, { do: "submitDraft", text: "Засыпали.", files: [], measures: "Засыпали" });
  const draft = drafted.state.drafts.at(-1);
  const about = { draftId: draft?.draftId ?? "", digest: draft?.text.digest ?? "" };
  await town.move("curator", caseId, { do: "accept", ...about });
  const approved = await town.move("head", caseId, { do: "approve", ...about });
  await publish(deskOf(town.parts), town.tenantId, approved.state.publications[0]?.publicationId ?? expect.fail("nothing left"));
};
const november = { from: moscow("2026-11-01T00:00"), to: moscow("2026-12-01T00:00") };
const everything: JournalFilter = { ...november, network: null, unit: null, topic: null, outcome: null };

const bytes = async (filter: JournalFilter, form: JournalForm, role: TownRole = "controller"): Promise<Buffer> => {
  const file = (await town.app.control.journal(town.as(role), filter, form)) ?? expect.fail("no right");
  const pieces: Buffer[] = [];
  for await (const piece of file.body) pieces.push(Buffer.from(piece));
  return Buffer.concat(pieces);
};

describe("4.2: the controller's day", () => {
  test("4.2: open clocks are counted by unit and by step, and every number leads to its cases", async () => {
    const late = await write();
    await intoWork(late);
    at("2026-11-24T08:30");
    const fresh2 = await write();
    at("2026-11-24T09:00");
    const day = (await town.app.control.now(town.as("controller"))) ?? expect.fail("no right");
    expect(day.total).toEqual({ overdue: 1, soon: 0, running: 1, suspended: 0, none: 0 });
    expect(day.byUnit.map(({ unit, tally }) => [unit?.unitId ?? null, tally.overdue, tally.running])).toEqual([
      ["zhkh", 1, 0],
      [null, 0, 1],
    ]);
    expect(day.byStep.map(({ key, clause, tally }) => [key, clause, tally.overdue + tally.running])).toEqual([
      ["gulkevichi.pages.arrived", "3.1.1", 1],
      ["gulkevichi.pages.withUnit", "3.1.2", 1],
    ]);
    const listed = async (filter: object) =>
      (await town.app.control.cases(town.as("controller"), { stand: null, unit: null, step: null, ...filter }))?.rows.map(
        ({ projection }) => projection.caseId,
      );
    expect(await listed({ stand: "overdue" })).toEqual([late]);
    expect(await listed({ unit: "" })).toEqual([fresh2]);
    expect(await listed({ step: "gulkevichi.pages.withUnit", unit: "zhkh" })).toEqual([late]);
    expect(await listed({ unit: "roads" })).toEqual([]);
  });

  test("4.2: a clock within its warning is about to break", async () => {
    await intoWork(await write());
    at("2026-11-23T15:00");
    expect((await town.app.control.now(town.as("head")))?.total).toMatchObject({ overdue: 0, soon: 1, running: 0 });
  });

  test("4.2: a period tells where the time went, what came, what became of it, and which terms ran out and why", async () => {
    const caseId = await write();
    at("2026-11-23T09:00");
    await intoWork(caseId);
    at("2026-11-24T09:00");
    await answer(caseId);
    await write();
    const report = (await town.app.control.period(town.as("controller"), november)) ?? expect.fail("no right");
    expect(report.counts.total).toEqual({ received: 2, answered: 1, explained: 0, refused: 0, appeals: 0, repeats: 0 });
    expect(report.counts.byNetwork.map(({ code, counts }) => [code, counts.received])).toEqual([["vk", 2]]);
    expect(report.spent.cases).toBe(1);
    expect(report.spent.ms.curator).toBe(60 * 60_000);
    expect(report.spent.byUnit.map(({ unit, ms }) => [unit.unitId, ms / 60_000])).toEqual([["zhkh", 492]]);
    expect(report.breaches.lines).toMatchObject([
      { timer: "draft", clause: "3.1.2", isOver: true, heldBy: ["unit"], unit: { unitId: "zhkh" }, spent: { curator: 60 * 60_000 } },
    ]);
    expect(report.capped).toBe(false);
    const december = { from: november.to, to: moscow("2027-01-01T00:00") };
    expect((await town.app.control.period(town.as("controller"), december))?.counts.total.received).toBe(0);
  });

  test("1.5: a unit and the administrator have no right to the report or the journal", async () => {
    for (const role of ["zhkh", "administrator"] as const) {
      const principal = town.as(role);
      expect(await town.app.control.now(principal)).toBeNull();
      expect(await town.app.control.cases(principal, { stand: null, unit: null, step: null })).toBeNull();
      expect(await town.app.control.period(principal, november)).toBeNull();
      expect(await town.app.control.journal(principal, everything, "csv")).toBeNull();
      expect(await town.app.control.choices(principal)).toBeNull();
    }
  });
});

describe("4.2: the journal", () => {
  test("4.2: CSV has Russian headings, the office's own time, and no text that a spreadsheet would run", async () => {
    await write('=HYPERLINK("http://example.test")');
    const [head, row] = (await bytes(everything, "csv")).toString().split("\r\n");
    expect(head).toMatch(/^\uFEFF"№";"Поступило";"Сеть"/u);
    expect(row).toContain('"23.11.2026 08:00"');
    expect(row).toContain(`"'=HYPERLINK(""http://example.test"")"`);
    expect(row).toContain('"в работе"');
  });

  test("4.2: XLSX keeps numbers as numbers, dates as dates, and a formula as its words", async () => {
    const caseId = await write("=1+1");
    await intoWork(caseId);
    at("2026-11-23T10:00");
    await answer(caseId);
    const [sheet] = await readXlsxFile(await bytes(everything, "xlsx"));
    const [head, row] = sheet?.data ?? [];
    const cell = (title: string) => row?.[head?.indexOf(title) ?? -1];
    expect(cell("Сообщение")).toBe("=1+1");
    const came = cell("Поступило");
    // A sheet counts days: a millisecond is lost in the fraction.
    expect(came instanceof Date ? Math.abs(came.getTime() - Date.parse("2026-11-23T08:00:00Z")) : null).toBeLessThan(5);
    expect(cell("Исход")).toBe("дан ответ");
    expect(cell("Структуры, раб. часов")).toBe(2);
    expect(cell("Просрочено сроков")).toBe(0);
  });

  test("4.2: the filters narrow by network, unit, outcome and period", async () => {
    await intoWork(await write());
    await write();
    const lines = async (filter: Partial<JournalFilter>) =>
      (await bytes({ ...everything, ...filter }, "csv")).toString().split("\r\n").length - 2;
    expect(await lines({})).toBe(2);
    expect(await lines({ unit: "zhkh" })).toBe(1);
    expect(await lines({ network: "ok" })).toBe(0);
    expect(await lines({ outcome: "answered" })).toBe(0);
    expect(await lines({ outcome: "open", network: "vk" })).toBe(2);
    expect(await lines({ to: november.from + 1 })).toBe(0);
  });
});

describe("3.1.1: the folder «Срочно» on paper", () => {
  test("3.1.1: holds the messages that wait for the Head's resolution, each with its code, text and author; a unit has no right to it", async () => {
    const inFolder = await write("Замело дорогу к школе");
    await town.move("curator", inFolder, { do: "placeInUrgentFolder" });
    await intoWork(await write("Другое"));
    const paper = (await town.app.control.folder(town.as("curator"))) ?? expect.fail("no right");
    expect(paper.name).toBe("Папка Срочно 2026-11-23.pdf");
    expect(Buffer.from(paper.bytes).toString("latin1").startsWith("%PDF-1.7")).toBe(true);
    expect(paper.text).toMatch(/^1\t\d{6}\t23\.11\.2026, 08:00\t.*\tЗамело дорогу к школе\t/u);
    expect(paper.text.split("\n")).toHaveLength(1);
    expect(await town.app.control.folder(town.as("zhkh"))).toBeNull();
  });
});

describe("3.1.1: resolutions signed on paper", () => {
  const form = async (role: TownRole = "curator") => (await town.app.control.folderForm(town.as(role))) ?? expect.fail("no right");
  const sheetOf = async (caseId: CaseId) => {
    const found = (await form()).cards.find(({ view }) => view.state.caseId === caseId) ?? expect.fail("not in the folder");
    return { caseId, code: found.code, units: ["zhkh"], answerable: "zhkh", instruction: "Расчистить" };
  };
  const enter = async (results: readonly Awaited<ReturnType<typeof sheetOf>>[], signedAt = clock.at, role: TownRole = "curator") =>
    town.app.control.enterFolder(town.as(role), { signedBy: "p-head", signedAt, results });

  test("3.1.1: are the Head's own, at the time of the signature, with who wrote them in; the dispatch is due from then", async () => {
    const first = await write("Одно");
    const second = await write("Другое");
    for (const caseId of [first, second]) await town.move("curator", caseId, { do: "placeInUrgentFolder" });
    expect((await form()).signers.map(({ personId }) => personId)).toEqual(["p-head"]);
    at("2026-11-23T10:00");
    expect(await enter([await sheetOf(first), await sheetOf(second)], moscow("2026-11-23T09:00"))).toEqual([
      { caseId: first, kind: "done" },
      { caseId: second, kind: "done" },
    ]);
    const card = (await town.app.card(town.as("head"), first)) ?? expect.fail("no card");
    expect(card.parts.events.at(-1)).toMatchObject({
      at: moscow("2026-11-23T09:00"),
      actor: { role: "head", personId: "p-head" },
      event: { type: "resolved", units: ["zhkh"], onPaper: { enteredBy: "p-curator" } },
    });
    expect(card.timers.find(({ timer }) => timer === "dispatch")?.due).toBe(moscow("2026-11-23T11:00"));
    expect((await form()).cards).toEqual([]);
  });

  test("3.1.1: a sheet of another text is not written in, nor a signature from the future or from before the folder", async () => {
    const caseId = await write();
    const placed = await town.move("curator", caseId, { do: "placeInUrgentFolder" });
    const sheet = await sheetOf(caseId);
    expect(placed.state.step).toBe("urgentFolder");
    expect(await enter([{ ...sheet, code: "000000" }])).toEqual([{ caseId, kind: "changed" }]);
    expect(await enter([sheet], clock.at + 1)).toMatchObject([{ kind: "badInput", problems: [{ path: "signedAt" }] }]);
    expect(await enter([sheet], clock.at - 1)).toMatchObject([{ kind: "badInput", problems: [{ path: "signedAt" }] }]);
    expect(await enter([{ ...sheet, units: [] }])).toMatchObject([{ kind: "refused", refusal: { kind: "UnitRequired", clause: "3.1.1" } }]);
    const stranger = await town.app.control.enterFolder(town.as("curator"), {
      signedBy: "p-curator",
      signedAt: clock.at,
      results: [sheet],
    });
    expect(stranger).toMatchObject([{ kind: "badInput", problems: [{ path: "signedBy" }] }]);
    expect((await town.app.card(town.as("head"), caseId))?.state.step).toBe("urgentFolder");
  });

  test("3.1.1: where the act does not name the person's role for paper, the resolution is refused with its clause", async () => {
    const caseId = await write();
    await town.move("curator", caseId, { do: "placeInUrgentFolder" });
    expect(await enter([await sheetOf(caseId)], clock.at, "controller")).toMatchObject([
      { kind: "refused", refusal: { kind: "NotYourMove", clause: "3.1.1", move: "resolve" } },
    ]);
    expect(await enter([await sheetOf(caseId)], clock.at, "zhkh")).toBeNull();
  });
});

describe("4.2: quality checks of answers", () => {
  const marks = { clarity: 2, point: 2, result: 1, tone: 2, proof: 0 };
  const samples = async () => (await town.app.control.quality.samples(town.as("controller"))) ?? expect.fail("no right");

  test("4.2: a sample holds only answers of the period, its sheets are kept, and each unit has its summary", async () => {
    const [first, second] = [await write("Одно"), await write("Другое")];
    await write("Без ответа");
    for (const caseId of [first, second]) await intoWork(caseId).then(() => answer(caseId));
    const { quality } = town.app.control;
    expect(await quality.draw(town.as("controller"), { ...november, size: 5 })).toEqual({ kind: "done" });
    const [drawn] = await samples();
    expect(drawn?.answers.map(({ caseId }) => caseId).toSorted()).toEqual([first, second].toSorted());
    expect(drawn?.answers[0]).toMatchObject({ answer: "Засыпали.", unit: { unitId: "zhkh" }, sheet: null });
    const sheet = { sampleId: drawn?.sampleId ?? "", caseId: first, marks, remark: "Нет фото" };
    expect(await quality.judge(town.as("controller"), { ...sheet, marks: { ...marks, proof: 2 } })).toEqual({ kind: "done" });
    expect(await quality.judge(town.as("controller"), sheet)).toEqual({ kind: "done" });
    const [judged] = await samples();
    expect(judged?.answers.find(({ caseId }) => caseId === first)?.sheet).toMatchObject({ marks, remark: "Нет фото", by: "controller" });
    expect(judged?.units).toMatchObject([{ unit: { unitId: "zhkh" }, checked: 1, of: 2, averages: marks, share: 0.7 }]);
  });

  test("4.2: a sheet without a mark, an answer of another sample and an empty period are turned away; only the controller judges", async () => {
    const caseId = await write();
    const { quality } = town.app.control;
    expect(await quality.draw(town.as("controller"), { ...november, size: 5 })).toMatchObject({ kind: "badInput" });
    await intoWork(caseId).then(() => answer(caseId));
    await quality.draw(town.as("controller"), { ...november, size: 1 });
    const sampleId = (await samples())[0]?.sampleId ?? "";
    const { proof: _proof, ...short } = marks;
    expect(await quality.judge(town.as("controller"), { sampleId, caseId, marks: short, remark: "" })).toMatchObject({
      kind: "badInput",
      problems: [{ path: "marks.proof" }],
    });
    expect(await quality.judge(town.as("controller"), { sampleId: "other", caseId, marks, remark: "" })).toEqual({ kind: "notFound" });
    expect(await quality.judge(town.as("head"), { sampleId, caseId, marks, remark: "" })).toBeNull();
    expect(await quality.draw(town.as("curator"), { ...november, size: 1 })).toBeNull();
    expect(await quality.samples(town.as("zhkh"))).toBeNull();
  });
});
