import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { PublicationRow } from "#app";
import type { CaseId } from "#case";
import { createChannels, startFakeTelegram, type FakeTelegram } from "#channels";
import { freshStore, type FreshStore } from "../testing/database-fresh.ts";
import { openHooks, type HooksServer } from "../testing/hooks-server.ts";
import { startTown, type Clock, type Town } from "../testing/app-town.ts";
import { deskOf } from "./desk.ts";
import { drainInbox } from "./intake/drain-inbox.ts";
import { pollOnce } from "./intake/poll-page.ts";
import { publish } from "./outbox/publish.ts";

let offset = 0;
const clock: Clock = {
  get at() {
    return Date.now() + offset;
  },
};
const channel = createChannels({ now: Date.now }).find(({ network }) => network === "telegram")!;
let fresh: FreshStore;
let fake: FakeTelegram;
let town: Town;
let hooks: HooksServer;

beforeAll(async () => {
  fresh = await freshStore({ now: () => clock.at });
});
afterAll(() => fresh.end());

beforeEach(async () => {
  offset = 0;
  fake = await startFakeTelegram();
  const secrets = { botToken: fake.token, webhookSecret: "a-long-secret" };
  const settings = { baseUrl: fake.baseUrl, callsPerSecond: 1000, chatCallsPerSecond: 1000, timeoutMs: 400, longPollWaitSeconds: 1 };
  town = await startTown({ store: fresh.store, channel, clock, page: { accountId: fake.channelId, secrets, settings } });
  hooks = await openHooks("telegram", town);
  fake.control.webhook(hooks.url, "a-long-secret");
});
afterEach(async () => {
  hooks.close();
  await fake.close();
});

const drain = async (): Promise<void> => {
  await fake.control.settle();
  await drainInbox(deskOf(town.parts));
};
const post = () => fake.control.posts().at(-1)!;
const ours = () => fake.control.comments(post().id).filter(({ sender }) => sender.kind === "bot");
const card = async (caseId: CaseId) => (await town.app.card(town.as("curator"), caseId))!;
const rowOf = async (caseId: CaseId): Promise<PublicationRow> => (await card(caseId)).parts.publications.at(-1)!;
const stepOf = async (caseId: CaseId): Promise<string> => (await card(caseId)).state.step;
const send = async (caseId: CaseId): Promise<void> => publish(deskOf(town.parts), town.tenantId, (await rowOf(caseId)).publicationId);

const dispatched = async (): Promise<CaseId> => {
  await drain();
  const caseId = (await town.cards())[0]!.state.caseId;
  await town.move("curator", caseId, { do: "placeInUrgentFolder" });
  await town.move("head", caseId, { do: "resolve", units: ["roads"], instruction: "Разобраться" });
  await town.move("curator", caseId, { do: "dispatch" });
  return caseId;
};

const approve = async (caseId: CaseId, text: string): Promise<void> => {
  const drafted = await town.move("roads", caseId, { do: "submitDraft", text, files: [], measures: "Сделано" });
  const { draftId, text: ref } = drafted.state.drafts.at(-1)!;
  await town.move("curator", caseId, { do: "accept", draftId, digest: ref.digest });
  await town.move("head", caseId, { do: "approve", draftId, digest: ref.digest });
};

