/** The fake of Meta as the contract suite plays it, for Facebook and for Instagram alike. */
import type { Channel } from "#app";
import type { PublishedThing, RunningFake } from "../contract-driver.ts";
import type { FakeMeta } from "./fake/index.ts";
import type { FakeMedia, FakeMessage } from "./fake/model.ts";

const PUBLISH = ["POST /{id}/comments", "POST /{id}/replies", "POST /{id}/messages"];
const MODES = {
  none: "once",
  twice: "twice",
  outOfOrder: "outOfOrder",
  splitInsideUtf8Char: "splitInsideUtf8Char",
  badSignature: "badSecret",
} as const;
const VERIFY = "a-long-verify-token";

/** What a driver adds for its network. */
export const runningMeta = (fake: FakeMeta, channel: Channel): RunningFake => {
  const { control } = fake;
  const wall = control.posts().at(-1)?.id ?? "";
  const person = control.people()[0]?.id ?? "";
  const fault = { rateLimit: 4, loseAnswer: "reset", hang: "hang" } as const;
  return {
    channel,
    page: {
      pageId: "page-1",
      network: channel.network,
      accountId: fake.accountId,
      title: "Городок",
      secrets: { pageToken: fake.keys.pageToken, appSecret: fake.keys.appSecret, verifyToken: VERIFY },
      settings: { baseUrl: fake.baseUrl, appId: fake.keys.appId },
    },
    attach: async (url) => {
      await control.webhook(url, VERIFY);
    },
    comment: (text, files = []) => Promise.resolve({ externalId: control.comment({ text, files, personId: person }).id }),
    direct: (text) => Promise.resolve({ externalId: control.dm({ text, personId: person }).mid }),
    deleteComment: ({ externalId }) => Promise.resolve(control.delete(externalId)),
    block: () => Promise.resolve(control.blockUs(person)),
    publishedComments: () =>
      Promise.resolve(
        control
          .comments(wall)
          .filter(({ authorId }) => authorId === fake.accountId)
          .map(({ id, media, text }) => ({ externalId: id, text, files: filesOf(media) })),
      ),
    publishedDirects: () => Promise.resolve(joined(control.messages(person).filter(({ fromId }) => fromId === fake.accountId))),
    deliver: (trouble) => Promise.resolve(control.deliver(MODES[trouble])),
    nextPublish: (trouble) => {
      for (const name of PUBLISH) control.fail(fault[trouble], 1, name);
      return Promise.resolve();
    },
    expireToken: () => Promise.resolve(control.revokeToken()),
    shownText: (externalId, where) => {
      if (where === "direct") return Promise.resolve(control.messages(person).find(({ mid }) => mid === externalId)?.text ?? null);
      const found = control.comments(wall).find(({ id }) => id === externalId);
      return Promise.resolve(found === undefined || found.isDeleted || found.isHidden ? null : found.text);
    },
    isBlocked: () => Promise.resolve(control.people().find(({ id }) => id === person)?.isShutOut ?? false),
    keepsDirects: true,
    keepsDirectWords: true,
    echoes: true,
    settle: control.settle,
    close: fake.close,
  };
};

const filesOf = (media: readonly FakeMedia[]): PublishedThing["files"] => media.map(({ bytes, name }) => ({ name, bytes }));

/** Files come after their words as messages of their own: words begin a publication. */
const joined = (messages: readonly FakeMessage[]): readonly PublishedThing[] => {
  const things: PublishedThing[] = [];
  for (const { media, mid, text } of messages) {
    const last = text === "" ? things.pop() : undefined;
    things.push({
      externalId: last === undefined ? mid : `${last.externalId},${mid}`,
      text: last?.text ?? text,
      files: [...(last?.files ?? []), ...filesOf(media)],
    });
  }
  return things;
};
