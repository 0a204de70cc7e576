import { channelContract } from "../contract-suite.ts";
import type { FakeDriver, PublishedThing, RunningFake } from "../contract-driver.ts";
import { startFakeX, type FakeX } from "./fake/index.ts";
import type { FakeMedia } from "./fake/model.ts";
import { createX } from "./index.ts";

const PUBLISH = ["POST /2/tweets", "POST /2/dm_conversations/with/{id}/messages"];
const MODES = {
  none: "once",
  twice: "twice",
  outOfOrder: "outOfOrder",
  splitInsideUtf8Char: "splitInsideUtf8Char",
  badSignature: "badSecret",
} as const;
/** A mention that is a reply too comes twice by X's own doing; the scenarios count deliveries, so one of the two is ordered. */
const EVENTS = ["post.mention.create", "dm.received", "dm.sent"];

const start = async (): Promise<RunningFake> => {
  const fake = await startFakeX();
  const { control } = fake;
  const wall = control.posts().at(-1)?.id ?? "";
  const person = control.people()[0]?.id ?? "";
  const fault = { rateLimit: 429, loseAnswer: "reset", hang: "hang" } as const;
  return {
    channel: createX({ now: Date.now, sleep: () => Promise.resolve() }),
    page: {
      pageId: "page-1",
      network: "x",
      accountId: fake.accountId,
      title: "Городок",
      secrets: { ...fake.keys },
      settings: { baseUrl: fake.baseUrl },
    },
    attach: async (url) => {
      await control.webhook(url, EVENTS);
    },
    comment: (text, files = []) => Promise.resolve({ externalId: control.comment({ text, files, personId: person }).id }),
    direct: (text) => Promise.resolve({ externalId: control.dm({ text, personId: person }).id }),
    editComment: ({ externalId }, text) => {
      control.edit(externalId, text);
      return Promise.resolve();
    },
    deleteComment: ({ externalId }) => Promise.resolve(control.delete(externalId)),
    deletesSilently: true,
    block: () => Promise.resolve(control.blockUs(person)),
    publishedComments: () => Promise.resolve(published(control.comments(wall).filter(({ authorId }) => authorId === fake.accountId))),
    publishedDirects: () => Promise.resolve(published(control.messages(person).filter(({ senderId }) => senderId === fake.accountId))),
    deliver: (trouble) => Promise.resolve(control.deliver(MODES[trouble])),
    nextPublish: (trouble) => {
      for (const name of PUBLISH) control.fail(fault[trouble], 1, name);
      return Promise.resolve();
    },
    expireToken: () => Promise.resolve(control.revokeToken()),
    shownText: (externalId, where) => Promise.resolve(shown(fake, externalId, { where, wall, person })),
    echoes: true,
    settle: control.settle,
    close: fake.close,
  };
};

type Standing = { readonly id: string; readonly text: string; readonly media: readonly FakeMedia[] };

const published = (things: readonly Standing[]): readonly PublishedThing[] =>
  things.map(({ id, media, text }) => ({ externalId: id, text, files: media.map(({ bytes, name }) => ({ name, bytes })) }));

type Place = { readonly where: "public" | "direct"; readonly wall: string; readonly person: string };

const shown = ({ control }: FakeX, externalId: string, { person, wall, where }: Place): string | null => {
  if (where === "direct") return control.messages(person).find(({ id, isDeleted }) => id === externalId && !isDeleted)?.text ?? null;
  return control.comments(wall).find(({ id, isDeleted, isHidden }) => id === externalId && !isDeleted && !isHidden)?.text ?? null;
};

const driver: FakeDriver = { network: "x", start };

channelContract(driver);
