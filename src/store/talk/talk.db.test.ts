import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { InboundEvent, NewPublication, PageRow, PublicationProgress, PublicationRow } from "#app";
import type { DraftId, PersonId, PublicationId } from "#case";
import {
  beginCase,
  testMessage,
  testNow,
  testPage,
  testPerson,
  testProjection,
  testTenant,
  testTown,
  type TestCase,
} from "../../testing/database-rows.ts";
import { freshStore, type FreshStore } from "../../testing/database-fresh.ts";

let fresh: FreshStore;
let page: PageRow;
let begun: TestCase;
let now = testNow;
beforeAll(async () => {
  fresh = await freshStore({ now: () => now });
  page = await fresh.store.transaction(testTenant, (tx) => testTown(tx));
  begun = await fresh.store.transaction(testTenant, (tx) => beginCase(tx, "Первые слова", { pageId: page.pageId }));
});
afterAll(() => fresh.end());

const inTown: FreshStore["store"]["transaction"] = (tenantId, work) => fresh.store.transaction(tenantId, work);

const publication = async (changes: Partial<NewPublication> = {}): Promise<NewPublication> => ({
  publicationId: randomUUID() as PublicationId,
  caseId: begun.caseId,
  pageId: page.pageId,
  reply: "final",
  draftId: randomUUID() as DraftId,
  text: await inTown(testTenant, (tx) => tx.putText("draft", "Фонарь починили")),
  files: [],
  target: { kind: "public", thread: { publicPostId: "7" }, replyToExternalId: "8" },
  createdAt: now,
  ...changes,
});

describe("messages (2.2)", () => {
  test("the same message of a network is kept once", async () => {
    const again = await inTown(testTenant, (tx) => tx.putMessage(testMessage(begun, { pageId: page.pageId })));
    expect(again).toBe("duplicate");
  });

  test("every version of an edited text stays, and the newest stands in the message", async () => {
    const { messageId } = begun;
    const second = await inTown(testTenant, async (tx) => {
      const text = await tx.putText("message", "Исправленные слова");
      await tx.addMessageVersion(messageId, text, [{ kind: "photo", externalId: "p1" }], testNow + 1000);
      return text;
    });
    const third = await inTown(testTenant, async (tx) => {
      const text = await tx.putText("message", "Ещё раз исправленные");
      await tx.addMessageVersion(messageId, text, [], testNow + 2000);
      return text;
    });
    const parts = await fresh.store.caseParts(testTenant, begun.caseId);
    expect(parts?.messages[0]).toMatchObject({
      text: third,
      versions: [
        { text: begun.text, at: testNow },
        { text: second, at: testNow + 1000 },
      ],
    });
    expect([...(parts?.texts.values() ?? [])].toSorted()).toEqual(["Ещё раз исправленные", "Исправленные слова", "Первые слова"]);
  });

  test("a message removed by its author keeps its text, and may come back", async () => {
    const { messageId } = begun;
    await inTown(testTenant, (tx) => tx.setMessageRemoved(messageId, testNow));
    expect(await inTown(testTenant, (tx) => tx.message(messageId))).toMatchObject({ removedAt: testNow });
    await inTown(testTenant, (tx) => tx.setMessageRemoved(messageId, null));
    const found = await inTown(testTenant, (tx) => tx.findMessage("vk", page.pageId, messageId, "comment"));
    expect(found).toMatchObject({ messageId, removedAt: null });
    expect(await inTown(testTenant, (tx) => tx.findMessage("vk", page.pageId, messageId, "direct"))).toBeNull();
  });

  test("an author is kept once; a later event without a name does not forget it", async () => {
    const ids = await inTown(testTenant, async (tx) => [
      await tx.putAuthor("vk", { id: "55", kind: "user", name: "Анна" }),
      await tx.putAuthor("vk", { id: "55", kind: "user", profileUrl: "https://example.invalid/55" }),
      await tx.putAuthor("ok", { id: "55", kind: "user" }),
    ]);
    expect(ids[0]).toBe(ids[1]);
    expect(ids[2]).not.toBe(ids[0]);
    const author = await inTown(testTenant, (tx) => tx.author(ids[0] ?? ""));
    expect(author).toEqual({ id: "55", kind: "user", name: "Анна", profileUrl: "https://example.invalid/55" });
  });

  test("open cases of an author on a page, the newest first; ended ones are not among them", async () => {
    const authorId = await inTown(testTenant, (tx) => tx.putAuthor("vk", { id: "77", kind: "user" }));
    const own = await inTown(testTenant, async (tx) => {
      const cases: TestCase[] = [];
      for (const words of ["одно", "другое", "третье"]) {
        const one = await beginCase(tx, words, { pageId: page.pageId });
        await tx.putMessage(
          testMessage(one, { messageId: randomUUID() as TestCase["messageId"], externalId: randomUUID(), pageId: page.pageId, authorId }),
        );
        cases.push(one);
      }
      return cases;
    });
    const [first, second, third] = own;
    if (!first || !second || !third) throw new Error("no cases");
    await inTown(testTenant, (tx) => tx.project(testProjection(second, { ended: true })));
    const open = await inTown(testTenant, (tx) => tx.openCasesOfAuthor(page.pageId, authorId));
    expect(open.map(({ caseId }) => caseId)).toEqual([third.caseId, first.caseId]);
    expect(open[0]?.messages).toHaveLength(1);
  });

  test("a change that came before its message is parked once and taken out in order", async () => {
    const event = (dedupKey: string): InboundEvent => ({
      network: "vk",
      accountId: "1001",
      dedupKey,
      kind: "comment.edited",
      thread: {},
      externalId: "later",
      author: null,
      text: dedupKey,
      attachments: [],
      occurredAt: testNow,
    });
    await inTown(testTenant, async (tx) => {
      for (const key of ["k2", "k1", "k2"]) await tx.park(page.pageId, event(key));
    });
    const taken = await inTown(testTenant, (tx) => tx.takeParked(page.pageId, "later"));
    expect(taken.map(({ dedupKey }) => dedupKey)).toEqual(["k2", "k1"]);
    expect(await inTown(testTenant, (tx) => tx.takeParked(page.pageId, "later"))).toEqual([]);
  });

  test("what a person was writing is kept for that person and field", async () => {
    await inTown(testTenant, async (tx) => {
      for (const id of ["anna", "boris"]) await tx.putPerson(testPerson(id));
      await tx.putDraftSave(begun.caseId, "anna" as PersonId, "text", "черновик", now);
      await tx.putDraftSave(begun.caseId, "anna" as PersonId, "text", "черновик дальше", now + 1);
    });
    const saved = (id: string) => inTown(testTenant, (tx) => tx.draftSave(begun.caseId, id as PersonId, "text"));
    expect(await saved("anna")).toEqual({ text: "черновик дальше", at: now + 1 });
    expect(await saved("boris")).toBeNull();
    await inTown(testTenant, (tx) => tx.dropDraftSaves(begun.caseId, "anna" as PersonId, "text"));
    expect(await saved("anna")).toBeNull();
  });
});

