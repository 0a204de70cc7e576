import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { AppParts, PublicationRow } from "#app";
import type { CaseId } from "#case";
import { scriptedChannel, webhookOf, type ScriptedChannel } from "../../testing/app-channel.ts";
import { comment, moscow, startTown, type Clock, type Town } from "../../testing/app-town.ts";
import { freshStore, type FreshStore } from "../../testing/database-fresh.ts";
import { deskOf } from "../desk.ts";
import { drainInbox } from "../intake/drain-inbox.ts";
import { publish } from "./publish.ts";

const clock: Clock = { at: 0 };
let fresh: FreshStore;
let channel: ScriptedChannel;
let town: Town;
let count = 0;

beforeAll(async () => {
  fresh = await freshStore({ now: () => clock.at });
});
afterAll(() => fresh.end());

const settle = async (settings: Readonly<Record<string, string | number>>): Promise<void> => {
  clock.at = moscow("2026-11-23T09:00");
  channel = scriptedChannel(() => clock.at);
  town = await startTown({ store: fresh.store, channel, clock, page: { accountId: "1", secrets: {}, settings } });
};
beforeEach(() => settle({}));

/** A case whose reply has been approved and put into the outbox. */
const approved = async (text: string): Promise<CaseId> => {
  count += 1;
  const author = { id: `citizen-${count}`, kind: "user" } as const;
  const event = comment({ externalId: `c${count}`, occurredAt: clock.at, author, permalink: `https://example.test/post-1?c=${count}` });
  await town.app.receive("vk", town.pageKey, webhookOf(`k${count}`, [event]));
  await drainInbox(deskOf(town.parts));
  const { rows } = await town.app.list(town.as("curator"), { view: "queue", limit: 100, cursor: null });
  const caseId = rows.find(({ projection }) => projection.step === "arrived")?.projection.caseId ?? rows[0]?.projection.caseId;
  if (caseId === undefined) throw new Error("no case");
  await town.move("curator", caseId, { do: "placeInUrgentFolder" });
  await town.move("head", caseId, { do: "resolve", units: ["roads"], instruction: "" });
  await town.move("curator", caseId, { do: "dispatch" });
  const drafted = await town.move("roads", caseId, { do: "submitDraft", text, files: [], measures: "Сделано" });
  const draft = drafted.state.drafts.at(-1);
  const about = { draftId: draft?.draftId ?? "", digest: draft?.text.digest ?? "" };
  await town.move("curator", caseId, { do: "accept", ...about });
  await town.move("head", caseId, { do: "approve", ...about });
  return caseId;
};

const run = async (caseId: CaseId, parts: AppParts = town.parts): Promise<PublicationRow> => {
  const read = async (): Promise<PublicationRow> => {
    const row = (await town.app.card(town.as("curator"), caseId))?.parts.publications.at(-1);
    if (row === undefined) throw new Error("nothing left");
    return row;
  };
  await publish(deskOf(parts), town.tenantId, (await read()).publicationId);
  return read();
};

describe("2.2: a page is not taken for a robot", () => {
  test("2.2: identical answers over the limit of an hour wait, say why, and leave by themselves", async () => {
    await settle({ alikePerHour: 2 });
    const cases = [await approved("Спасибо, сделали."), await approved("Спасибо, сделали."), await approved("Спасибо, сделали.")] as const;
    expect(await run(cases[0])).toMatchObject({ status: "published" });
    clock.at += 60_000;
    expect(await run(cases[1])).toMatchObject({ status: "published" });
    const held = await run(cases[2]);
    expect(held).toMatchObject({ status: "retry", failure: "LIMIT_ALIKE", attempts: 0, nextAttemptAt: clock.at - 60_000 + 3_600_000 });
    expect(channel.wall).toHaveLength(2);
    expect(await run(await approved("Совсем другой ответ."))).toMatchObject({ status: "published" });
    clock.at = held.nextAttemptAt ?? 0;
    expect(await run(cases[2])).toMatchObject({ status: "published" });
  });

  test("2.2: public answers over the limit of a day wait till there is room", async () => {
    await settle({ commentsPerDay: 1 });
    const [first, second] = [await approved("Первый."), await approved("Второй.")];
    await run(first);
    expect(await run(second)).toMatchObject({ status: "retry", failure: "LIMIT_DAY", nextAttemptAt: clock.at + 86_400_000 });
  });

  test("2.2: all answers over the limit of a month wait until the first of them is 31 days old", async () => {
    await settle({ publicationsPerMonth: 2 });
    const start = clock.at;
    const cases = [await approved("Первый."), await approved("Второй."), await approved("Третий.")] as const;
    await run(cases[0]);
    clock.at += 86_400_000;
    await run(cases[1]);
    expect(await run(cases[2])).toMatchObject({ status: "retry", failure: "LIMIT_MONTH", nextAttemptAt: start + 31 * 86_400_000 });
  });

  test("2.2: between two answers of a page there is a pause, also when two jobs run at once", async () => {
    await settle({ pauseSeconds: 30 });
    const [first, second] = [await approved("Первый."), await approved("Второй.")];
    const rows = await Promise.all([run(first), run(second)]);
    expect(rows.map(({ status }) => status).toSorted()).toEqual(["published", "retry"]);
    expect(channel.wall).toHaveLength(1);
  });

  test("2.2: zero is no limit", async () => {
    await settle({ alikePerHour: 0, commentsPerDay: 0, pauseSeconds: 0 });
    for (let n = 0; n < 3; n += 1) expect(await run(await approved("Одинаковый ответ."))).toMatchObject({ status: "published" });
  });
});

