import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { InboundEvent } from "#app";
import { freshStore, type FreshStore } from "../../testing/database-fresh.ts";
import { scriptedChannel, webhookOf } from "../../testing/app-channel.ts";
import { comment, moscow, startTown, type Clock, type Town } from "../../testing/app-town.ts";
import { deskOf } from "../desk.ts";
import { drainInbox } from "./drain-inbox.ts";
import { enrich } from "./enrich.ts";

const clock: Clock = { at: moscow("2026-11-20T15:10:00") };
const channel = scriptedChannel(() => clock.at);
let fresh: FreshStore;

beforeAll(async () => {
  fresh = await freshStore({ now: () => clock.at });
});
afterAll(() => fresh.end());

const newTown = (): Promise<Town> => startTown({ store: fresh.store, channel, clock });

let deliveries = 0;
const deliver = async (town: Town, ...events: readonly InboundEvent[]): Promise<void> => {
  for (const event of events) {
    deliveries += 1;
    const answer = await town.app.receive("vk", town.pageKey, webhookOf(`d-${deliveries}`, [event]));
    expect(answer.status).toBe(200);
  }
  await drainInbox(deskOf(town.parts));
};

const at = moscow("2026-11-20T15:00:00");
const first = comment({ externalId: "c1", occurredAt: at });

describe("2.2: a message becomes a case", () => {
  it("1.1: a comment is a case on the page's route, its clocks count from the network's time, both stamps are kept", async () => {
    const town = await newTown();
    await deliver(town, first);
    const [card] = await town.cards();
    expect(card?.state).toMatchObject({ route: "pages", step: "arrived", messageKind: "comment", receivedAt: at });
    expect(card?.parts.messages[0]).toMatchObject({ occurredAt: at, arrivedAt: clock.at });
    expect(card?.parts.texts.get(card.parts.messages[0]!.text.textId)).toBe(first.text);
  });

  it("arrival is never before the page was connected, nor after the bytes were here", async () => {
    const connectedAt = moscow("2026-11-20T14:00:00");
    const town = await startTown({
      store: fresh.store,
      channel,
      clock,
      page: { accountId: "late-page", secrets: {}, settings: { connectedAt } },
    });
    await deliver(
      town,
      comment({ externalId: "old", occurredAt: at - 86_400_000 }),
      comment({ externalId: "ahead", occurredAt: clock.at + 60_000, author: { id: "x", kind: "user" } }),
    );
    const received = (await town.cards()).map(({ state }) => state.receivedAt).toSorted((a, b) => a - b);
    expect(received).toEqual([connectedAt, clock.at]);
  });

  it("a webhook for a page that is not here gets a 404 in words; a wrong secret stores nothing", async () => {
    const town = await newTown();
    expect((await town.app.receive("vk", "nobody", webhookOf("k", [first]))).status).toBe(404);
    expect((await town.app.receive("nonet", town.pageKey, webhookOf("k", [first]))).status).toBe(404);
    expect((await town.app.receive("vk", town.pageKey, webhookOf("k", [first], "wrong"))).status).toBe(403);
    await drainInbox(deskOf(town.parts));
    expect(await town.cards()).toEqual([]);
  });

  it.each([
    ["empty", ""],
    ["100,000 characters", "я".repeat(100_000)],
    ["emoji and right-to-left", "👩‍👩‍👧 שלום 🇷🇺\u202Eabc"],
    ["markup", "<script>alert(1)</script><br>&amp;"],
  ])("a text is kept as it is: %s", async (_name, text) => {
    const town = await newTown();
    await deliver(town, comment({ externalId: "t", occurredAt: at, text }));
    const [card] = await town.cards();
    expect(card?.parts.texts.get(card.parts.messages[0]!.text.textId)).toBe(text);
  });
});

const edited: InboundEvent = { ...first, kind: "comment.edited", dedupKey: "e1", text: "Яма у дома 7" };
const deleted: InboundEvent = { ...first, kind: "comment.deleted", dedupKey: "x1", text: "", author: null };

/** What must not depend on the order of delivery. */
const outcomeOf = async (town: Town) =>
  (await town.cards()).map(({ parts, state }) => ({
    step: state.step,
    removed: state.removedByAuthorAt !== null,
    messages: parts.messages.map((one) => ({
      text: parts.texts.get(one.text.textId),
      versions: one.versions.map((version) => parts.texts.get(version.text.textId)),
      removed: one.removedAt !== null,
    })),
  }));

