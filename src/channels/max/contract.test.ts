import { channelContract } from "../contract-suite.ts";
import type { FakeDriver, PublishedThing, RunningFake } from "../contract-driver.ts";
import { startFakeMax, type FakeMax } from "./fake/index.ts";
import type { FakeMessage } from "./fake/model.ts";
import { createMax } from "./index.ts";

const PUBLISH = ["POST /messages", "POST /messages/{id}/comments"];
const MODES = {
  none: "once",
  twice: "twice",
  outOfOrder: "outOfOrder",
  splitInsideUtf8Char: "splitInsideUtf8Char",
  badSignature: "badSecret",
} as const;

const start = async (): Promise<RunningFake> => {
  const fake = await startFakeMax();
  const { control } = fake;
  const wall = (): string => control.posts().at(-1)?.mid ?? "";
  const person = control.people()[0]?.id ?? 0;
  const fault = { rateLimit: 429, loseAnswer: "reset", hang: "hang" } as const;
  const everything = (): readonly FakeMessage[] => [
    ...control.posts().flatMap(({ mid }) => control.comments(mid)),
    ...control.messages(person),
  ];
  return {
    // The fake is never ready at the first attempt with a document: the wait costs nothing here.
    channel: createMax({ now: Date.now, sleep: () => Promise.resolve() }),
    page: {
      pageId: "page-1",
      network: "max",
      accountId: fake.channelId,
      title: "Городок",
      secrets: { botToken: fake.token, webhookSecret: "a-long-secret" },
      settings: { baseUrl: fake.baseUrl },
    },
    attach: async (url) => {
      control.rateLimit(1000);
      // MAX gives updates in one way at a time; the scenario that compares both needs them together.
      control.pollBesideWebhook(true);
      control.subscribe(url, "a-long-secret");
      await control.settle();
    },
    comment: (text, files = []) => Promise.resolve({ externalId: control.comment({ text, files, personId: person }).mid }),
    direct: (text) => Promise.resolve({ externalId: control.dm({ text, personId: person }).mid }),
    editComment: ({ externalId }, text) => Promise.resolve(control.edit(externalId, text)),
    deleteComment: ({ externalId }) => Promise.resolve(control.delete(externalId)),
    block: () => Promise.resolve(control.blockUs(person)),
    publishedComments: () => Promise.resolve(published(fake, control.comments(wall()))),
    publishedDirects: () => Promise.resolve(published(fake, control.messages(person))),
    deliver: (trouble) => Promise.resolve(control.deliver(MODES[trouble])),
    nextPublish: (trouble) => {
      for (const method of PUBLISH) control.fail(fault[trouble], 1, method);
      return Promise.resolve();
    },
    expireToken: () => Promise.resolve(control.revokeToken()),
    shownText: (externalId) => {
      const found = everything().find(({ mid }) => mid === externalId);
      return Promise.resolve(found === undefined || found.isDeleted ? null : found.text);
    },
    listsDialogs: false,
    echoes: false,
    settle: control.settle,
    close: fake.close,
  };
};

/** What the bot said; a message without words continues the one before it: MAX takes one document a message. */
const published = (fake: FakeMax, said: readonly FakeMessage[]): readonly PublishedThing[] => {
  const things: PublishedThing[] = [];
  for (const { fromId, media, mid, text } of said) {
    if (fromId !== Number(fake.botId)) continue;
    const before = text === "" ? things.pop() : undefined;
    if (before === undefined) things.push({ externalId: mid, text, files: media });
    else things.push({ externalId: `${before.externalId},${mid}`, text: before.text, files: [...before.files, ...media] });
  }
  return things;
};

const driver: FakeDriver = { network: "max", start };

channelContract(driver);