describe("3.5: an approved answer published by hand", () => {
  test("3.5: where the page is set so, nothing is sent; the curator is asked, and the link is kept", async () => {
    await settle({ publicReply: "manual" });
    const caseId = await approved("Яму засыпали.");
    const row = await run(caseId);
    expect(row).toMatchObject({ status: "failed", failure: "MANUAL" });
    expect(channel.wall).toEqual([]);
    const permalink = "https://example.test/post-1?c=900";
    const done = await town.move("curator", caseId, { do: "confirmPublishedByHand", publicationId: row.publicationId, permalink });
    expect(done.state.step).toBe("answered");
    expect(done.parts.publications.at(-1)).toMatchObject({ status: "published", permalink });
  });

  test("3.5: a person posts the approved text, the network tells of it, and the case is answered by itself", async () => {
    await settle({ publicReply: "manual" });
    const caseId = await approved("Яму засыпали сегодня.");
    await run(caseId);
    const echo = comment({
      externalId: "by-person",
      occurredAt: clock.at + 60_000,
      kind: "own.echo",
      dedupKey: "echo-1",
      author: { id: "-1", kind: "group" },
      text: "Яму  засыпали\nсегодня.",
      thread: { publicPostId: "post-1", rootCommentId: `c${count}`, parentCommentId: `c${count}` },
      permalink: "https://example.test/post-1?c=by-person",
    });
    clock.at += 120_000;
    await town.app.receive("vk", town.pageKey, webhookOf("echo-1", [echo]));
    await drainInbox(deskOf(town.parts));
    const card = await town.app.card(town.as("curator"), caseId);
    expect(card?.state.step).toBe("answered");
    expect(card?.parts.publications.at(-1)).toMatchObject({ status: "published", externalId: "by-person", permalink: echo.permalink });
  });

  test("3.5: other words from a person's hands are an answer outside the system, and the card says so", async () => {
    await settle({ publicReply: "manual" });
    const caseId = await approved("Яму засыпали сегодня.");
    await run(caseId);
    const thread = { publicPostId: "post-1", rootCommentId: `c${count}`, parentCommentId: `c${count}` };
    const echo = comment({
      externalId: "other",
      occurredAt: clock.at,
      kind: "own.echo",
      dedupKey: "echo-2",
      text: "Пишите в личку",
      thread,
    });
    await town.app.receive("vk", town.pageKey, webhookOf("echo-2", [echo]));
    await drainInbox(deskOf(town.parts));
    const card = await town.app.card(town.as("curator"), caseId);
    expect(card?.parts.events.some(({ event }) => event.type === "answeredOutside")).toBe(true);
    expect(card?.parts.publications.at(-1)).toMatchObject({ status: "failed", failure: "MANUAL" });
  });

  test("3.5: a link is looked at: of this page or not, and whether the network knows the answer", async () => {
    await settle({ publicReply: "manual" });
    const caseId = await approved("Яму засыпали.");
    const { publicationId } = await run(caseId);
    const check = async (permalink: string) =>
      (await town.app.checkReplyLink(town.as("curator"), { caseId, publicationId, permalink }))?.verdict;
    expect(await check("https://elsewhere.test/x")).toBe("foreign");
    expect(await check("javascript:alert(1)")).toBe("foreign");
    expect(await check("https://m.example.test/post-1?c=9")).toBe("absent");
    channel.readBacks.push({ kind: "found", externalId: "9", permalink: "https://example.test/9", at: clock.at });
    expect(await town.app.checkReplyLink(town.as("curator"), { caseId, publicationId, permalink: "" })).toEqual({
      verdict: "found",
      permalink: "https://example.test/9",
    });
    channel.readBacks.push({ kind: "repeat" });
    expect(await check("https://www.example.test/9")).toBe("unknown");
    expect(await town.app.checkReplyLink(town.as("zhkh"), { caseId, publicationId, permalink: "" })).toBeNull();
  });
});
