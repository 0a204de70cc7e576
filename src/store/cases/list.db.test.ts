import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { CaseProjection, ListQuery, ListView, PageRow } from "#app";
import type { TenantId, UnitId } from "#case";
import { beginCase, dueAt, laterEvent, testNow, testPage, testProjection, testTown, type TestCase } from "../../testing/database-rows.ts";
import { freshStore, type FreshStore } from "../../testing/database-fresh.ts";

const hour = 3_600_000;
const housing = "housing" as UnitId;
const roads = "roads" as UnitId;
let fresh: FreshStore;
let page: PageRow;
let tenants = 0;
beforeAll(async () => {
  fresh = await freshStore();
});
afterAll(() => fresh.end());

/** Each test has a municipality of its own. */
const town = async () => {
  tenants += 1;
  const tenantId = `town-${tenants}` as TenantId;
  page = await fresh.store.transaction(tenantId, (tx) => testTown(tx, testPage({ title: "Страница" })));
  const begin = (words: string, changes: Partial<CaseProjection> = {}) =>
    fresh.store.transaction(tenantId, (tx) => beginCase(tx, words, { pageId: page.pageId, ...changes }));
  const move = (one: TestCase, version: number, changes: Partial<CaseProjection>) =>
    fresh.store.transaction(tenantId, (tx) =>
      tx.append([laterEvent(one.caseId, version)], testProjection(one, { version, pageId: page.pageId, ...changes })),
    );
  const list = (changes: Partial<ListQuery> = {}) =>
    fresh.store.list(tenantId, {
      view: "queue",
      scope: { kind: "all" },
      role: "curator",
      limit: 50,
      cursor: null,
      now: testNow,
      ...changes,
    });
  const words = async (changes: Partial<ListQuery> = {}) => (await list(changes)).rows.map(({ excerpt }) => excerpt);
  return { tenantId, begin, move, list, words };
};

