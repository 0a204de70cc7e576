/** The contract of every connector, run against its fake: the same scenarios for each network, by what the network has. */
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { InboundEvent, OutboundFile, OutboundReply, PublishOutcome } from "#app";
import { moderating } from "./contract-moderation.ts";
import { arrived, last, replyTo, toComment, toDirect, type Scene } from "./contract-scene.ts";
import { openInbox } from "./contract-receiver.ts";
import type { FakeDriver } from "./contract-driver.ts";

const PNG = Uint8Array.from(
  Buffer.from("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==", "base64"),
);
const PHOTO: OutboundFile = { fileId: "f1", name: "до и после.png", mime: "image/png", bytes: PNG };
const DOCUMENT: OutboundFile = {
  fileId: "f2",
  name: "Акт осмотра.pdf",
  mime: "application/pdf",
  bytes: new TextEncoder().encode("%PDF-1.4 акт"),
};

/** Registers the scenarios of one network. */
export const channelContract = (driver: FakeDriver): void => {
  describe(`contract of a channel: ${driver.network}`, () => {
    let scene: Scene;
    beforeEach(async () => {
      const fake = await driver.start();
      scene = { fake, inbox: await openInbox(fake.channel, fake.page) };
      await fake.attach(scene.inbox.url);
      if (fake.channel.capabilities.pollsAlways) await scene.inbox.ask();
    });
    afterEach(async () => {
      await scene.fake.close();
      await scene.inbox.close();
    });
    receiving(() => scene);
    delivering(() => scene);
    publishing(() => scene);
    failing(() => scene);
    asking(() => scene);
    moderating(() => scene);
  });
};

const receiving = (scene: () => Scene): void => {
  it("2.2: a comment comes with its words, author, place and time", async () => {
    const written = await scene().fake.comment("Во дворе не горит фонарь 💡");
    const event = last(await arrived(scene()), "comment.new");
    expect(event).toMatchObject({
      network: scene().fake.page.network,
      accountId: scene().fake.page.accountId,
      externalId: written.externalId,
    });
    expect(event.text).toBe("Во дворе не горит фонарь 💡");
    expect(event.author?.id).toMatch(/./u);
    expect(event.thread.publicPostId).toMatch(/./u);
    expect(Math.abs(event.occurredAt - Date.now())).toBeLessThan(60_000);
  });

  it("2.2: a direct message comes with its conversation", async () => {
    await scene().fake.direct("Когда починят дорогу?");
    const event = last(await arrived(scene()), "direct.new");
    expect(event.text).toBe("Когда починят дорогу?");
    expect(event.thread.conversationId).toMatch(/./u);
  });

  it("2.2: a photo of a citizen can be fetched by its address", async (test) => {
    if (scene().fake.commentsWithoutFiles === true) return test.skip("comments of the network are words alone");
    await scene().fake.comment("Вот такая яма", [{ name: "яма.png", mime: "image/png", bytes: PNG }]);
    const [photo] = last(await arrived(scene()), "comment.new").attachments;
    expect(photo?.kind).toBe("photo");
    const { channel, page } = scene().fake;
    const located = photo?.url === undefined && photo !== undefined ? await channel.locateAttachment?.(photo, page) : null;
    const answer = await fetch(photo?.url ?? located?.url ?? "", { headers: located?.headers ?? {} });
    expect(new Uint8Array(await answer.arrayBuffer())).toEqual(PNG);
  });

  it("2.4: an edit comes with the new words and the old id", async (test) => {
    const { fake } = scene();
    if (fake.editComment === undefined) return test.skip("the network has no event of an edit");
    const written = await fake.comment("Яма у дома 5");
    await arrived(scene());
    await fake.editComment(written, "Яма у дома 7");
    expect(last(await arrived(scene()), "comment.edited")).toMatchObject({ externalId: written.externalId, text: "Яма у дома 7" });
  });

  it("2.4: a deletion and a restoration come with the old id", async (test) => {
    const { fake } = scene();
    if (fake.deleteComment === undefined || fake.deletesSilently === true) return test.skip("the network has no event of a deletion");
    const written = await fake.comment("Лишнее");
    await arrived(scene());
    await fake.deleteComment(written);
    expect(last(await arrived(scene()), "comment.deleted")).toMatchObject({ externalId: written.externalId });
    if (fake.restoreComment === undefined) return;
    await fake.restoreComment(written);
    expect(last(await arrived(scene()), "comment.restored")).toMatchObject({ externalId: written.externalId, text: "Лишнее" });
  });
};

