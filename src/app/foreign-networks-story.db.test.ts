import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import type { CaseId } from "#case";
import { createChannels, startFakeFacebook, startFakeInstagram, startFakeX, type FakeMeta } from "#channels";
import { freshStore, type FreshStore } from "../testing/database-fresh.ts";
import { openHooks, type HooksServer } from "../testing/hooks-server.ts";
import { startTown, type Clock, type Town } from "../testing/app-town.ts";
import { deskOf } from "./desk.ts";
import { drainInbox } from "./intake/drain-inbox.ts";
import { publish } from "./outbox/publish.ts";

const clock: Clock = {
  get at() {
    return Date.now();
  },
};
let fresh: FreshStore;
let town: Town;
let hooks: HooksServer;
let stop: () => Promise<void>;

beforeAll(async () => {
  fresh = await freshStore({ now: () => clock.at });
});
afterAll(() => fresh.end());
afterEach(async () => {
  hooks.close();
  await stop();
});

/** One network as this story needs it. */
type Wall = {
  readonly comment: (text: string, replyTo?: string) => void;
  readonly dm: (text: string) => void;
  readonly settle: () => Promise<void>;
  readonly ours: () => readonly { readonly id: string; readonly text: string }[];
  readonly oursInPrivate: () => readonly string[];
};

const settleIn = async (
  network: string,
  page: { readonly accountId: string; readonly secrets: object; readonly settings: object },
): Promise<string> => {
  const channel = createChannels({ now: Date.now }).find((one) => one.network === network);
  if (channel === undefined) throw new Error(`no network ${network}`);
  const secrets = Object.fromEntries(Object.entries(page.secrets).map(([name, value]) => [name, String(value)]));
  const settings = Object.fromEntries(Object.entries(page.settings).map(([name, value]) => [name, String(value)]));
  town = await startTown({ store: fresh.store, channel, clock, page: { accountId: page.accountId, secrets, settings } });
  hooks = await openHooks(network, town);
  return hooks.url;
};

const metaWall = async (network: string, fake: FakeMeta): Promise<Wall> => {
  const { control, keys } = fake;
  const secrets = { pageToken: keys.pageToken, appSecret: keys.appSecret, verifyToken: "our-word" };
  const url = await settleIn(network, { accountId: fake.accountId, secrets, settings: { baseUrl: fake.baseUrl, appId: keys.appId } });
  expect(await control.webhook(url, "our-word")).toBe(true);
  stop = fake.close;
  const post = control.posts().at(-1)?.id ?? "";
  const person = control.people()[0]?.id ?? "";
  return {
    comment: (text, replyTo) => control.comment({ text, personId: person, ...(replyTo === undefined ? {} : { replyTo }) }),
    dm: (text) => control.dm({ text, personId: person }),
    settle: control.settle,
    ours: () => control.comments(post).filter(({ authorId }) => authorId === fake.accountId),
    oursInPrivate: () =>
      control
        .messages(person)
        .filter(({ fromId }) => fromId === fake.accountId)
        .map(({ text }) => text),
  };
};

const xWall = async (): Promise<Wall> => {
  const fake = await startFakeX();
  const { control } = fake;
  const url = await settleIn("x", { accountId: fake.accountId, secrets: fake.keys, settings: { baseUrl: fake.baseUrl } });
  expect(await control.webhook(url)).toBe(true);
  stop = fake.close;
  const post = control.posts().at(-1)?.id ?? "";
  const person = control.people()[0]?.id ?? "";
  return {
    comment: (text, replyTo) => control.comment({ text, personId: person, ...(replyTo === undefined ? {} : { postId: replyTo }) }),
    dm: (text) => control.dm({ text, personId: person }),
    settle: control.settle,
    ours: () => control.comments(post).filter(({ authorId }) => authorId === fake.accountId),
    oursInPrivate: () =>
      control
        .messages(person)
        .filter(({ senderId }) => senderId === fake.accountId)
        .map(({ text }) => text),
  };
};

const WALLS = {
  x: xWall,
  facebook: async () => metaWall("facebook", await startFakeFacebook()),
  instagram: async () => metaWall("instagram", await startFakeInstagram()),
} as const satisfies Readonly<Record<string, () => Promise<Wall>>>;

const drain = async (wall: Wall): Promise<void> => {
  await wall.settle();
  await drainInbox(deskOf(town.parts));
};

const dispatched = async (wall: Wall): Promise<CaseId> => {
  await drain(wall);
  const caseId = (await town.cards())[0]?.state.caseId;
  if (caseId === undefined) throw new Error("no card");
  await town.move("curator", caseId, { do: "placeInUrgentFolder" });
  await town.move("head", caseId, { do: "resolve", units: ["roads"], instruction: "Разобраться" });
  await town.move("curator", caseId, { do: "dispatch" });
  return caseId;
};

const approve = async (caseId: CaseId, text: string): Promise<void> => {
  const drafted = await town.move("roads", caseId, { do: "submitDraft", text, files: [], measures: "Сделано" });
  const draft = drafted.state.drafts.at(-1);
  const about = { draftId: draft?.draftId ?? "", digest: draft?.text.digest ?? "" };
  await town.move("curator", caseId, { do: "accept", ...about });
  await town.move("head", caseId, { do: "approve", ...about });
};

const send = async (caseId: CaseId): Promise<void> => {
  const row = (await town.app.card(town.as("curator"), caseId))?.parts.publications.at(-1);
  if (row === undefined) throw new Error("nothing left");
  await publish(deskOf(town.parts), town.tenantId, row.publicationId);
};
const stepOf = async (caseId: CaseId): Promise<string | undefined> => (await town.app.card(town.as("curator"), caseId))?.state.step;

describe.each(["x", "facebook", "instagram"] as const)("3.1 on a page in %s, where its law allows one", (network) => {
  it("3.1.2, 3.5: a question in the thread, the author's answer, the public reply; our echoes are recognised", async () => {
    const wall = await WALLS[network]();
    wall.comment("На Садовой нет света");
    const caseId = await dispatched(wall);
    await town.move("roads", caseId, { do: "askClarification", question: "У какого дома?" });
    await town.move("curator", caseId, { do: "agreeClarification" });
    await send(caseId);
    await drain(wall);
    expect(await stepOf(caseId)).toBe("awaitingAuthor");
    wall.comment("У дома 12", wall.ours().at(-1)?.id);
    await drain(wall);
    expect(await stepOf(caseId)).toBe("withUnit");
    await approve(caseId, "Починим 25 ноября.");
    await send(caseId);
    await drain(wall);
    expect(await stepOf(caseId)).toBe("answered");
    expect(wall.ours().map(({ text }) => text)).toEqual(["У какого дома?", "Починим 25 ноября."]);
    const events = (await town.app.card(town.as("curator"), caseId))?.parts.events.map(({ event }) => event.type);
    expect(events).not.toContain("answeredOutside");
    expect(await town.cards()).toHaveLength(1);
  });

  it("2.5, 3.5: a direct message is answered directly", async () => {
    const wall = await WALLS[network]();
    wall.dm("Когда починят?");
    const caseId = await dispatched(wall);
    await approve(caseId, "Во вторник.");
    await send(caseId);
    await drain(wall);
    expect(await stepOf(caseId)).toBe("answered");
    expect(wall.oursInPrivate()).toEqual(["Во вторник."]);
  });
});
