import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { CaseId } from "#case";
import { scriptedChannel, webhookOf } from "../../testing/app-channel.ts";
import { comment, moscow, startTown, type Clock, type Town, type TownRole } from "../../testing/app-town.ts";
import { freshStore, type FreshStore } from "../../testing/database-fresh.ts";
import { deskOf } from "../desk.ts";
import type { DeskMove } from "../face.ts";
import { drainInbox } from "../intake/drain-inbox.ts";
import { publish } from "../outbox/publish.ts";
import type { Channel } from "../ports/channel.ts";
import type { SiteOutcome, SitePart } from "./face.ts";
import { publishPost } from "./publish-post.ts";

const clock: Clock = { at: moscow("2026-11-24T09:00:00") };
const scripted = scriptedChannel(() => clock.at);
const wall: string[] = [];
const posting: Channel = {
  ...scripted,
  publishPost: async ({ text }) => {
    wall.push(text);
    return { kind: "published", externalId: "p1", permalink: "https://example.test/wall1_1", at: clock.at };
  },
};
let fresh: FreshStore;
beforeAll(async () => {
  fresh = await freshStore({ now: () => clock.at });
});
afterAll(() => fresh.end());

const answeredCase = async (town: Town, text = "Когда откроют каток на площади?"): Promise<CaseId> => {
  const key = randomUUID();
  const event = comment({ externalId: key, occurredAt: clock.at, text, author: { id: key, kind: "user", name: "Илья Панов" } });
  await town.app.receive("vk", town.pageKey, webhookOf(key, [event]));
  await drainInbox(deskOf(town.parts));
  const found = (await town.cards()).find(({ parts }) => [...parts.texts.values()].includes(text));
  if (found === undefined) throw new Error("no case");
  const { caseId } = found.state;
  const go = (role: TownRole, move: DeskMove) => {
    clock.at += 60_000;
    return town.move(role, caseId, move);
  };
  await go("curator", { do: "placeInUrgentFolder" });
  await go("head", { do: "resolve", units: ["zhkh"], instruction: "Ответить" });
  await go("curator", { do: "dispatch" });
  const drafted = await go("zhkh", {
    do: "submitDraft",
    text: "Илья, каток работает с 1 декабря, ежедневно с 10 до 21 часа.",
    files: [],
    measures: "Сверено",
  });
  const draft = drafted.state.drafts.at(-1);
  const named = { draftId: draft?.draftId ?? "", digest: draft?.text.digest ?? "" };
  await go("curator", { do: "accept", ...named });
  const approved = await go("head", { do: "approve", ...named });
  const publicationId = approved.state.publications.at(-1)?.publicationId;
  if (publicationId === undefined) throw new Error("nothing was let out");
  await publish(deskOf(town.parts), town.tenantId, publicationId);
  return caseId;
};

const done = (outcome: SiteOutcome): SitePart => {
  if (outcome.kind !== "done") throw new Error(JSON.stringify(outcome));
  return outcome.part;
};
const town = (channel: Channel = posting) => startTown({ store: fresh.store, channel, clock });
const marked = async (given: Town, text?: string): Promise<CaseId> => {
  const caseId = await answeredCase(given, text);
  await given.move("curator", caseId, { do: "markGeneralInterest" });
  return caseId;
};
const words = { question: "Когда откроют каток?", answer: "Каток работает с 1 декабря.", checked: false };
const organisationOf = async ({ app, tenantId }: Town) => {
  const found = await app.site.public.organisation(tenantId);
  if (found === null) throw new Error("no organisation");
  return found;
};

