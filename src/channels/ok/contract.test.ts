import { channelContract } from "../contract-suite.ts";
import type { FakeDriver, PublishedThing, RunningFake } from "../contract-driver.ts";
import { okCapabilitiesOf } from "./capabilities.ts";
import { startFakeOk } from "./fake/index.ts";
import { createOk } from "./index.ts";
import { secretAddress } from "./receive.ts";

const PUBLISH = ["graph/me/messages", "discussions.addDiscussionComment"];
const MODES = {
  none: "once",
  twice: "twice",
  outOfOrder: "outOfOrder",
  splitInsideUtf8Char: "splitInsideUtf8Char",
  badSignature: "badSecret",
} as const;

type Said = {
  readonly by: number | "town";
  readonly text: string;
  readonly media: readonly { readonly name: string; readonly bytes: Uint8Array }[];
};

const ours = <T extends Said>(said: readonly T[], idOf: (one: T) => string): readonly PublishedThing[] =>
  said.filter((one) => one.by === "town").map((one) => ({ externalId: idOf(one), text: one.text, files: one.media }));

const startWith = async (publicReply: "manual" | "api"): Promise<RunningFake> => {
  const fake = await startFakeOk();
  const { control } = fake;
  control.rateLimit(1000);
  const topic = (): string => control.posts().at(-1)?.id ?? "";
  const person = control.people()[0]?.id ?? 0;
  const fault = { rateLimit: 11, loseAnswer: "reset", hang: "hang" } as const;
  const page = {
    pageId: "page-1",
    network: "ok",
    accountId: fake.groupId,
    title: "Городок",
    secrets: { ...fake.tokens, webhookSecret: "a-long-secret" },
    settings: {
      baseUrl: fake.baseUrl,
      publicReply,
      pollSeconds: 0.001,
      uploadPauseMs: 1,
      restCallsPerSecond: 1000,
      graphCallsPerSecond: 1000,
    },
  };
  const shownText = (id: string, where: "public" | "direct"): string | null => {
    const comment = control.comments(topic()).find((one) => one.id === id);
    if (where === "public") return comment === undefined || comment.isDeleted ? null : comment.text;
    return control.messages(person).find(({ mid }) => mid === id)?.text ?? null;
  };
  return {
    // What the page's setting makes of the network's capabilities.
    channel: { ...createOk({ now: Date.now }), capabilities: okCapabilitiesOf(page) },
    page,
    attach: (url) => Promise.resolve(control.subscribe(secretAddress(url, "a-long-secret"))),
    comment: (text, files = []) => Promise.resolve({ externalId: control.comment({ text, files, personId: person }).id }),
    direct: (text) => Promise.resolve({ externalId: control.dm({ text, personId: person }).mid }),
    editComment: ({ externalId }, text) => Promise.resolve(control.edit({ kind: "comment", id: externalId }, text)),
    deleteComment: ({ externalId }) => Promise.resolve(control.delete(externalId)),
    restoreComment: ({ externalId }) => Promise.resolve(control.restore(externalId)),
    block: () => Promise.resolve(control.blockUs(person)),
    publishedComments: () => Promise.resolve(ours(control.comments(topic()), ({ id }) => id)),
    publishedDirects: () => Promise.resolve(ours(control.messages(person), ({ mid }) => mid)),
    deliver: (trouble) => Promise.resolve(control.deliver(MODES[trouble])),
    nextPublish: (trouble) => {
      for (const method of PUBLISH) control.fail(fault[trouble], 1, method);
      return Promise.resolve();
    },
    expireToken: () => Promise.resolve(control.revokeToken("bot")),
    shownText: (id, where) => Promise.resolve(shownText(id, where)),
    keepsDirects: true,
    echoes: false,
    settle: control.settle,
    close: fake.close,
  };
};

const drivers: readonly FakeDriver[] = [
  { network: "ok, comments by hand", start: () => startWith("manual") },
  { network: "ok, comments through the API", start: () => startWith("api") },
];

for (const driver of drivers) channelContract(driver);
