import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { PublicationRow } from "#app";
import type { CaseId } from "#case";
import { createChannels, startFakeVk, type FakeVk } from "#channels";
import { freshStore, type FreshStore } from "../testing/database-fresh.ts";
import { openHooks, type HooksServer } from "../testing/hooks-server.ts";
import { startTown, type Clock, type Town } from "../testing/app-town.ts";
import { createWorkers } from "./create-workers.ts";
import { deskOf } from "./desk.ts";
import { backfillPage } from "./intake/backfill-page.ts";
import { drainInbox } from "./intake/drain-inbox.ts";
import { pollOnce } from "./intake/poll-page.ts";
import { publish } from "./outbox/publish.ts";

let offset = 0;
/** Real time, moved ahead by a test: the network's limits run on the same clock. */
const clock: Clock = {
  get at() {
    return Date.now() + offset;
  },
};
const channel = createChannels({ now: Date.now })[0]!;
let fresh: FreshStore;
let fake: FakeVk;
let town: Town;
let hooks: HooksServer;

beforeAll(async () => {
  fresh = await freshStore({ now: () => clock.at });
});
afterAll(() => fresh.end());

beforeEach(async () => {
  offset = 0;
  fake = await startFakeVk();
  const { tokens, confirmationCode } = fake;
  const secrets = {
    communityToken: tokens.community,
    userToken: tokens.user,
    serviceToken: tokens.service,
    callbackSecret: "a-long-secret",
    confirmation: confirmationCode,
  };
  const settings = { baseUrl: fake.baseUrl, userCallsPerSecond: 100, serviceCallsPerSecond: 100, timeoutMs: 400, longPollWaitSeconds: 1 };
  town = await startTown({ store: fresh.store, channel, clock, page: { accountId: fake.groupId, secrets, settings } });
  hooks = await openHooks("vk", town);
  const { url } = hooks;
  fake.control.rateLimit(1000);
  fake.control.callbackServer(url, "a-long-secret");
  await fake.control.settle();
});
afterEach(async () => {
  hooks.close();
  await fake.close();
});

const drain = async (): Promise<void> => {
  await fake.control.settle();
  await drainInbox(deskOf(town.parts));
};
const ours = () => fake.control.comments(fake.control.posts().at(-1)!.id).filter(({ fromId }) => fromId < 0);
const rowOf = async (caseId: CaseId): Promise<PublicationRow> =>
  (await town.app.card(town.as("curator"), caseId))!.parts.publications.at(-1)!;
const stepOf = async (caseId: CaseId): Promise<string> => (await town.app.card(town.as("curator"), caseId))!.state.step;
const send = async (caseId: CaseId): Promise<void> => {
  const { publicationId } = await rowOf(caseId);
  await publish(deskOf(town.parts), town.tenantId, publicationId);
};

