import { describe, expect, it } from "vitest";
import { channelContract } from "../contract-suite.ts";
import type { FakeDriver, PublishedThing, RunningFake } from "../contract-driver.ts";
import { startFakeVk, type FakeVk } from "./fake/index.ts";
import { createVk } from "./index.ts";

const PUBLISH = ["messages.send", "wall.createComment"];
const MODES = {
  none: "once",
  twice: "twice",
  outOfOrder: "outOfOrder",
  splitInsideUtf8Char: "splitInsideUtf8Char",
  badSignature: "badSecret",
} as const;

const start = async (): Promise<RunningFake> => {
  const fake = await startFakeVk();
  const { control } = fake;
  const wall = (): number => control.posts().at(-1)?.id ?? 0;
  const person = control.people()[0]?.id ?? 0;
  const fault = { rateLimit: 6, loseAnswer: "reset", hang: "hang" } as const;
  return {
    channel: createVk({ now: Date.now }),
    page: {
      pageId: "page-1",
      network: "vk",
      accountId: fake.groupId,
      title: "Городок",
      secrets: {
        communityToken: fake.tokens.community,
        userToken: fake.tokens.user,
        serviceToken: fake.tokens.service,
        callbackSecret: "a-long-secret",
        confirmation: fake.confirmationCode,
      },
      settings: { baseUrl: fake.baseUrl, userCallsPerSecond: 100, serviceCallsPerSecond: 100 },
    },
    attach: async (url) => {
      control.rateLimit(1000);
      control.callbackServer(url, "a-long-secret");
      await control.settle();
    },
    comment: (text, files = []) => Promise.resolve({ externalId: String(control.comment({ text, files, personId: person }).id) }),
    direct: (text) => Promise.resolve({ externalId: String(control.dm({ text, personId: person }).id) }),
    editComment: ({ externalId }, text) => Promise.resolve(control.edit({ kind: "comment", id: Number(externalId) }, text)),
    deleteComment: ({ externalId }) => Promise.resolve(control.delete({ kind: "comment", id: Number(externalId) })),
    restoreComment: ({ externalId }) => Promise.resolve(control.restore(Number(externalId))),
    block: () => Promise.resolve(control.blockUs(person)),
    publishedComments: () => Promise.resolve(ours(fake, control.comments(wall()))),
    publishedDirects: () => Promise.resolve(ours(fake, control.messages(person))),
    deliver: (trouble) => Promise.resolve(control.deliver(MODES[trouble])),
    nextPublish: (trouble) => {
      for (const method of PUBLISH) control.fail(fault[trouble], 1, method);
      return Promise.resolve();
    },
    expireToken: () => Promise.resolve(control.revokeToken("community")),
    restarted: () => createVk({ now: Date.now }),
    slow: (ms) => Promise.resolve(control.slow(ms)),
    shownText: (externalId, where) => {
      const said = where === "public" ? control.comments(wall()) : control.messages(person);
      const found = said.find(({ id }) => String(id) === externalId);
      return Promise.resolve(found === undefined || found.isDeleted ? null : found.text);
    },
    isBlocked: () => Promise.resolve(control.isBanned(person)),
    echoes: true,
    settle: control.settle,
    close: fake.close,
  };
};

type Said = {
  readonly id: number;
  readonly fromId: number;
  readonly text: string;
  readonly media: readonly { readonly name: string; readonly bytes: Uint8Array }[];
};

const ours = (fake: FakeVk, said: readonly Said[]): readonly PublishedThing[] =>
  said.filter((one) => one.fromId === -Number(fake.groupId)).map(({ id, media, text }) => ({ externalId: String(id), text, files: media }));

const driver: FakeDriver = { network: "vk", start };

channelContract(driver);

describe("3.5: VK is asked first whether a person takes our messages", () => {
  it("3.5: nobody who has not allowed messages is sent a file or a word", async () => {
    const fake = await start();
    const person = await fake.direct("Вопрос");
    await fake.block();
    const stranger = { kind: "direct", conversationId: "1001", authorId: "1001" } as const;
    const reply = { publicationId: "6f1c7c1e-0000-4000-8000-000000000001", target: stranger, text: "Ответ", files: [] };
    expect(person.externalId).not.toBe("");
    expect(await fake.channel.publish(reply, fake.page)).toMatchObject({ kind: "failed", failure: "USER_BLOCKED_US" });
    expect(await fake.publishedDirects()).toEqual([]);
    await fake.close();
  });

  it("2.2: links lead where the page's setting says", () => {
    const event = { type: "wall_reply_new", group_id: 9, object: { id: 3, from_id: 11, date: 1, text: "?", post_id: 1, owner_id: -9 } };
    const body = new TextEncoder().encode(JSON.stringify(event));
    const linkOf = (settings?: Record<string, string>) => createVk({ now: Date.now }).parse(body, "9", 0, settings).events[0]?.permalink;
    expect(linkOf({ linkHost: "https://vk.ru" })).toBe("https://vk.ru/wall-9_1?reply=3");
    expect(linkOf()).toBe("https://vk.com/wall-9_1?reply=3");
  });

  it("1.6: without the administrator's key the program moderates nothing: a person does, and the desk keeps the record", () => {
    const channel = createVk({ now: Date.now });
    const page = { pageId: "p", network: "vk", accountId: "9", title: "", secrets: { communityToken: "t" }, settings: {} };
    expect(channel.capabilitiesOf?.(page).moderation).toEqual([]);
    expect(channel.capabilities.moderation).toContain("delete");
  });
});
