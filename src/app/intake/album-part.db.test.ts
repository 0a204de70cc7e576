import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { InboundEvent, KnownPost } from "#app";
import { freshStore, type FreshStore } from "../../testing/database-fresh.ts";
import { scriptedChannel, webhookOf } from "../../testing/app-channel.ts";
import { comment, moscow, startTown, type Clock, type Town } from "../../testing/app-town.ts";
import { deskOf } from "../desk.ts";
import { drainInbox } from "./drain-inbox.ts";

const clock: Clock = { at: moscow("2026-11-20T15:10:00") };
const scripted = scriptedChannel(() => clock.at);
const posts: KnownPost[] = [];
const channel = {
  ...scripted,
  parse: (...given: Parameters<typeof scripted.parse>) => ({ ...scripted.parse(...given), posts: [...posts] }),
};
let fresh: FreshStore;

beforeAll(async () => {
  fresh = await freshStore({ now: () => clock.at });
});
afterAll(() => fresh.end());

let deliveries = 0;
const deliver = async (town: Town, ...events: readonly InboundEvent[]): Promise<void> => {
  for (const event of events) {
    deliveries += 1;
    await town.app.receive("vk", town.pageKey, webhookOf(`a-${deliveries}`, [event]));
  }
  if (events.length === 0) await town.app.receive("vk", town.pageKey, webhookOf(`a-${(deliveries += 1)}`, []));
  await drainInbox(deskOf(town.parts));
};

const at = moscow("2026-11-20T15:00:00");
const part = (number: number, text: string): InboundEvent => ({
  ...comment({ externalId: `g_${number}`, occurredAt: at, text, attachments: [{ kind: "photo", externalId: `photo-${number}` }] }),
  messageKey: "g_album",
  groupKey: "album",
});

const shown = async (town: Town) => {
  const [card, ...others] = await town.cards();
  expect(others).toEqual([]);
  const [message, ...further] = card?.parts.messages ?? [];
  expect(further).toEqual([]);
  return {
    text: card?.parts.texts.get(message!.text.textId),
    photos: message?.attachments.map(({ externalId }) => externalId).toSorted(),
    thread: message?.thread,
  };
};

describe("2.2: one message that came in pieces", () => {
  const pieces = [part(1, "Три ямы на Садовой"), part(2, ""), part(3, "")] as const;
  const [first, second, third] = pieces;

  it.each([
    ["in order", [first, second, third]],
    ["each twice", [first, first, second, second, third, third, first]],
    ["the words last", [third, second, first]],
    ["the words between", [second, first, third, second]],
  ] as const)("is one message with all its files, whatever the order: %s", async (_name, order) => {
    const town = await startTown({ store: fresh.store, channel, clock });
    await deliver(town, ...order);
    expect(await shown(town)).toMatchObject({ text: "Три ямы на Садовой", photos: ["photo-1", "photo-2", "photo-3"] });
  });

  it("1.6: every piece is known by its name, so that all can be deleted together", async () => {
    const town = await startTown({ store: fresh.store, channel, clock });
    await deliver(town, first, second, third);
    expect((await shown(town)).thread).toMatchObject({ ownCommentId: "g_1", partIds: ["g_2", "g_3"] });
  });

  it("words under two pieces stand one under the other", async () => {
    const town = await startTown({ store: fresh.store, channel, clock });
    await deliver(town, first, part(2, "А эта у школы"), third);
    expect(await shown(town)).toMatchObject({ text: "Три ямы на Садовой\n\nА эта у школы" });
  });

  it("an edit of the words keeps the other pieces; an edit of a piece without words changes no words", async () => {
    const town = await startTown({ store: fresh.store, channel, clock });
    const edited = (piece: InboundEvent, text: string): InboundEvent => ({ ...piece, kind: "comment.edited", dedupKey: `e${text}`, text });
    await deliver(town, first, second, third, edited(first, "Четыре ямы"), edited(second, ""));
    expect(await shown(town)).toMatchObject({ text: "Четыре ямы", photos: ["photo-1", "photo-2", "photo-3"] });
  });
});

describe("2.2: a post that the payload shows", () => {
  it("stands above the comment, and its later edit replaces it", async () => {
    const town = await startTown({ store: fresh.store, channel, clock });
    const postText = async (): Promise<string | undefined> => (await town.cards())[0]?.parts.post?.text;
    posts.splice(0, 1, { publicPostId: "post-1", post: { text: "Меняем светильники", permalink: "https://example.test/1" } });
    await deliver(town, comment({ externalId: "c1", occurredAt: at }));
    expect(await postText()).toBe("Меняем светильники");
    posts.splice(0, 1, { publicPostId: "post-1", post: { text: "Старый вид поста" } });
    await deliver(town, comment({ externalId: "c2", occurredAt: at, author: { id: "other", kind: "user" } }));
    expect(await postText()).toBe("Меняем светильники");
    posts.splice(0, 1, { publicPostId: "post-1", post: { text: "Светильники заменены" } });
    await deliver(town);
    expect(await postText()).toBe("Светильники заменены");
    posts.length = 0;
  });
});