/** What the network delivers by itself: where comments come only when asked for, direct messages. */
const delivered = ({ fake }: Scene): { readonly write: (text: string) => Promise<unknown>; readonly kind: InboundEvent["kind"] } =>
  fake.channel.capabilities.pollsAlways
    ? { write: (text) => fake.direct(text), kind: "direct.new" }
    : { write: (text) => fake.comment(text), kind: "comment.new" };

const delivering = (scene: () => Scene): void => {
  it("an event delivered twice is kept once", async () => {
    await scene().fake.deliver("twice");
    await delivered(scene()).write("Один раз");
    expect((await arrived(scene())).filter((event) => event.kind === delivered(scene()).kind)).toHaveLength(1);
    expect(scene().inbox.decisions.filter((decision) => decision.kind === "store")).toHaveLength(2);
  });

  it("events out of order both arrive", async () => {
    await scene().fake.deliver("outOfOrder");
    await delivered(scene()).write("Первое");
    await delivered(scene()).write("Второе");
    expect((await arrived(scene())).map((event) => event.text).toSorted()).toEqual(["Второе", "Первое"]);
  });

  it("a body split inside a letter keeps the letter", async () => {
    await scene().fake.deliver("splitInsideUtf8Char");
    await delivered(scene()).write("Яма на улице Южной");
    expect(last(await arrived(scene()), delivered(scene()).kind).text).toBe("Яма на улице Южной");
  });

  it("a wrong signature is refused with 401 or 403 and nothing is stored", async () => {
    await scene().fake.deliver("badSignature");
    await delivered(scene()).write("Чужое");
    expect(await arrived(scene())).toEqual([]);
    const [refusal] = scene().inbox.decisions.filter((decision) => decision.kind === "reject");
    expect([401, 403]).toContain(refusal?.answer.status);
  });

  it("a huge body is refused and nothing is stored", async () => {
    const answer = await fetch(scene().inbox.url, { method: "POST", body: "ы".repeat(4_000_000) });
    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(scene().inbox.bodies.size).toBe(0);
  });
};

/** What the outcome must be, with the whole outcome in the message when it is not. */
const expectOutcome = (outcome: PublishOutcome, expected: Partial<PublishOutcome>): void => {
  expect(outcome).toMatchObject(expected);
};

const publishing = (scene: () => Scene): void => {
  it("3.5: a reply to a comment appears in its thread, with an id and an address", async (test) => {
    const { channel, page, publishedComments } = scene().fake;
    if (channel.capabilities.publicReply !== "yes") return test.skip("published by hand in this network");
    await scene().fake.comment("Вопрос");
    const outcome = await channel.publish(replyTo(toComment(last(await arrived(scene()), "comment.new"))), page);
    const [shown] = await publishedComments();
    expectOutcome(outcome, { kind: "published", externalId: shown?.externalId ?? "none" });
    expect(shown?.text).toBe(replyTo(toComment(last(scene().inbox.events(), "comment.new"))).text);
    if (outcome.kind === "published") expect(URL.canParse(outcome.permalink ?? "")).toBe(true);
  });

  it("3.5: a reply to a direct message goes into its conversation", async (test) => {
    const { channel, page, publishedDirects } = scene().fake;
    if (channel.capabilities.directReply !== "yes") return test.skip("no direct replies in this network");
    await scene().fake.direct("Вопрос");
    const outcome = await channel.publish(replyTo(toDirect(last(await arrived(scene()), "direct.new"))), page);
    const [shown] = await publishedDirects();
    expectOutcome(outcome, { kind: "published", externalId: shown?.externalId ?? "none" });
  });

  it("2.7: photos and documents arrive byte for byte, publicly and directly", async () => {
    const { channel, page, publishedComments, publishedDirects } = scene().fake;
    const { directAttachments, publicAttachments, publicReply } = channel.capabilities;
    const allowed = (kinds: readonly string[]): readonly OutboundFile[] => [
      ...(kinds.includes("photo") ? [PHOTO] : []),
      ...(kinds.includes("doc") ? [DOCUMENT] : []),
    ];
    await scene().fake.comment("Вопрос");
    await scene().fake.direct("Вопрос");
    const events = await arrived(scene());
    if (publicReply === "yes" && publicAttachments.length > 0) {
      expectOutcome(await channel.publish(replyTo(toComment(last(events, "comment.new")), allowed(publicAttachments)), page), {
        kind: "published",
      });
      expect((await publishedComments())[0]?.files.map(({ bytes }) => [...bytes])).toEqual(
        allowed(publicAttachments).map(({ bytes }) => [...bytes]),
      );
    }
    expectOutcome(await channel.publish(replyTo(toDirect(last(events, "direct.new")), allowed(directAttachments)), page), {
      kind: "published",
    });
    expect((await publishedDirects())[0]?.files.map(({ bytes }) => [...bytes])).toEqual(
      allowed(directAttachments).map(({ bytes }) => [...bytes]),
    );
  });

  it("our own reply comes back as an echo with the id we were given", async (test) => {
    const { channel, echoes, page } = scene().fake;
    if (!echoes) return test.skip("the network does not echo");
    await scene().fake.direct("Вопрос");
    const outcome = await channel.publish(replyTo(toDirect(last(await arrived(scene()), "direct.new"))), page);
    const echo = last(await arrived(scene()), "own.echo");
    expectOutcome(outcome, { kind: "published", externalId: echo.externalId });
  });

  it("the same publication twice stands in the network once", async (test) => {
    const { channel, page, publishedComments } = scene().fake;
    if (!channel.capabilities.idempotentSend) return test.skip("the network knows no key of ours: read back first");
    await scene().fake.comment("Вопрос");
    const reply = replyTo(toComment(last(await arrived(scene()), "comment.new")));
    const [first, second] = [await channel.publish(reply, page), await channel.publish(reply, page)];
    expect(await publishedComments()).toHaveLength(1);
    if (first.kind === "published") expectOutcome(second, { kind: "published", externalId: first.externalId });
  });
};