const dispatched = async (text: string): Promise<CaseId> => {
  fake.control.comment({ text });
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

describe("3.1 on the wall of VK", () => {
  it("3.1.2, 3.5: a question in the thread, the author's answer, the public reply; our echoes are recognised", async () => {
    const caseId = await dispatched("На Садовой нет света");
    await town.move("roads", caseId, { do: "askClarification", question: "У какого дома?" });
    await town.move("curator", caseId, { do: "agreeClarification" });
    await send(caseId);
    await drain();
    expect(await stepOf(caseId)).toBe("awaitingAuthor");
    fake.control.comment({ text: "У дома 12", replyTo: ours().at(-1)!.id });
    await drain();
    expect(await stepOf(caseId)).toBe("withUnit");
    await approve(caseId, "Починим 25 ноября.");
    await send(caseId);
    await drain();
    expect(await stepOf(caseId)).toBe("answered");
    expect(ours().map(({ text }) => text)).toEqual(["У какого дома?", "Починим 25 ноября."]);
    const card = (await town.app.card(town.as("curator"), caseId))!;
    expect(card.parts.events.map(({ event }) => event.type)).not.toContain("answeredOutside");
    expect(card.parts.messages).toHaveLength(2);
    expect(await town.cards()).toHaveLength(1);
  });

  it("2.5, 3.5: a direct message is answered directly", async () => {
    const [person] = fake.control.people();
    fake.control.dm({ text: "Когда починят?", personId: person!.id });
    await drain();
    const caseId = (await town.cards())[0]!.state.caseId;
    await town.move("curator", caseId, { do: "placeInUrgentFolder" });
    await town.move("head", caseId, { do: "resolve", units: ["roads"], instruction: "" });
    await town.move("curator", caseId, { do: "dispatch" });
    await approve(caseId, "Во вторник.");
    await send(caseId);
    await drain();
    expect(await stepOf(caseId)).toBe("answered");
    expect(fake.control.messages(person!.id).map(({ text }) => text)).toEqual(["Когда починят?", "Во вторник."]);
    expect(ours()).toEqual([]);
  });
});

describe("errors of VK become states, and nothing is published twice", () => {
  it.each([
    [5, "failed", "TOKEN_EXPIRED"],
    [6, "retry", "RATE_LIMIT"],
    [15, "failed", "NO_RIGHTS"],
    [100, "failed", "BAD_REQUEST"],
    [104, "failed", "TARGET_DELETED"],
    [213, "failed", "COMMENTS_CLOSED"],
    [901, "failed", "USER_BLOCKED_US"],
    ["reset", "unknown", null],
    ["hang", "unknown", null],
  ] as const)("%s → %s %s, then it goes out once", async (fault, status, failure) => {
    const caseId = await dispatched("Яма");
    await approve(caseId, "Засыпали.");
    fake.control.fail(fault, 1, "wall.createComment");
    await send(caseId);
    const row = await rowOf(caseId);
    expect(row.status).toBe(status);
    if (failure !== null) expect(row.failure).toBe(failure);
    if (status === "failed") {
      expect(await stepOf(caseId)).toBe("publicationFailed");
      await town.move("curator", caseId, { do: "retryPublication", publicationId: row.publicationId });
    }
    offset += 3_600_000;
    await send(caseId);
    await drain();
    expect(ours().map(({ text }) => text)).toEqual(["Засыпали."]);
    expect(await stepOf(caseId)).toBe("answered");
  });

  it("an edit, a deletion and a restoration by the citizen are seen on the card", async () => {
    const written = fake.control.comment({ text: "Яма" });
    await drain();
    fake.control.edit({ kind: "comment", id: written.id }, "Яма у дома 3");
    fake.control.delete({ kind: "comment", id: written.id });
    await drain();
    const [removed] = await town.cards();
    expect(removed?.state.removedByAuthorAt).not.toBeNull();
    expect(removed?.parts.messages[0]?.versions).toHaveLength(1);
    fake.control.restore(written.id);
    await drain();
    expect((await town.cards())[0]?.state.removedByAuthorAt).toBeNull();
  });

  it.each(["twice", "outOfOrder", "splitInsideUtf8Char"] as const)("delivered %s: one message, its words whole", async (mode) => {
    fake.control.deliver(mode);
    fake.control.comment({ text: "Снег не убран 🌨️" });
    fake.control.comment({ text: "И лёд", personId: fake.control.people()[1]!.id });
    await drain();
    const texts = (await town.cards()).map(({ parts }) => parts.texts.get(parts.messages[0]!.text.textId));
    expect(texts).toHaveLength(2);
    expect(new Set(texts)).toEqual(new Set(["И лёд", "Снег не убран 🌨️"]));
  });

  it("an installation without an address polls, and the cursor is kept with what came", async () => {
    hooks.close();
    const page = (await fresh.store.transaction(town.tenantId, (tx) => tx.pages()))[0]!;
    const round = () => pollOnce(deskOf(town.parts), town.tenantId, { page, signal: AbortSignal.timeout(5_000) });
    expect(await round()).toBe(0);
    const cursor = await fresh.store.transaction(town.tenantId, (tx) => tx.pollCursor(page.pageId));
    expect(cursor).not.toBeNull();
    fake.control.comment({ text: "Через опрос" });
    await round();
    await drainInbox(deskOf(town.parts));
    expect(await town.cards()).toHaveLength(1);
    expect(await fresh.store.transaction(town.tenantId, (tx) => tx.pollCursor(page.pageId))).not.toBe(cursor);
  });

  it("what was written while we were away is found, and what we have is not taken twice", async () => {
    fake.control.comment({ text: "До перерыва" });
    await drain();
    hooks.close();
    fake.control.comment({ text: "Во время перерыва", personId: fake.control.people()[1]!.id });
    const page = (await fresh.store.transaction(town.tenantId, (tx) => tx.pages()))[0]!;
    for (let round = 0; round < 2; round += 1) {
      await backfillPage(deskOf(town.parts), town.tenantId, {
        page: { ...page, lastEventAt: clock.at - 3_600_000 },
        signal: AbortSignal.timeout(5_000),
      });
      await drainInbox(deskOf(town.parts));
    }
    const texts = (await town.cards()).map(({ parts }) => parts.texts.get(parts.messages[0]!.text.textId));
    expect(texts).toContain("Во время перерыва");
    expect(texts.filter((text) => text === "До перерыва")).toHaveLength(1);
  });
});

describe("the workers", () => {
  it("carry a message to the desk and a reply to the wall by themselves, and stop", async () => {
    const workers = createWorkers(town.parts, fresh.store);
    await workers.start();
    try {
      fake.control.comment({ text: "Яма" });
      const caseId = await until(async () => (await town.cards())[0]?.state.caseId);
      await town.move("curator", caseId, { do: "placeInUrgentFolder" });
      await town.move("head", caseId, { do: "resolve", units: ["roads"], instruction: "" });
      await town.move("curator", caseId, { do: "dispatch" });
      await approve(caseId, "Засыпали.");
      await until(async () => ((await stepOf(caseId)) === "answered" ? true : undefined));
      expect(ours()).toHaveLength(1);
      await until(async () => (await town.cards())[0]?.parts.messages[0]?.author?.name);
    } finally {
      await workers.stop();
    }
  });
});

/** Asks again at each change of the municipality, until there is an answer. */
function until<T>(ask: () => Promise<T | undefined>): Promise<T> {
  return new Promise((resolve, reject) => {
    const again = (): void =>
      void ask().then((answer) => {
        if (answer === undefined) return;
        clearInterval(beat);
        stop();
        resolve(answer);
      }, reject);
    // Not every change is announced (a looked-up name is not): a beat asks in between.
    const beat = setInterval(again, 200);
    const stop = town.app.subscribe(town.tenantId, again);
    again();
  });
}
