import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { CaseId } from "#case";
import { createChannels, startFakeMax, type FakeMax } from "#channels";
import { freshStore, type FreshStore } from "../testing/database-fresh.ts";
import { openHooks, type HooksServer } from "../testing/hooks-server.ts";
import { startTown, type Clock, type Town } from "../testing/app-town.ts";
import { deskOf } from "./desk.ts";
import { backfillPage } from "./intake/backfill-page.ts";
import { drainInbox } from "./intake/drain-inbox.ts";
import { publish } from "./outbox/publish.ts";

let offset = 0;
/** Real time, moved ahead by a test: the network's limits run on the same clock. */
const clock: Clock = {
  get at() {
    return Date.now() + offset;
  },
};
const channel = createChannels({ now: Date.now }).find(({ network }) => network === "max")!;
let fresh: FreshStore;
let fake: FakeMax;
let town: Town;
let hooks: HooksServer;

beforeAll(async () => {
  fresh = await freshStore({ now: () => clock.at });
});
afterAll(() => fresh.end());

beforeEach(async () => {
  offset = 0;
  fake = await startFakeMax();
  const secrets = { botToken: fake.token, webhookSecret: "a-long-secret" };
  const settings = { baseUrl: fake.baseUrl, timeoutMs: 400, longPollWaitSeconds: 1 };
  town = await startTown({ store: fresh.store, channel, clock, page: { accountId: fake.channelId, secrets, settings } });
  fake.control.rateLimit(1000);
  hooks = await openHooks("max", town);
  fake.control.subscribe(hooks.url, "a-long-secret");
});
afterEach(async () => {
  hooks.close();
  await fake.close();
});

const drain = async (): Promise<void> => {
  await fake.control.settle();
  await drainInbox(deskOf(town.parts));
};
const ours = () => fake.control.comments(fake.control.posts().at(-1)!.mid).filter(({ fromId }) => fromId === Number(fake.botId));
const stepOf = async (caseId: CaseId): Promise<string> => (await town.app.card(town.as("curator"), caseId))!.state.step;
const send = async (caseId: CaseId): Promise<void> => {
  const { publicationId } = (await town.app.card(town.as("curator"), caseId))!.parts.publications.at(-1)!;
  await publish(deskOf(town.parts), town.tenantId, publicationId);
};

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

describe("3.1 in a channel of MAX", () => {
  it("3.1.2, 3.5: a question under the post, the author's answer, the public reply; our echoes are recognised", async () => {
    fake.control.comment({ text: "На Садовой нет света" });
    const caseId = await dispatched();
    await town.move("roads", caseId, { do: "askClarification", question: "У какого дома?" });
    await town.move("curator", caseId, { do: "agreeClarification" });
    await send(caseId);
    await drain();
    expect(await stepOf(caseId)).toBe("awaitingAuthor");
    fake.control.comment({ text: "У дома 12", replyTo: ours().at(-1)!.mid });
    await drain();
    expect(await stepOf(caseId)).toBe("withUnit");
    await approve(caseId, "Починим 25 ноября.");
    await send(caseId);
    await drain();
    expect(await stepOf(caseId)).toBe("answered");
    expect(ours().map(({ text }) => text)).toEqual(["У какого дома?", "Починим 25 ноября."]);
    const card = (await town.app.card(town.as("curator"), caseId))!;
    expect(card.parts.events.map(({ event }) => event.type)).not.toContain("answeredOutside");
    expect(await town.cards()).toHaveLength(1);
  });

  it("2.5, 3.5: a direct message is answered directly, by a bot that the person has started", async () => {
    const [person] = fake.control.people();
    fake.control.dm({ text: "Когда починят?", personId: person!.id });
    const caseId = await dispatched();
    await approve(caseId, "Во вторник.");
    await send(caseId);
    await drain();
    expect(await stepOf(caseId)).toBe("answered");
    expect(fake.control.messages(person!.id).map(({ text }) => text)).toEqual(["Когда починят?", "Во вторник."]);
  });

  it("2.2: a comment whose author MAX does not tell becomes a case without an author, and is answered in its place", async () => {
    fake.control.hideSenders(true);
    fake.control.comment({ text: "Яма у школы" });
    const caseId = await dispatched();
    await approve(caseId, "Засыпали.");
    await send(caseId);
    await drain();
    expect(await stepOf(caseId)).toBe("answered");
    expect(ours().map(({ text }) => text)).toEqual(["Засыпали."]);
    expect(await town.cards()).toHaveLength(1);
  });

  it.each(["reset", "hang"] as const)("%s while a reply is sent: it is read back, and stands once", async (fault) => {
    fake.control.comment({ text: "Яма" });
    const caseId = await dispatched();
    await approve(caseId, "Засыпали.");
    fake.control.fail(fault, 1, "POST /messages/{id}/comments");
    await send(caseId);
    offset += 3_600_000;
    await send(caseId);
    await drain();
    expect(ours().map(({ text }) => text)).toEqual(["Засыпали."]);
    expect(await stepOf(caseId)).toBe("answered");
  });

  it("2.4: an edit and a removal by the citizen are seen on the card", async () => {
    const written = fake.control.comment({ text: "Яма" });
    await drain();
    fake.control.edit(written.mid, "Яма у дома 3");
    fake.control.delete(written.mid);
    await drain();
    const [removed] = await town.cards();
    expect(removed?.state.removedByAuthorAt).not.toBeNull();
    expect(removed?.parts.messages[0]?.versions).toHaveLength(1);
  });

  it("1.8: what was written while we were away is found, and what we have is not taken twice", async () => {
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
    expect(texts).toHaveLength(2);
    expect(new Set(texts)).toEqual(new Set(["Во время перерыва", "До перерыва"]));
  });
});