describe("2.2: edits and deletions in any order", () => {
  const orders: readonly (readonly InboundEvent[])[] = [
    [first, edited, deleted],
    [edited, first, deleted],
    [edited, deleted, first],
    [first, first, edited, first, edited, deleted, deleted, first],
    [edited, edited, deleted, first, edited, first],
  ];
  it.each(orders.map((order) => [order.map(({ kind }) => kind).join(" → "), order] as const))("%s", async (_name, order) => {
    const town = await newTown();
    await deliver(town, ...order);
    expect(await outcomeOf(town)).toEqual([
      { step: "arrived", removed: true, messages: [{ text: edited.text, versions: [first.text], removed: true }] },
    ]);
  });

  it("a restored comment is shown again, its texts stay", async () => {
    const town = await newTown();
    await deliver(town, first, deleted, { ...deleted, kind: "comment.restored", dedupKey: "r1" });
    expect(await outcomeOf(town)).toMatchObject([{ removed: false, messages: [{ text: first.text, removed: false }] }]);
  });
});

describe("2.4: whose conversation it is", () => {
  it("a further comment in the same branch belongs to the open case; another person's or another branch is a new one", async () => {
    const town = await newTown();
    const reply = comment({
      externalId: "c2",
      occurredAt: at + 1000,
      thread: { publicPostId: "post-1", rootCommentId: "c1", parentCommentId: "c1" },
      text: "И ещё у дома 9",
    });
    const stranger = comment({ externalId: "c3", occurredAt: at + 2000, thread: reply.thread, author: { id: "citizen-2", kind: "user" } });
    const other = comment({ externalId: "c4", occurredAt: at + 3000 });
    await deliver(town, first, reply, stranger, other);
    const cards = await town.cards();
    expect(cards.map(({ parts }) => parts.messages.map(({ externalId }) => externalId)).toSorted((a, b) => b.length - a.length)).toEqual([
      ["c1", "c2"],
      expect.any(Array),
      expect.any(Array),
    ]);
    expect(cards.find(({ parts }) => parts.messages.length === 2)?.parts.events.at(-1)?.event.type).toBe("authorWroteAgain");
  });

  it("2.5: a dialog is one conversation; a consent to be written to is kept", async () => {
    const town = await newTown();
    const direct = (externalId: string): InboundEvent =>
      comment({ externalId, occurredAt: at, kind: "direct.new", thread: { conversationId: "citizen-1" } });
    await deliver(town, direct("m1"), direct("m2"), { ...direct("m3"), kind: "direct.denied", dedupKey: "deny" });
    expect((await town.cards()).map(({ parts }) => parts.messages.length)).toEqual([2]);
  });

  it("our own words that the desk did not send are shown as answered outside", async () => {
    const town = await newTown();
    const echo = comment({
      externalId: "o1",
      occurredAt: at + 5000,
      kind: "own.echo",
      thread: { publicPostId: "post-1", rootCommentId: "c1" },
      text: "Уже чиним",
    });
    await deliver(town, first, echo, { ...echo, externalId: "o2", thread: { publicPostId: "nothing" } });
    const [card] = await town.cards();
    expect(card?.parts.events.map(({ event }) => event.type)).toEqual(["received", "answeredOutside"]);
  });
});

describe("5 (decision): the inbox never loses and never blocks", () => {
  it("a poisoned payload is put aside with its bytes; the rows after it are taken", async () => {
    const town = await newTown();
    const broken = { ...webhookOf("poison", []), body: new TextEncoder().encode("{not json") };
    expect((await town.app.receive("vk", town.pageKey, broken)).status).toBe(200);
    await deliver(town, first);
    expect(await town.cards()).toHaveLength(1);
  });

  it("an acknowledged delivery survives the process that acknowledged it, and the same delivery again is one message", async () => {
    const town = await newTown();
    await town.app.receive("vk", town.pageKey, webhookOf("once", [first]));
    await town.app.receive("vk", town.pageKey, webhookOf("once", [first]));
    // Another process: nothing but the database is common.
    const other = deskOf({ ...town.parts, log: { info: () => undefined, warn: () => undefined, error: () => undefined } });
    await Promise.all([drainInbox(other), drainInbox(deskOf(town.parts))]);
    expect(await town.cards()).toHaveLength(1);
  });

  it("the author's name and the post above come later, and nothing waits for them", async () => {
    const town = await newTown();
    channel.names.set("citizen-1", "Мария Кузнецова");
    await deliver(town, first);
    const [before] = await town.cards();
    expect(before?.parts.messages[0]?.author?.name).toBeUndefined();
    await enrich(deskOf(town.parts), town.tenantId, before!.state.messageId);
    const [after] = await town.cards();
    expect(after?.parts.messages[0]?.author?.name).toBe("Мария Кузнецова");
    expect(after?.parts.post?.text).toBe("Пост над комментарием");
  });
});
