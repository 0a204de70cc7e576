import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import type { PublicationRow } from "#app";
import type { CaseId } from "#case";
import { createChannels, startFakeOk, type FakeOk } from "#channels";
import { freshStore, type FreshStore } from "../testing/database-fresh.ts";
import { openHooks, type HooksServer } from "../testing/hooks-server.ts";
import { startTown, type Clock, type Town } from "../testing/app-town.ts";
import { deskOf } from "./desk.ts";
import { drainInbox } from "./intake/drain-inbox.ts";
import { isPolled, pollOnce } from "./intake/poll-page.ts";
import { publish } from "./outbox/publish.ts";

let offset = 0;
/** Real time, moved ahead by a test: the network's limits run on the same clock. */
const clock: Clock = {
  get at() {
    return Date.now() + offset;
  },
};
const channel = createChannels({ now: () => clock.at }).find(({ network }) => network === "ok")!;
let fresh: FreshStore;
let fake: FakeOk;
let town: Town;
let hooks: HooksServer;

beforeAll(async () => {
  fresh = await freshStore({ now: () => clock.at });
});
afterAll(() => fresh.end());

const begin = async (publicReply: "manual" | "api"): Promise<void> => {
  offset = 0;
  fake = await startFakeOk({ now: () => clock.at });
  fake.control.rateLimit(1000);
  const settings = {
    baseUrl: fake.baseUrl,
    connectedAt: clock.at,
    publicReply,
    pollSeconds: 0.001,
    restCallsPerSecond: 1000,
    graphCallsPerSecond: 1000,
    timeoutMs: 400,
  };
  const secrets = { ...fake.tokens, webhookSecret: "a-long-secret" };
  town = await startTown({ store: fresh.store, channel, clock, page: { accountId: fake.groupId, secrets, settings } });
  hooks = await openHooks("ok", town);
  fake.control.subscribe(`${hooks.url}?key=a-long-secret`);
};
afterEach(async () => {
  hooks.close();
  await fake.close();
});

/** A round of asking for comments, the messages that OK sends, and then the inbox. */
const drain = async (): Promise<void> => {
  const desk = deskOf(town.parts);
  const [page] = await fresh.store.transaction(town.tenantId, (tx) => tx.pages());
  if (page === undefined || !isPolled(desk, page)) throw new Error("a page of OK is always polled");
  await pollOnce(desk, town.tenantId, { page, signal: AbortSignal.timeout(5_000) });
  await fake.control.settle();
  await drainInbox(desk);
};
const ours = () => fake.control.comments(fake.control.posts().at(-1)!.id).filter(({ by, isDeleted }) => by === "town" && !isDeleted);
const rowOf = async (caseId: CaseId): Promise<PublicationRow> =>
  (await town.app.card(town.as("curator"), caseId))!.parts.publications.at(-1)!;
const stepOf = async (caseId: CaseId): Promise<string> => (await town.app.card(town.as("curator"), caseId))!.state.step;
const send = async (caseId: CaseId): Promise<void> => {
  const { publicationId } = await rowOf(caseId);
  await publish(deskOf(town.parts), town.tenantId, publicationId);
};

const answered = async (caseId: CaseId, text: string): Promise<void> => {
  await town.move("curator", caseId, { do: "placeInUrgentFolder" });
  await town.move("head", caseId, { do: "resolve", units: ["roads"], instruction: "Разобраться" });
  await town.move("curator", caseId, { do: "dispatch" });
  const drafted = await town.move("roads", caseId, { do: "submitDraft", text, files: [], measures: "Сделано" });
  const { draftId, text: ref } = drafted.state.drafts.at(-1)!;
  await town.move("curator", caseId, { do: "accept", draftId, digest: ref.digest });
  await town.move("head", caseId, { do: "approve", draftId, digest: ref.digest });
  await send(caseId);
};

describe("3.5 in Odnoklassniki", () => {
  it("an approved reply is published by a person, and the desk finds it under the topic by itself", async () => {
    await begin("manual");
    const question = fake.control.comment({ text: "На Садовой нет света" });
    await drain();
    const [card] = await town.cards();
    const { caseId } = card!.state;
    expect(card!.parts.messages[0]).toMatchObject({ externalId: question.id, permalink: expect.stringContaining("/topic/") });
    await answered(caseId, "Починим 25 ноября.");
    expect(await rowOf(caseId)).toMatchObject({ status: "failed", failure: "MANUAL" });
    expect(ours()).toEqual([]);
    fake.control.answerByHand({ text: "Починим  25 ноября.", replyTo: question.id });
    await drain();
    expect(await rowOf(caseId)).toMatchObject({ status: "published", externalId: ours()[0]!.id });
    expect(await stepOf(caseId)).toBe("answered");
    const events = (await town.app.card(town.as("curator"), caseId))!.parts.events;
    expect(events.map(({ event }) => event.type)).not.toContain("answeredOutside");
  });

  it("where the page's setting lets the desk write comments, it writes them once and knows its own echo", async () => {
    await begin("api");
    fake.control.comment({ text: "Яма у школы" });
    await drain();
    const { caseId } = (await town.cards())[0]!.state;
    fake.control.fail("reset", 1, "discussions.addDiscussionComment");
    await answered(caseId, "Засыпали.");
    expect(await rowOf(caseId)).toMatchObject({ status: "unknown" });
    offset += 3_600_000;
    await send(caseId);
    await drain();
    expect(ours().map(({ text }) => text)).toEqual(["Засыпали."]);
    expect(await stepOf(caseId)).toBe("answered");
    expect(await town.cards()).toHaveLength(1);
  });

  it("2.4: an edit, a deletion and a return by the citizen are seen on the card", async () => {
    await begin("manual");
    const { id } = fake.control.comment({ text: "Яма" });
    await drain();
    fake.control.edit({ kind: "comment", id }, "Яма у дома 3");
    await drain();
    fake.control.delete(id);
    await drain();
    const [removed] = await town.cards();
    expect(removed?.state.removedByAuthorAt).not.toBeNull();
    expect(removed?.parts.messages[0]?.versions).toHaveLength(1);
    fake.control.restore(id);
    await drain();
    expect((await town.cards())[0]?.state.removedByAuthorAt).toBeNull();
  });

  it("2.5: a direct message comes by webhook and is answered directly, once, though the answer to sending was lost", async () => {
    await begin("manual");
    const { personId } = fake.control.dm({ text: "Когда починят?" });
    await drain();
    const { caseId } = (await town.cards())[0]!.state;
    fake.control.fail("hang", 1, "graph/me/messages");
    await answered(caseId, "Во вторник.");
    expect(await rowOf(caseId)).toMatchObject({ status: "unknown" });
    offset += 3_600_000;
    await send(caseId);
    expect(await stepOf(caseId)).toBe("answered");
    expect(fake.control.messages(personId).map(({ text }) => text)).toEqual(["Когда починят?", "Во вторник."]);
  });
});
