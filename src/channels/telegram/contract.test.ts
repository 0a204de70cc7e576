import { channelContract } from "../contract-suite.ts";
import type { FakeDriver, PublishedThing, RunningFake } from "../contract-driver.ts";
import { startFakeTelegram, type FakeTelegram } from "./fake/index.ts";
import type { FakeMessage } from "./fake/model.ts";
import { createTelegram } from "./index.ts";
import { messageName, readMessageNames } from "./names.ts";

const PUBLISH = ["sendMessage", "sendPhoto", "sendDocument", "sendMediaGroup"];
const SECRET = "a-long-secret";
const MODES = {
  none: "once",
  twice: "twice",
  outOfOrder: "outOfOrder",
  splitInsideUtf8Char: "splitInsideUtf8Char",
  badSignature: "badSecret",
} as const;

const start = async (): Promise<RunningFake> => {
  const fake = await startFakeTelegram();
  const { control } = fake;
  const post = control.posts().at(-1)?.id ?? 0;
  const person = control.people()[0]?.id ?? 0;
  const fault = { rateLimit: 429, loseAnswer: "reset", hang: "hang" } as const;
  const written = (externalId: string): { readonly chatId: number; readonly id: number } => {
    const [place] = readMessageNames(externalId);
    return { chatId: Number(place?.chatId), id: Number(place?.messageId) };
  };
  return {
    channel: createTelegram({ now: Date.now }),
    page: {
      pageId: "page-1",
      network: "telegram",
      accountId: fake.channelId,
      title: "Городок",
      secrets: { botToken: fake.token, webhookSecret: SECRET },
      settings: { baseUrl: fake.baseUrl, callsPerSecond: 1000, chatCallsPerSecond: 1000 },
    },
    attach: (url) => Promise.resolve(control.webhook(url, SECRET)),
    detach: () => Promise.resolve(control.webhook("", "")),
    comment: (text, files = []) => Promise.resolve(nameOf(control.comment({ text, files, personId: person }))),
    direct: (text) => Promise.resolve(nameOf(control.dm({ text, personId: person }))),
    editComment: ({ externalId }, text) => Promise.resolve(control.edit(written(externalId), text)),
    deleteComment: ({ externalId }) => Promise.resolve(control.delete(written(externalId))),
    deletesSilently: true,
    block: () => Promise.resolve(control.blockUs(person)),
    publishedComments: () => Promise.resolve(ours(control.comments(post))),
    publishedDirects: () => Promise.resolve(ours(control.messages(person))),
    deliver: (trouble) => Promise.resolve(control.deliver(MODES[trouble])),
    nextPublish: (trouble) => {
      for (const method of PUBLISH) control.fail(fault[trouble], 1, method);
      return Promise.resolve();
    },
    expireToken: () => Promise.resolve(control.revokeToken()),
    shownText: (externalId) => Promise.resolve(shown(fake, written(externalId))),
    isBlocked: () => Promise.resolve(control.people().find(({ id }) => id === person)?.isBanned ?? false),
    readsBack: false,
    echoes: false,
    settle: control.settle,
    close: fake.close,
  };
};

const nameOf = ({ chatId, id }: FakeMessage): { readonly externalId: string } => ({ externalId: messageName(String(chatId), String(id)) });

const shown = ({ control }: FakeTelegram, { chatId, id }: { readonly chatId: number; readonly id: number }): string | null =>
  control.messages(chatId).find((message) => message.id === id)?.text ?? null;

/** What the bot wrote; the parts of an album are one thing. */
const ours = (said: readonly FakeMessage[]): readonly PublishedThing[] => {
  const own = said.filter(({ date, sender }) => sender.kind === "bot" && date > Date.now() / 1000 - 600);
  return [...Map.groupBy(own, ({ id, mediaGroupId }) => mediaGroupId ?? id).values()].map((parts) => ({
    externalId: parts.map((part) => nameOf(part).externalId).join(","),
    text: parts.map(({ text }) => text).join(""),
    files: parts.flatMap(({ file }) => file ?? []),
  }));
};

const driver: FakeDriver = { network: "telegram", start };

channelContract(driver);
