import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { ChannelPage, OutboundReply, OutboundTarget } from "#app";
import { openInbox } from "../contract-receiver.ts";
import { startFakeInstagram, type FakeMeta } from "../meta/fake/index.ts";
import { createInstagram } from "./index.ts";

const instagram = createInstagram({ now: Date.now });
const reply = (target: OutboundTarget, more: Partial<OutboundReply> = {}): OutboundReply => ({
  publicationId: "a",
  target,
  text: "Яму засыпали.",
  files: [],
  ...more,
});

describe("3.5: answers in Instagram", () => {
  let fake: FakeMeta;
  let page: ChannelPage;
  beforeEach(async () => {
    fake = await startFakeInstagram();
    const secrets = { pageToken: fake.keys.pageToken, appSecret: fake.keys.appSecret, verifyToken: "our-word" };
    page = { pageId: "p", network: "instagram", accountId: fake.accountId, title: "", secrets, settings: { baseUrl: fake.baseUrl } };
  });
  afterEach(() => fake.close());
  const wall = (): string => fake.control.posts().at(-1)?.id ?? "";
  const names = (): readonly string[] => fake.control.requests().map(({ name, path }) => `${name} ${path}`);

  it("a reply to a reply hangs on the first comment, and is found there again", async () => {
    const first = fake.control.comment({ text: "Первый" });
    const second = fake.control.comment({ text: "Второй", replyTo: first.id });
    const target: OutboundTarget = {
      kind: "public",
      thread: { publicPostId: wall(), parentCommentId: first.id },
      replyToExternalId: second.id,
    };
    const outcome = await instagram.publish(reply(target), page);
    const shown = fake.control.comments(wall()).at(-1);
    expect(outcome).toMatchObject({
      kind: "published",
      externalId: shown?.id,
      permalink: `https://www.instagram.com/p/p${wall()}/c/${shown?.id ?? ""}/`,
    });
    expect(shown?.parentId).toBe(first.id);
    expect(await instagram.findPublished(reply(target), page)).toMatchObject({ kind: "found", externalId: shown?.id });
    expect(await instagram.findPublished(reply(target, { text: "Другой" }), page)).toEqual({ kind: "absent" });
  });

  it("a mention under a stranger's picture is answered there by its own call, and shows the picture's words", async () => {
    const inbox = await openInbox(instagram, page);
    await fake.control.webhook(inbox.url, "our-word");
    fake.control.mention("179123", "179124");
    await fake.control.settle();
    const [event] = inbox.events();
    await inbox.close();
    const target: OutboundTarget = { kind: "public", thread: event?.thread ?? {}, replyToExternalId: event?.thread.ownCommentId ?? "" };
    expect(await instagram.publish(reply(target), page)).toMatchObject({ kind: "published" });
    const asked = fake.control.requests().find(({ name }) => name === "POST /{id}/mentions");
    expect(asked?.body).toEqual({ media_id: "179123", comment_id: "179124", message: "Яму засыпали." });
    expect(await instagram.findPublished(reply(target), page)).toMatchObject({ kind: "cannot" });
    expect(await instagram.lookUpPost(page, "179123")).toMatchObject({ text: "Чужая запись" });
    const act = { kind: "hide", thread: target.thread, externalId: target.replyToExternalId } as const;
    expect(await instagram.moderate?.(act, page)).toMatchObject({ kind: "failed", failure: "BAD_REQUEST" });
  });

  it("files, long words and places that are none of Instagram's are refused before anything is sent", async () => {
    const target: OutboundTarget = { kind: "public", thread: { publicPostId: wall() }, replyToExternalId: "17" };
    const file = { fileId: "f", name: "акт.pdf", mime: "application/pdf", bytes: new Uint8Array(1) };
    const direct: OutboundTarget = { kind: "direct", conversationId: "11", authorId: "11" };
    for (const [given, failure] of [
      [reply(target, { files: [file] }), "MEDIA_REJECTED"],
      [reply(target, { text: "я".repeat(2_201) }), "TEXT_TOO_LONG"],
      [reply({ ...target, replyToExternalId: "x" }), "BAD_REQUEST"],
      [reply(direct, { files: [file] }), "MEDIA_REJECTED"],
      [reply(direct, { text: "я".repeat(1_001) }), "TEXT_TOO_LONG"],
    ] as const)
      expect(await instagram.publish(given, page)).toMatchObject({ kind: "failed", failure });
    expect(names()).toEqual([]);
  });

  it("2.4: a reply cannot be corrected, but taken down; a message neither; a post needs a picture", async () => {
    expect(instagram.editOwn).toBeUndefined();
    expect(instagram.publishPost).toBeUndefined();
    const target: OutboundTarget = {
      kind: "public",
      thread: { publicPostId: wall() },
      replyToExternalId: fake.control.comment({ text: "Вопрос" }).id,
    };
    const outcome = await instagram.publish(reply(target), page);
    const own = { target, externalId: outcome.kind === "published" ? outcome.externalId : "" };
    expect(await instagram.deleteOwn?.(own, page)).toMatchObject({ kind: "done" });
    expect(fake.control.comments(wall()).at(-1)?.isDeleted).toBe(true);
    expect(await instagram.deleteOwn?.(own, page)).toMatchObject({ kind: "done" });
    const message = { target: { kind: "direct", conversationId: "11", authorId: "11" }, externalId: "m_1" } as const;
    expect(await instagram.deleteOwn?.(message, page)).toMatchObject({ kind: "failed", failure: "NO_RIGHTS" });
    expect(await instagram.moderate?.({ kind: "block", authorId: "11", thread: {} }, page)).toMatchObject({ kind: "failed" });
  });
});