const failing = (scene: () => Scene): void => {
  const commented = async (): Promise<OutboundReply> => {
    await scene().fake.comment("Вопрос");
    return replyTo(toComment(last(await arrived(scene()), "comment.new")));
  };
  const written = async (): Promise<OutboundReply> => {
    await scene().fake.direct("Вопрос");
    return replyTo(toDirect(last(await arrived(scene()), "direct.new")));
  };

  it("a limit of the network asks for a later attempt, and nothing is published", async () => {
    const { channel, nextPublish, page, publishedDirects } = scene().fake;
    const reply = await written();
    await nextPublish("rateLimit");
    const outcome = await channel.publish(reply, page);
    expectOutcome(outcome, { kind: "retry", failure: "RATE_LIMIT" });
    if (outcome.kind === "retry") expect(outcome.afterMs).toBeGreaterThan(0);
    expect(await publishedDirects()).toEqual([]);
    expectOutcome(await channel.publish(reply, page), { kind: "published" });
  });

  it("1.8: a dead key is named, the page's health shows it, and no text of a failure holds a secret", async () => {
    const { channel, expireToken, page } = scene().fake;
    const reply = await written();
    expect((await channel.health(page)).state).not.toBe("broken");
    await expireToken();
    const outcome = await channel.publish(reply, page);
    expectOutcome(outcome, { kind: "failed", failure: "TOKEN_EXPIRED" });
    const health = await channel.health(page);
    expect(health).toMatchObject({ state: "broken", problems: [{ failure: "TOKEN_EXPIRED" }] });
    for (const secret of Object.values(page.secrets)) expect(JSON.stringify([outcome, health])).not.toContain(secret);
  });

  it("a comment deleted before the reply is named as gone", async (test) => {
    const { channel, deleteComment, page } = scene().fake;
    if (deleteComment === undefined || channel.capabilities.publicReply !== "yes") return test.skip("not to be had in this network");
    const comment = await scene().fake.comment("Вопрос");
    const reply = replyTo(toComment(last(await arrived(scene()), "comment.new")));
    await deleteComment(comment);
    expectOutcome(await channel.publish(reply, page), { kind: "failed", failure: "TARGET_DELETED" });
  });

  it("an author who has blocked us is named", async () => {
    const { block, channel, page } = scene().fake;
    const reply = await written();
    await block();
    expectOutcome(await channel.publish(reply, page), { kind: "failed", failure: "USER_BLOCKED_US" });
  });

  it.each(["loseAnswer", "hang"] as const)(
    "%s after sending is unknown; reading back or repeating leaves exactly one reply",
    async (trouble) => {
      const { channel, nextPublish, publishedDirects } = scene().fake;
      const page = { ...scene().fake.page, settings: { ...scene().fake.page.settings, timeoutMs: 400 } };
      const reply = await written();
      await nextPublish(trouble);
      expectOutcome(await channel.publish(reply, page), { kind: "unknown" });
      const back = await channel.findPublished(reply, page);
      if (back.kind === "repeat") expectOutcome(await channel.publish(reply, page), { kind: "published" });
      // Where the network neither tells nor knows a repeat, nothing is sent again and a person looks.
      else expect(back.kind).toBe(scene().fake.readsBack === false ? "cannot" : "found");
      expect(await publishedDirects()).toHaveLength(1);
    },
  );

  it("a process that dies in the middle of publishing leaves exactly one reply: a fresh one reads back or repeats by the key", async (test) => {
    const { nextPublish, publishedDirects, restarted } = scene().fake;
    if (restarted === undefined) return test.skip("the fake plays no restart");
    const page = { ...scene().fake.page, settings: { ...scene().fake.page.settings, timeoutMs: 400 } };
    const reply = await written();
    await nextPublish("loseAnswer");
    await scene().fake.channel.publish(reply, page);
    const fresh = restarted();
    const back = await fresh.findPublished(reply, page);
    if (back.kind === "repeat") expectOutcome(await fresh.publish(reply, page), { kind: "published" });
    else expect(back.kind).toBe("found");
    expect(await publishedDirects()).toHaveLength(1);
  });

  it("a slow network is waited for within its time-out", async (test) => {
    const { channel, publishedDirects, slow } = scene().fake;
    if (slow === undefined) return test.skip("the fake is never slow");
    const page = { ...scene().fake.page, settings: { ...scene().fake.page.settings, timeoutMs: 3_000 } };
    const reply = await written();
    await slow(300);
    expectOutcome(await channel.publish(reply, page), { kind: "published" });
    expect(await publishedDirects()).toHaveLength(1);
  });

  it("a network that cannot be reached asks for a later attempt", async () => {
    const { channel } = scene().fake;
    // Port 9 of loopback: nothing listens there.
    const page = { ...scene().fake.page, settings: { ...scene().fake.page.settings, baseUrl: "http://127.0.0.1:9" } };
    const reply = channel.capabilities.publicReply === "yes" ? await commented() : await written();
    expectOutcome(await channel.publish(reply, page), { kind: "retry", failure: "NETWORK_DOWN" });
    expect((await channel.health(page)).state).toBe("broken");
  });
};