describe("the outbox", () => {
  test("one draft goes to one page once", async () => {
    const first = await publication();
    const second = await publication({ draftId: first.draftId });
    await inTown(testTenant, (tx) => tx.putPublication(first));
    await expect(inTown(testTenant, (tx) => tx.putPublication(second))).rejects.toThrow(/unique/);
  });

  test("an attempt is counted when it begins, and its outcome is kept", async () => {
    const row = await publication();
    const { publicationId } = row;
    const after = (progress: PublicationProgress) =>
      inTown(testTenant, async (tx) => {
        await tx.setPublication(publicationId, progress);
        return tx.publication(publicationId);
      });
    await inTown(testTenant, (tx) => tx.putPublication(row));
    expect(await after({ status: "sending", at: now })).toMatchObject({ status: "sending", attempts: 1 });
    expect(await after({ status: "unknown", failure: "NETWORK_DOWN", detail: "no answer", nextAttemptAt: now + 5 })).toMatchObject({
      status: "unknown",
      nextAttemptAt: now + 5,
    });
    expect(await after({ status: "sending", at: now })).toMatchObject({ attempts: 2, failure: "NETWORK_DOWN" });
    const published = await after({ status: "published", externalId: "999", permalink: null, at: now });
    expect(published).toMatchObject({
      ...row,
      status: "published",
      attempts: 2,
      failure: null,
      externalId: "999",
      publishedAt: now,
    } satisfies Partial<PublicationRow>);
    expect(await inTown(testTenant, (tx) => tx.publicationByExternalId(page.pageId, "999"))).toMatchObject({ publicationId });
  });

  test("a publication locked by one process is nobody else's", async () => {
    const row = await publication();
    await inTown(testTenant, (tx) => tx.putPublication(row));
    const inner = await inTown(testTenant, async (tx) => {
      expect(await tx.lockPublication(row.publicationId)).toMatchObject({ publicationId: row.publicationId });
      return inTown(testTenant, (other) => other.lockPublication(row.publicationId));
    });
    expect(inner).toBeNull();
    expect(await inTown(testTenant, (tx) => tx.lockPublication(row.publicationId))).not.toBeNull();
  });

  test("what nobody moves any more is found", async () => {
    now += 86_400_000;
    const [queued, sending, later, done] = await Promise.all([publication(), publication(), publication(), publication()]);
    await inTown(testTenant, async (tx) => {
      for (const row of [queued, sending, later, done]) await tx.putPublication(row);
      await tx.setPublication(sending.publicationId, { status: "sending", at: now });
      await tx.setPublication(later.publicationId, { status: "retry", failure: "RATE_LIMIT", detail: "", nextAttemptAt: now + 60_000 });
      await tx.setPublication(done.publicationId, { status: "failed", failure: "NO_RIGHTS", detail: "" });
    });
    const stalled = (at: number, sendingBefore: number) => inTown(testTenant, (tx) => tx.stalledPublications(at, sendingBefore, 100));
    const soon = await stalled(now + 1, now);
    expect(soon).toContain(queued.publicationId);
    expect(soon).not.toContain(sending.publicationId);
    const all = await stalled(now + 60_001, now + 1);
    expect(all).toEqual(expect.arrayContaining([queued.publicationId, sending.publicationId, later.publicationId]));
    expect(all).not.toContain(done.publicationId);
  });
});

describe("the pages (1.4)", () => {
  test("secrets are sealed in the database and plain for the connector; a check or a visit does not lose where polling stands", async () => {
    const own = testPage({ secrets: { token: "vk1.a.secret" } });
    await inTown(testTenant, async (tx) => {
      await tx.putPage(own);
      await tx.setPollCursor(own.pageId, "42");
      await tx.putPage({ ...own, title: "Новое имя" });
      await tx.touchPage(own.pageId, testNow + 5);
      await tx.touchPage(own.pageId, testNow);
    });
    const found = await fresh.store.findPage("vk", own.pageId);
    const unwritten = { paper: { responsible: "", basis: "", openedOn: null, closedOn: null }, secretsAt: {} };
    expect(found?.page).toEqual({ ...own, ...unwritten, title: "Новое имя", lastEventAt: testNow + 5 });
    expect(await inTown(testTenant, (tx) => tx.pollCursor(own.pageId))).toBe("42");
  });
});
