import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { AppParts, ChannelPage, PageInput, PageOutcome, Principal } from "#app";
import { createApp } from "#app";
import { scriptedChannel } from "../../testing/app-channel.ts";
import { moscow, startTown, type Town } from "../../testing/app-town.ts";
import { freshStore, type FreshStore } from "../../testing/database-fresh.ts";

const title = (ru: string) => ({ ru, en: ru });
const clock = { at: moscow("2026-11-24T10:00") };
const asked: { page: ChannelPage; url: string }[] = [];
const channel = {
  ...scriptedChannel(() => clock.at),
  connect: async (page: ChannelPage, url: string) => {
    asked.push({ page, url });
    return { state: "ok" as const, problems: [] };
  },
};
let fresh: FreshStore;
let town: Town;
let app: ReturnType<typeof createApp>;
let administrator: Principal;

const networks: AppParts["networks"] = [
  {
    code: "vk",
    title: title("ВКонтакте"),
    mark: "В",
    capabilities: channel.capabilities,
    legalNote: null,
    enabledByDefault: true,
    steps: [title("Откройте управление сообществом")],
    fields: [
      { name: "token", secret: true, required: true, title: title("Ключ доступа"), hint: title("") },
      { name: "timeoutMs", secret: false, required: false, title: title("Сколько ждать"), hint: title(""), fallback: 15_000 },
      { name: "proxy", secret: false, required: false, title: title("Прокси"), hint: title(""), fallback: "" },
    ],
  },
];

const input: PageInput = {
  network: "vk",
  accountId: "555",
  title: "Страница администрации",
  url: "https://example.test/adm",
  owner: "administration",
  route: "pages",
  paper: { responsible: "Ковалёва А. П.", basis: "Распоряжение № 12", openedOn: "2026-11-01", closedOn: null },
  settings: {},
  secrets: {},
};

const problemsOf = (outcome: PageOutcome | null): readonly string[] =>
  outcome?.kind === "badInput" ? outcome.problems.map(({ path }) => path) : [];
const pageOf = (outcome: PageOutcome | null) => {
  if (outcome?.kind !== "done") throw new Error(JSON.stringify(outcome));
  return outcome.page;
};

beforeAll(async () => {
  fresh = await freshStore({ now: () => clock.at });
});
afterAll(() => fresh.end());
beforeEach(async () => {
  town = await startTown({ store: fresh.store, channel, clock });
  app = createApp({ ...town.parts, networks, hooksOrigin: "https://desk.test" });
  administrator = town.as("administrator");
  asked.length = 0;
});