const asking = (scene: () => Scene): void => {
  it("the author's name is told by id; an unknown id is simply absent", async () => {
    const { channel, page } = scene().fake;
    await scene().fake.comment("Вопрос");
    const { author } = last(await arrived(scene()), "comment.new");
    const names = await channel.lookUpAuthors(page, [author?.id ?? "", "999999999"]);
    expect(names.get(author?.id ?? "")?.name).toMatch(/./u);
    expect(names.has("999999999")).toBe(false);
  });

  it("the post above a comment is told, or null where no key may read it", async () => {
    const { channel, page } = scene().fake;
    await scene().fake.comment("Вопрос");
    const { publicPostId } = last(await arrived(scene()), "comment.new").thread;
    const post = await channel.lookUpPost(page, publicPostId ?? "");
    if (post !== null) expect(post.text).toMatch(/./u);
    expect(await channel.lookUpPost({ ...page, secrets: {} }, publicPostId ?? "")).toBeNull();
  });

  it("what was written while we were away is found, once and with the same ids", async (test) => {
    const { channel, page } = scene().fake;
    if (channel.backfill === undefined) return test.skip("the network has no way back");
    const comment = await scene().fake.comment("Пока вас не было");
    const direct = await scene().fake.direct("И в личку");
    const batch = await channel.backfill(page, Date.now() - 7_200_000, AbortSignal.timeout(10_000));
    expect(batch.failure).toBeUndefined();
    const found = batch.deliveries.flatMap(({ body }) => channel.parse(body, page.accountId).events);
    const ids = (kind: InboundEvent["kind"]): readonly string[] =>
      found.filter((event) => event.kind === kind).map((event) => event.externalId);
    expect(ids("comment.new")).toEqual([comment.externalId]);
    expect(ids("direct.new")).toEqual(scene().fake.listsDialogs === false ? [] : [direct.externalId]);
  });

  it("polling brings the same events under the same keys, and an empty round keeps the cursor", async (test) => {
    const { channel, page: given } = scene().fake;
    if (channel.poll === undefined) return test.skip("the network cannot be polled");
    const page = { ...given, settings: { ...given.settings, longPollWaitSeconds: 1 } };
    const { detach, attach } = scene().fake;
    await detach?.();
    const first = await channel.poll(page, null, AbortSignal.timeout(10_000));
    await scene().fake.comment("По опросу");
    const second = await channel.poll(page, first.cursor, AbortSignal.timeout(10_000));
    const [delivery] = second.deliveries;
    expect(channel.parse(delivery?.body ?? new Uint8Array(), page.accountId).events[0]?.text).toBe("По опросу");
    if (detach !== undefined) await attach(scene().inbox.url);
    await arrived(scene());
    expect([...scene().inbox.bodies.keys()]).toContain(delivery?.dedupKey);
  });
};
