import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Channel, ChannelPage, InboundEvent, PollBatch } from "#app";
import { startFakeOk, type FakeOk } from "./fake/index.ts";
import { createOk } from "./index.ts";

const MINUTE = 60_000;
const DAY = 86_400_000;

describe("2.2: comments are asked for, OK tells of none", () => {
  let fake: FakeOk;
  let page: ChannelPage;
  let at: number;
  let channel: Channel;
  let cursor: string | null;
  beforeEach(async () => {
    at = Date.UTC(2026, 10, 24, 9, 0, 0);
    cursor = null;
    fake = await startFakeOk({ now: () => at });
    fake.control.rateLimit(1000);
    channel = createOk({ now: () => at, sleep: () => Promise.resolve() });
    page = {
      pageId: "p",
      network: "ok",
      accountId: fake.groupId,
      title: "",
      secrets: { ...fake.tokens, webhookSecret: "s" },
      settings: { baseUrl: fake.baseUrl, restCallsPerSecond: 1000, graphCallsPerSecond: 1000 },
    };
    await round();
  });
  afterEach(() => fake.close());

  const round = async (more: ChannelPage["settings"] = {}): Promise<PollBatch> => {
    const batch = await channel.poll?.({ ...page, settings: { ...page.settings, ...more } }, cursor, AbortSignal.timeout(10_000));
    if (batch === undefined) throw new Error("OK can be polled");
    if (batch.failure === undefined) ({ cursor } = batch);
    return batch;
  };
  const eventsOf = ({ deliveries }: PollBatch): readonly InboundEvent[] =>
    deliveries.flatMap(({ body }) => channel.parse(body, page.accountId, at).events);
  const later = async (ms: number): Promise<readonly InboundEvent[]> => {
    at += ms;
    return eventsOf(await round());
  };
  const readings = (): number => fake.control.requests().filter(({ method }) => method === "discussions.getComments").length;

  it("what was written before the page was connected comes to nobody, what came since does", async () => {
    expect(eventsOf(await round())).toEqual([]);
    fake.control.comment({ text: "Темно во дворе" });
    expect((await later(MINUTE)).map(({ text }) => text)).toEqual(["Темно во дворе"]);
    cursor = null;
    const since = { connectedAt: at - MINUTE };
    expect(eventsOf(await round(since)).map(({ text }) => text)).toEqual(["Темно во дворе"]);
  });

  it("2.4: each edit is told once, also back to the first words", async () => {
    const { id } = fake.control.comment({ text: "Яма у дома 5" });
    await later(MINUTE);
    const keys = new Set<string>();
    for (const text of ["Яма у дома 7", "Яма у дома 5", "Яма у дома 7"]) {
      fake.control.edit({ kind: "comment", id }, text);
      const [event] = await later(MINUTE);
      expect(event).toMatchObject({ kind: "comment.edited", externalId: id, text, occurredAt: at });
      keys.add(event?.dedupKey ?? "");
      expect(await later(MINUTE)).toEqual([]);
    }
    expect(keys.size).toBe(3);
  });

  it("2.4: a deletion is believed only when OK confirms it, and is told once", async () => {
    const { id } = fake.control.comment({ text: "Лишнее" });
    await later(MINUTE);
    fake.control.delete(id);
    fake.control.fail(2, 1, "discussions.getComment");
    expect(await later(MINUTE)).toEqual([]);
    expect(await later(MINUTE)).toMatchObject([{ kind: "comment.deleted", externalId: id, author: null }]);
    expect(await later(MINUTE)).toEqual([]);
    fake.control.restore(id);
    expect(await later(MINUTE)).toMatchObject([{ kind: "comment.restored", text: "Лишнее" }]);
  });

  it("more comments than a page are all found, in the order of writing", async () => {
    for (let number = 0; number < 250; number += 1) fake.control.comment({ text: `Комментарий ${number}` });
    at += 1000;
    fake.control.comment({ text: "Последний" });
    const events = await later(MINUTE);
    expect(events).toHaveLength(251);
    expect(new Set(events.map(({ externalId }) => externalId)).size).toBe(251);
    expect(events.at(-1)?.text).toBe("Последний");
    expect(await later(MINUTE)).toEqual([]);
  });

  it("a branch keeps its root, and our staff's own answer is an echo under the citizen's comment", async () => {
    const first = fake.control.comment({ text: "Вопрос" });
    const staff = fake.control.answerByHand({ text: "Отвечаем", replyTo: first.id });
    const third = fake.control.comment({ text: "Спасибо", replyTo: staff.id });
    const byId = new Map((await later(MINUTE)).map((event) => [event.externalId, event]));
    expect(byId.get(staff.id)).toMatchObject({ kind: "own.echo", thread: { parentCommentId: first.id } });
    expect(byId.get(third.id)?.thread).toMatchObject({ rootCommentId: first.id, parentCommentId: staff.id });
  });

  it("a topic of a citizen is a post, and is told once", async () => {
    at += 1000;
    const person = fake.control.people()[0]?.id ?? 0;
    const { id } = fake.control.post({ text: "Предлагаю сквер", by: person });
    expect(await later(MINUTE)).toMatchObject([
      { kind: "post.new", externalId: id, text: "Предлагаю сквер", author: { id: String(person) } },
    ]);
    expect(await later(MINUTE)).toEqual([]);
    fake.control.post({ text: "Наша тема" });
    expect(await later(MINUTE)).toEqual([]);
  });

  it("old topics are read seldom, unless somebody writes there", async () => {
    const before = readings();
    await later(5 * DAY);
    expect(readings()).toBeGreaterThan(before);
    const quiet = readings();
    expect((await round()).nextAfterMs).toBe(5 * MINUTE);
    await later(5 * MINUTE);
    expect(readings()).toBe(quiet);
    const oldest = fake.control.posts()[0]?.id ?? "";
    fake.control.comment({ text: "А скамейки?", topicId: oldest });
    expect((await later(MINUTE)).map(({ text }) => text)).toEqual(["А скамейки?"]);
    expect(readings()).toBe(quiet + 1);
    expect((await round()).nextAfterMs).toBe(MINUTE);
    await later(20 * DAY);
    expect(fake.control.requests().at(-1)?.method).toBe("mediatopic.getTopics");
  });

  it("a failure keeps what was found before it; an empty-handed one is told, and nothing is lost", async () => {
    const [first, , last] = fake.control.posts();
    fake.control.comment({ text: "Под первой", topicId: first?.id ?? "" });
    fake.control.comment({ text: "Под последней", topicId: last?.id ?? "" });
    at += MINUTE;
    fake.control.fail(11, 1, "mediatopic.getTopics");
    expect(await round()).toMatchObject({ deliveries: [], failure: { failure: "RATE_LIMIT", afterMs: MINUTE } });
    fake.control.fail(8, 1, "discussions.getComments");
    expect(await round()).toMatchObject({ deliveries: [], failure: { failure: "RATE_LIMIT" } });
    expect((await later(MINUTE)).map(({ text }) => text).toSorted()).toEqual(["Под первой", "Под последней"]);
  });

  it("direct messages do not wait until comments can be read again", async () => {
    const polled = { receiveBy: "poll", longPollWaitSeconds: 1 };
    await round(polled);
    at += MINUTE;
    fake.control.dm({ text: "В личку" });
    fake.control.comment({ text: "Под темой" });
    fake.control.fail(8, 1, "mediatopic.getTopics");
    const kept = await round(polled);
    expect(eventsOf(kept).map(({ text }) => text)).toEqual(["В личку"]);
    expect(kept.nextAfterMs).toBeUndefined();
    fake.control.dm({ text: "Ещё" });
    expect(eventsOf(await round(polled)).map(({ text }) => text)).toEqual(["Ещё"]);
    at += 10 * MINUTE;
    expect(eventsOf(await round(polled)).map(({ text }) => text)).toEqual(["Под темой"]);
  });

  it("one topic that may not be read holds the others up no more than once", async () => {
    for (const { id } of fake.control.posts()) fake.control.comment({ text: `Под темой ${id}`, topicId: id });
    fake.control.fail(10, 1, "discussions.getComments");
    expect(await later(MINUTE)).toHaveLength(2);
    expect(await later(60 * MINUTE)).toHaveLength(1);
    for (const { id } of fake.control.posts()) fake.control.comment({ text: "Ещё", topicId: id });
    fake.control.fail(10, 3, "discussions.getComments");
    at += MINUTE;
    expect(await round()).toMatchObject({ deliveries: [], failure: { failure: "NO_RIGHTS" } });
  });

  it("a dead key is told with a pause that spares OK", async () => {
    fake.control.revokeToken("access");
    expect(await round()).toMatchObject({ failure: { failure: "TOKEN_EXPIRED", afterMs: 10 * MINUTE } });
  });

  it("without an application nothing is asked for, or direct messages only", async () => {
    const { botToken } = fake.tokens;
    page = { ...page, secrets: { botToken, webhookSecret: "s" } };
    expect(await round()).toMatchObject({ deliveries: [], nextAfterMs: 10 * MINUTE });
    const polled = { receiveBy: "poll", longPollWaitSeconds: 1 };
    await round(polled);
    fake.control.dm({ text: "В личку" });
    expect(eventsOf(await round(polled))).toMatchObject([{ kind: "direct.new", text: "В личку" }]);
  });

  it("long polling and the topics take turns, and a subscription that OK forgot is renewed", async () => {
    const polled = { receiveBy: "poll", longPollWaitSeconds: 1 };
    await round(polled);
    fake.control.dm({ text: "Первое" });
    fake.control.comment({ text: "Комментарий" });
    expect(eventsOf(await round(polled)).map(({ text }) => text)).toEqual(["Первое"]);
    at += MINUTE;
    expect(eventsOf(await round(polled)).map(({ text }) => text)).toEqual(["Комментарий"]);
    fake.control.fail(300, 1, "GET graph/me/updates");
    fake.control.dm({ text: "Второе" });
    expect(await round(polled)).toMatchObject({ failure: { failure: "TARGET_DELETED" } });
    expect(eventsOf(await round(polled)).map(({ text }) => text)).toEqual(["Второе"]);
    const subscribed = fake.control.requests().filter(({ method }) => method === "graph/me/subscribe");
    expect(subscribed).toHaveLength(2);
  });
});