describe("3.6: an answer of general interest", () => {
  test("3.6: only a marked and published reply is offered to the public page, worded without its author", async () => {
    const given = await town();
    const caseId = await answeredCase(given);
    expect(await given.app.site.part(given.as("curator"), caseId)).toBeNull();
    await given.move("curator", caseId, { do: "markGeneralInterest" });
    const part = await given.app.site.part(given.as("curator"), caseId);
    expect(part?.wording).toEqual({
      question: "Когда откроют каток на площади?",
      answer: "Каток работает с 1 декабря, ежедневно с 10 до 21 часа.",
    });
    expect(part?.names).toContain("Панов");
  });

  test("3.6: one action puts it on the page and its post on the chosen official page", async () => {
    const given = await town();
    const caseId = await marked(given);
    const part = done(await given.app.site.publish(given.as("curator"), caseId, { ...words, pageIds: [given.pageKey] }));
    expect(part.posts).toMatchObject([{ status: "queued", pageId: given.pageKey }]);
    await publishPost(deskOf(given.parts), given.tenantId, part.posts[0]?.postId ?? "");
    expect(wall.at(-1)).toBe("Когда откроют каток?\n\nКаток работает с 1 декабря.");
    const after = await given.app.site.part(given.as("curator"), caseId);
    expect(after?.posts[0]).toMatchObject({ status: "published", permalink: "https://example.test/wall1_1" });
    const page = await organisationOf(given);
    const found = await given.app.site.public.answers(page, { words: "каток декабре", offset: 0, limit: 20 });
    expect(found).toMatchObject({ total: 1, answers: [{ question: "Когда откроют каток?" }] });
    expect((await given.app.site.public.answers(page, { words: "вода", offset: 0, limit: 20 })).total).toBe(0);
  });

  test("3.6: where no connector can post, the text waits for a person, who brings the link", async () => {
    const given = await town(scripted);
    const caseId = await marked(given);
    const part = done(await given.app.site.publish(given.as("curator"), caseId, { ...words, pageIds: [given.pageKey] }));
    const [post] = part.posts;
    expect(post).toMatchObject({ status: "failed", failure: "MANUAL", mayRetry: false });
    const link = { postId: post?.postId ?? "", permalink: "https://example.test/by-hand" };
    const confirmed = done(await given.app.site.confirmPost(given.as("curator"), caseId, link));
    expect(confirmed.posts[0]).toMatchObject({ status: "published", permalink: link.permalink });
    expect(confirmed.deeds.at(-1)).toMatchObject({ deed: "postConfirmed", by: "curator", reason: post?.pageTitle });
    const again = done(await given.app.site.confirmPost(given.as("curator"), caseId, link));
    expect(again.deeds).toHaveLength(confirmed.deeds.length);
  });

  test("3.6: a post that the network turned down is sent once more, and stands once; one that stands is not sent again", async () => {
    let closed = true;
    const refusing: Channel = {
      ...posting,
      publishPost: async (post, page) =>
        closed
          ? { kind: "failed", failure: "TOKEN_EXPIRED", detail: "the token is gone" }
          : (posting.publishPost?.(post, page) ?? { kind: "failed", failure: "NO_RIGHTS", detail: "" }),
    };
    const given = await town(refusing);
    const caseId = await marked(given);
    const part = done(await given.app.site.publish(given.as("curator"), caseId, { ...words, pageIds: [given.pageKey] }));
    const postId = part.posts[0]?.postId ?? "";
    await publishPost(deskOf(given.parts), given.tenantId, postId);
    const failed = await given.app.site.part(given.as("curator"), caseId);
    expect(failed?.posts[0]).toMatchObject({ status: "failed", failure: "TOKEN_EXPIRED", mayRetry: true });
    closed = false;
    expect((await given.app.site.retryPost(given.as("head"), caseId, postId)).kind).toBe("forbidden");
    expect(done(await given.app.site.retryPost(given.as("curator"), caseId, postId)).posts[0]).toMatchObject({
      status: "queued",
      mayRetry: false,
    });
    expect((await given.app.site.part(given.as("curator"), caseId))?.deeds.map(({ deed, by }) => [deed, by])).toEqual([
      ["published", "curator"],
      ["postRetried", "curator"],
    ]);
    const before = wall.length;
    await publishPost(deskOf(given.parts), given.tenantId, postId);
    await publishPost(deskOf(given.parts), given.tenantId, postId);
    expect(wall.length).toBe(before + 1);
    expect(await given.app.site.retryPost(given.as("curator"), caseId, postId)).toMatchObject({
      kind: "badInput",
      problems: [{ code: "NOT_RETRIED" }],
    });
  });

  test("3.6: where the network knows no repeat, a post of unknown outcome is never sent again by itself: a person decides", async () => {
    const outcomes: ("silence" | "refusal" | "post")[] = ["silence", "post"];
    const posted: string[] = [];
    const careless: Channel = {
      ...scripted,
      capabilities: { ...scripted.capabilities, idempotentPost: false },
      publishPost: async ({ text }) => {
        posted.push(text);
        if (outcomes.shift() === "silence") throw new Error("socket hang up after the send");
        return { kind: "published", externalId: "p1", permalink: "https://example.test/wall1_2", at: clock.at };
      },
    };
    const given = await startTown({ store: fresh.store, channel: careless, clock });
    const caseId = await answeredCase(given);
    await given.move("curator", caseId, { do: "markGeneralInterest" });
    const words = { question: "Когда откроют каток?", answer: "Каток работает с 1 декабря.", checked: true };
    const part = done(await given.app.site.publish(given.as("curator"), caseId, { ...words, pageIds: [given.pageKey] }));
    const postId = part.posts[0]?.postId ?? "";
    const send = () => publishPost(deskOf(given.parts), given.tenantId, postId);
    const stands = async () => (await given.app.site.part(given.as("curator"), caseId))?.posts[0];
    await send();
    await send();
    expect(posted).toHaveLength(1);
    expect(await stands()).toMatchObject({ status: "failed", failure: "UNKNOWN_OUTCOME" });
    done(await given.app.site.retryPost(given.as("curator"), caseId, postId));
    await send();
    expect(posted).toHaveLength(2);
    expect(await stands()).toMatchObject({ status: "published", permalink: "https://example.test/wall1_2" });
  });

  test("3.6, 1.5: what looks like personal data is published only after the curator has looked at it", async () => {
    const given = await town();
    const caseId = await marked(given);
    const withPhone = { ...words, answer: "Звоните Илье: 8 918 123-45-67.", pageIds: [] };
    expect(await given.app.site.publish(given.as("curator"), caseId, withPhone)).toMatchObject({
      kind: "personalData",
      found: [{ kind: "name" }, { kind: "phone" }],
    });
    expect((await given.app.site.part(given.as("curator"), caseId))?.answer).toBeNull();
    done(await given.app.site.publish(given.as("curator"), caseId, { ...withPhone, checked: true }));
  });

  test("3.6: corrections and withdrawals are recorded with who and why; a withdrawn answer leaves the page", async () => {
    const given = await town();
    const caseId = await marked(given);
    done(await given.app.site.publish(given.as("curator"), caseId, { ...words, pageIds: [] }));
    clock.at += 60_000;
    done(await given.app.site.correct(given.as("curator"), caseId, { ...words, answer: "Каток работает со 2 декабря." }));
    const part = done(await given.app.site.withdraw(given.as("curator"), caseId, "Каток закрыт"));
    expect(part.deeds.map(({ deed, by, reason }) => [deed, by, reason])).toEqual([
      ["published", "curator", null],
      ["corrected", "curator", null],
      ["withdrawn", "curator", "Каток закрыт"],
    ]);
    expect((await given.app.site.public.answers(await organisationOf(given), { words: "", offset: 0, limit: 20 })).total).toBe(0);
  });

  test("1.6: only the curator publishes", async () => {
    const given = await town();
    const caseId = await marked(given);
    expect((await given.app.site.publish(given.as("head"), caseId, { ...words, pageIds: [] })).kind).toBe("forbidden");
    expect((await given.app.site.publish(given.as("roads"), caseId, { ...words, pageIds: [] })).kind).toBe("notFound");
  });

  test("3.6: a like question is shown what the site answers already; another municipality sees nothing of it", async () => {
    const given = await town();
    done(await given.app.site.publish(given.as("curator"), await marked(given), { ...words, pageIds: [] }));
    const asked = await answeredCase(given, "Скажите, а каток уже открыли?");
    expect(await given.app.site.answered(given.as("curator"), asked)).toMatchObject([{ question: words.question }]);
    const other = await town();
    expect((await other.app.site.public.answers(await organisationOf(other), { words: "каток", offset: 0, limit: 20 })).total).toBe(0);
  });
});