describe("the lists", () => {
  test("the queue holds what has not ended: what burns first, then what has no clock", async () => {
    const { begin, words } = await town();
    await begin("без срока");
    await begin("завтра", { nearest: dueAt(testNow + 24 * hour) });
    await begin("просрочено", { nearest: dueAt(testNow - hour) });
    await begin("пауза", { nearest: dueAt(null) });
    await begin("кончено", { ended: true, nearest: dueAt(testNow) });
    await begin("через час", { nearest: dueAt(testNow + hour) });
    expect(await words()).toEqual(["просрочено", "через час", "завтра", "без срока", "пауза"]);
  });

  test("each view holds what its name says, for the role that asks, and the counts agree", async () => {
    const { begin, words, tenantId, list } = await town();
    await begin("куратору", { waitingFor: ["curator"] });
    await begin("главе", { waitingFor: ["head"], step: "approval" });
    await begin("в папке", { waitingFor: ["head"], step: "urgentFolder" });
    await begin("отделу", { waitingFor: ["unit"], units: [housing] });
    await begin("автору", { waitingFor: ["author"], units: [housing] });
    await begin("контролю", { waitingFor: ["controller"] });
    await begin("отвечено раньше", { waitingFor: [], ended: true, stepSince: testNow - hour, units: [roads] });
    await begin("отвечено позже", { waitingFor: [], ended: true, stepSince: testNow, units: [housing] });
    const views: readonly (readonly [ListView, ListQuery["role"], readonly string[]])[] = [
      ["urgent", "curator", ["главе", "в папке"]],
      ["mine", "curator", ["куратору"]],
      ["mine", "head", ["главе", "в папке"]],
      ["mine", "controller", ["контролю"]],
      ["awaitingAuthor", "curator", ["автору"]],
      ["answered", "curator", ["отвечено позже", "отвечено раньше"]],
    ];
    for (const [view, role, expected] of views) {
      expect(await words({ view, role }), `${view} ${role}`).toEqual(expected);
      const counts = await fresh.store.counts(tenantId, { role, scope: { kind: "all" }, now: testNow });
      expect(counts[view], `${view} ${role}`).toBe(expected.length);
    }
    expect((await list({ view: "all" })).rows.map(({ projection }) => projection.number)).toEqual([8, 7, 6, 5, 4, 3, 2, 1]);
    const counts = await fresh.store.counts(tenantId, { role: "curator", scope: { kind: "all" }, now: testNow });
    expect(counts).toEqual({ queue: 6, urgent: 2, mine: 1, awaitingAuthor: 1, answered: 2, all: 8 });
  });

  test("2.6: a unit sees its own cases only, in every view and every count; a case taken from it disappears", async () => {
    const { begin, move, words, tenantId } = await town();
    const scope = { kind: "unit", unitId: housing } as const;
    const shared = await begin("общее", { waitingFor: ["unit"], units: [housing, roads], nearest: dueAt(testNow) });
    await begin("чужое", { waitingFor: ["unit"], units: [roads] });
    await begin("ничьё");
    await begin("отвечено", { ended: true, units: [housing], waitingFor: [] });
    for (const [view, expected] of [
      ["queue", ["общее"]],
      ["mine", ["общее"]],
      ["answered", ["отвечено"]],
      ["all", ["отвечено", "общее"]],
    ] as const) {
      expect(await words({ view, scope, role: "unit" }), view).toEqual(expected);
    }
    const count = () => fresh.store.counts(tenantId, { scope, role: "unit", now: testNow });
    expect(await count()).toEqual({ queue: 1, urgent: 0, mine: 1, awaitingAuthor: 0, answered: 1, all: 2 });
    await move(shared, 2, { waitingFor: ["unit"], units: [roads] });
    expect(await words({ scope, role: "unit" })).toEqual([]);
    expect(await count()).toMatchObject({ queue: 0, all: 1 });
  });

  test("pages follow one another with no row twice and none missed, while other rows move", async () => {
    const { begin, move, list } = await town();
    const begun: TestCase[] = [];
    for (let index = 0; index < 23; index += 1) {
      const nearest = index % 3 === 0 ? null : dueAt(testNow + (index % 5) * hour);
      begun.push(await begin(`обращение ${index}`, { nearest }));
    }
    const [moved, gone] = begun;
    if (!moved || !gone) throw new Error("no cases");
    const seen: string[] = [];
    let cursor: string | null = null;
    for (let pages = 0; pages < 10; pages += 1) {
      const page = await list({ limit: 5, cursor });
      seen.push(...page.rows.map(({ projection }) => projection.caseId));
      cursor = page.nextCursor;
      if (pages === 1) {
        await move(moved, 2, { nearest: dueAt(testNow - hour) });
        await move(gone, 2, { ended: true });
        await begin("новое, срочное", { nearest: dueAt(testNow - hour) });
      }
      if (!cursor) break;
    }
    const still = begun.slice(2).map(({ caseId }) => caseId);
    expect(seen.filter((id) => still.includes(id as TestCase["caseId"])).toSorted()).toEqual(still.toSorted());
  });

  test("a cursor of another view, or none at all, begins the list anew", async () => {
    const { begin, list, words } = await town();
    for (const name of ["а", "б", "в"]) await begin(name);
    const { nextCursor } = await list({ limit: 1 });
    expect(await words({ cursor: nextCursor })).toEqual(["б", "в"]);
    for (const cursor of ["не курсор", "WzFd", nextCursor]) expect(await words({ view: "all", cursor })).toEqual(["в", "б", "а"]);
  });

  test("a row shows the author, the page and the beginning of the words, and an erased text shows nothing", async () => {
    const { begin, list, tenantId } = await town();
    const one = await begin("слово ".repeat(200));
    expect((await list()).rows[0]).toMatchObject({ pageTitle: "Страница", authorName: null, attachmentCount: 0 });
    expect((await list()).rows[0]?.excerpt).toHaveLength(240);
    await fresh.store.eraseTexts(tenantId, [one.text.textId]);
    expect((await list()).rows[0]?.excerpt).toBe("");
  });

  test("the due index answers what was running and is due, the earliest first", async () => {
    const { begin, tenantId } = await town();
    const late = await begin("позже", { nearest: dueAt(testNow - hour) });
    const early = await begin("раньше", { nearest: dueAt(testNow - 2 * hour) });
    await begin("ещё не срок", { nearest: dueAt(testNow + hour) });
    await begin("уже замечено", { nearest: { ...dueAt(testNow - hour), status: "breached" } });
    await begin("кончено", { nearest: dueAt(testNow - hour), ended: true });
    const due = await fresh.store.transaction(tenantId, (tx) => tx.dueCases(testNow, 10));
    expect(due).toEqual([early.caseId, late.caseId]);
  });
});