describe("3.1 under a post of the Telegram channel", () => {
  it("3.1.2, 3.5: a question in the thread, the author's answer to it, the public reply; the post stands above", async () => {
    fake.control.comment({ text: "На Садовой нет света" });
    const caseId = await dispatched();
    expect((await card(caseId)).parts.post?.text).toBe(post().text);
    await town.move("roads", caseId, { do: "askClarification", question: "У какого дома?" });
    await town.move("curator", caseId, { do: "agreeClarification" });
    await send(caseId);
    expect(await stepOf(caseId)).toBe("awaitingAuthor");
    fake.control.comment({ text: "У дома 12", replyTo: ours().at(-1)!.id });
    await drain();
    expect(await stepOf(caseId)).toBe("withUnit");
    fake.control.comment({ text: "И у дома 14", replyTo: ours().at(-1)!.id });
    await drain();
    await approve(caseId, "Починим 25 ноября.");
    await send(caseId);
    expect(await stepOf(caseId)).toBe("answered");
    expect(ours().map(({ text }) => text)).toEqual(["У какого дома?", "Починим 25 ноября."]);
    expect((await card(caseId)).parts.messages).toHaveLength(3);
    expect(await town.cards()).toHaveLength(1);
  });

  it("2.5, 3.5: a private message is answered privately; «Start» is no message", async () => {
    const { chatId } = fake.control.dm({ text: "Когда починят?" });
    const caseId = await dispatched();
    await approve(caseId, "Во вторник.");
    await send(caseId);
    expect(await stepOf(caseId)).toBe("answered");
    expect(fake.control.messages(chatId).map(({ text }) => text)).toEqual(["/start", "Когда починят?", "Во вторник."]);
    expect(ours()).toEqual([]);
  });

  it("2.2: an album is one message with all its photos; an anonymous administrator's answer is seen as given outside", async () => {
    const photo = { name: "a.png", mime: "image/png", bytes: new Uint8Array(3) };
    const written = fake.control.comment({ text: "Две ямы", files: [photo, { ...photo, name: "b.png" }] });
    await drain();
    const [only, ...others] = await town.cards();
    expect(others).toEqual([]);
    expect(only?.parts.messages.map(({ attachments }) => attachments.length)).toEqual([2]);
    const plain = fake.control.comment({ text: "Темно", personId: fake.control.people()[1]!.id });
    fake.control.comment({ text: "Уже чиним", replyTo: plain.id, as: "anonymous" });
    await drain();
    const answered = (await town.cards()).find(({ parts }) => parts.messages[0]?.externalId === `${plain.chatId}_${plain.id}`);
    expect(answered?.parts.events.map(({ event }) => event.type)).toEqual(["received", "answeredOutside"]);
    expect(written.mediaGroupId).not.toBeNull();
  });
});

describe("errors of Telegram become states, and nothing is published twice", () => {
  it.each([
    [401, "failed", "TOKEN_EXPIRED"],
    [429, "retry", "RATE_LIMIT"],
  ] as const)("%s → %s %s, then it goes out once", async (fault, status, failure) => {
    fake.control.comment({ text: "Яма" });
    const caseId = await dispatched();
    await approve(caseId, "Засыпали.");
    fake.control.fail(fault, 1, "sendMessage");
    await send(caseId);
    const row = await rowOf(caseId);
    expect(row).toMatchObject({ status, failure });
    if (status === "failed") await town.move("curator", caseId, { do: "retryPublication", publicationId: row.publicationId });
    offset += 3_600_000;
    await send(caseId);
    expect(ours().map(({ text }) => text)).toEqual(["Засыпали."]);
    expect(await stepOf(caseId)).toBe("answered");
  });

  it.each(["reset", "hang"] as const)(
    "%s: Telegram cannot be asked what became of the reply, so it is never sent again by itself",
    async (fault) => {
      fake.control.comment({ text: "Яма" });
      const caseId = await dispatched();
      await approve(caseId, "Засыпали.");
      fake.control.fail(fault, 1, "sendMessage");
      for (let round = 0; round < 12; round += 1) {
        await send(caseId);
        offset += 6 * 3_600_000;
      }
      expect(await rowOf(caseId)).toMatchObject({ status: "failed", failure: "UNKNOWN" });
      expect(await stepOf(caseId)).toBe("publicationFailed");
      expect(ours().map(({ text }) => text)).toEqual(["Засыпали."]);
    },
  );

  it("a comment that its author has deleted silently is found out by the reply", async () => {
    const written = fake.control.comment({ text: "Яма" });
    const caseId = await dispatched();
    await approve(caseId, "Засыпали.");
    fake.control.delete(written);
    await send(caseId);
    expect(await rowOf(caseId)).toMatchObject({ status: "failed", failure: "TARGET_DELETED" });
    expect(ours()).toEqual([]);
  });

  it("1.4: the bot put out of the group is an alarm on the page", async () => {
    fake.control.standing("group", "kicked");
    await drain();
    const [page] = await fresh.store.transaction(town.tenantId, (tx) => tx.pages());
    expect(page?.health).toMatchObject({ state: "broken" });
  });

  it("an installation without an address asks, confirms what it has kept, and takes nothing twice", async () => {
    fake.control.webhook("", "");
    fake.control.comment({ text: "Через опрос" });
    const page = (await fresh.store.transaction(town.tenantId, (tx) => tx.pages()))[0]!;
    const round = () => pollOnce(deskOf(town.parts), town.tenantId, { page, signal: AbortSignal.timeout(5_000) });
    expect(await round()).toBe(0);
    await round();
    await drainInbox(deskOf(town.parts));
    expect(await town.cards()).toHaveLength(1);
    expect(
      fake.control
        .requests()
        .filter(({ method }) => method === "getUpdates")
        .map(({ params }) => params["offset"]),
    ).toEqual([undefined, expect.any(Number)]);
  });
});