describe("1.4, 1.8: the register of official pages", () => {
  test("1.4: a page is added with its papers, switched off until it is connected, and the record says who did it", async () => {
    const page = pageOf(await app.register.add(administrator, input));
    expect(page).toMatchObject({ enabled: false, accountId: "555", paper: input.paper, health: { state: "unknown" } });
    expect(page.deeds).toMatchObject([{ deed: "added", by: "administrator" }]);
    expect(page.webhookUrl).toBe(`https://desk.test/hooks/vk/${page.pageId}`);
  });

  test("1.8: a secret is kept encrypted and shown only by its day; a name left out stays, null takes it away", async () => {
    const { pageId } = pageOf(await app.register.add(administrator, { ...input, secrets: { token: "very-secret" } }));
    clock.at += 86_400_000;
    const changed = pageOf(await app.register.change(administrator, pageId, { ...input, title: "Новое имя" }));
    expect(changed.secrets).toEqual([{ name: "token", writtenAt: clock.at - 86_400_000 }]);
    expect(JSON.stringify(await app.register.register(administrator))).not.toContain("very-secret");
    expect(changed.deeds[0]).toMatchObject({ deed: "changed", fields: ["title"] });
    const kept = await fresh.store.transaction(town.tenantId, async (tx) => (await tx.pages()).find((one) => one.pageId === pageId));
    expect(kept?.secrets).toEqual({ token: "very-secret" });
    expect(pageOf(await app.register.change(administrator, pageId, { ...input, secrets: { token: null } })).secrets).toEqual([]);
  });

  test("1.8: the form has every setting of the connector and those of the desk, each with its kind", async () => {
    const register = await app.register.register(administrator);
    const [form] = register?.networks ?? [];
    expect(form?.fields.map(({ name, kind }) => `${name}:${kind}`)).toEqual([
      "token:text",
      "timeoutMs:number",
      "proxy:text",
      "publicReply:choice",
      "alikePerHour:number",
      "commentsPerDay:number",
      "publicationsPerMonth:number",
      "pauseSeconds:number",
    ]);
    expect(form).toMatchObject({ connects: true, steps: [{ ru: "Откройте управление сообществом" }] });
  });

  test("1.4: what is missing or wrong is named at its field, and nothing is written", async () => {
    const bad = {
      ...input,
      title: " ",
      url: "vk",
      route: "nowhere",
      settings: { timeoutMs: "soon", publicReply: "robot" },
      secrets: { token: "" },
    };
    expect(problemsOf(await app.register.add(administrator, bad)).toSorted()).toEqual(
      ["title", "url", "route", "settings.timeoutMs", "settings.publicReply", "secrets.token"].toSorted(),
    );
    expect((await app.register.register(administrator))?.pages).toHaveLength(1);
  });

  test("1.4: one page stands in the register once, and a page that messages came from keeps its account", async () => {
    const { pageId } = pageOf(await app.register.add(administrator, input));
    expect(problemsOf(await app.register.add(administrator, input))).toEqual(["accountId"]);
    await fresh.store.transaction(town.tenantId, (tx) => tx.touchPage(pageId, clock.at));
    expect(problemsOf(await app.register.change(administrator, pageId, { ...input, accountId: "556" }))).toEqual(["accountId"]);
  });

  test("1.8: connecting needs the keys, switches the page on before the network calls, and keeps where it calls", async () => {
    const { pageId } = pageOf(await app.register.add(administrator, input));
    expect(problemsOf(await app.register.connect(administrator, pageId))).toEqual(["secrets.token"]);
    expect(asked).toEqual([]);
    pageOf(await app.register.change(administrator, pageId, { ...input, secrets: { token: "t" } }));
    const page = pageOf(await app.register.connect(administrator, pageId));
    expect(page).toMatchObject({
      enabled: true,
      health: { state: "ok" },
      settings: { callbackUrl: page.webhookUrl, connectedAt: clock.at },
    });
    expect(asked).toMatchObject([{ url: page.webhookUrl, page: { secrets: { token: "t" } } }]);
    expect(pageOf(await app.register.switch(administrator, pageId, false)).enabled).toBe(false);
  });

  test("1.8: writing the form never undoes what the workers keep of the page", async () => {
    const { pageId } = pageOf(await app.register.add(administrator, input));
    await fresh.store.transaction(town.tenantId, async (tx) => {
      await tx.touchPage(pageId, clock.at);
      await tx.setPollCursor(pageId, "17");
      await tx.setPageHealth(pageId, { state: "ok", problems: [], checkedAt: clock.at });
    });
    expect(pageOf(await app.register.change(administrator, pageId, { ...input, title: "Другая" }))).toMatchObject({
      lastEventAt: clock.at,
      health: { state: "ok", checkedAt: clock.at },
    });
    expect(await fresh.store.transaction(town.tenantId, (tx) => tx.pollCursor(pageId))).toBe("17");
  });

  test("1.6: only the administrator has the register; nobody else sees or changes it", async () => {
    for (const role of ["curator", "head", "zhkh", "controller"] as const) {
      expect(await app.register.register(town.as(role)), role).toBeNull();
      expect(await app.register.add(town.as(role), input), role).toBeNull();
      expect(await app.register.connect(town.as(role), town.pageKey), role).toBeNull();
    }
  });

  test("3.5: a page whose public answers are published by hand sends nothing by itself", async () => {
    const { pageId } = pageOf(await app.register.add(administrator, { ...input, settings: { publicReply: "manual" } }));
    const page = (await app.register.register(administrator))?.pages.find((one) => one.pageId === pageId);
    expect(page?.capabilities?.publicReply).toBe("manual");
  });
});
