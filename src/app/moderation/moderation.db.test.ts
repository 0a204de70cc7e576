import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { ActOutcome, ModerationAct, ModerationAsked, ModerationOutcome, ModerationPart, OwnPublication } from "#app";
import type { CaseId, PublicationId } from "#case";
import { scriptedChannel, webhookOf, type ScriptedChannel } from "../../testing/app-channel.ts";
import { comment, moscow, startTown, type Town, type TownRole } from "../../testing/app-town.ts";
import { freshStore, type FreshStore } from "../../testing/database-fresh.ts";
import { deskOf } from "../desk.ts";
import { drainInbox } from "../intake/drain-inbox.ts";
import { publish } from "../outbox/publish.ts";
import { carryOut } from "./carry-out.ts";

const clock = { at: 0 };
let fresh: FreshStore;
let town: Town;
let channel: ScriptedChannel;
const acts: ModerationAct[] = [];
const owns: { readonly own: OwnPublication; readonly text: string | null }[] = [];
const outcomes: ActOutcome[] = [];
const next = (): ActOutcome => outcomes.shift() ?? { kind: "done", at: clock.at };

beforeAll(async () => {
  fresh = await freshStore({ now: () => clock.at });
});
afterAll(() => fresh.end());
beforeEach(async () => {
  clock.at = moscow("2026-11-23T08:30");
  for (const list of [acts, owns, outcomes]) list.length = 0;
  const scripted = scriptedChannel(() => clock.at);
  channel = {
    ...scripted,
    capabilities: { ...scripted.capabilities, moderation: ["delete", "unhide", "block", "unblock"] },
    moderate: async (act) => {
      acts.push(act);
      return next();
    },
    editOwn: async (own, text) => {
      owns.push({ own, text });
      return next();
    },
    deleteOwn: async (own) => {
      owns.push({ own, text: null });
      return next();
    },
  };
  town = await startTown({ store: fresh.store, channel, clock });
});

const arrive = async (...events: readonly ReturnType<typeof comment>[]): Promise<void> => {
  for (const event of events) await town.app.receive("vk", town.pageKey, webhookOf(event.dedupKey, [event]));
  await drainInbox(deskOf(town.parts));
};

/** A comment with a photo stands on the page; its card and message. */
const insulted = async (): Promise<{ readonly caseId: CaseId; readonly messageId: string }> => {
  await arrive(
    comment({
      externalId: "c1",
      occurredAt: clock.at,
      text: "Дурак ваш глава",
      permalink: "https://example.test/c1",
      attachments: [{ kind: "photo", externalId: "p1" }],
    }),
  );
  const [card] = await town.cards();
  if (card === undefined) throw new Error("no card");
  return { caseId: card.state.caseId, messageId: card.state.messageId };
};

const answered = async (): Promise<{ readonly caseId: CaseId; readonly publicationId: PublicationId }> => {
  const { caseId } = await insulted();
  await town.move("curator", caseId, { do: "placeInUrgentFolder" });
  await town.move("head", caseId, { do: "resolve", units: ["zhkh"], instruction: "" });
  await town.move("curator", caseId, { do: "dispatch" });
  const drafted = await town.move("zhkh", caseId, { do: "submitDraft", text: "Яму засыпли.", files: [], measures: "Засыпали" });
  const draft = drafted.state.drafts.at(-1);
  const about = { draftId: draft?.draftId ?? "", digest: draft?.text.digest ?? "" };
  await town.move("curator", caseId, { do: "accept", ...about });
  const approved = await town.move("head", caseId, { do: "approve", ...about });
  const publicationId = approved.state.publications[0]?.publicationId;
  if (publicationId === undefined) throw new Error("nothing left");
  await publish(deskOf(town.parts), town.tenantId, publicationId);
  return { caseId, publicationId };
};

const act = (role: TownRole, caseId: CaseId, asked: Partial<ModerationAsked> & Pick<ModerationAsked, "kind">): Promise<ModerationOutcome> =>
  town.app.moderation.act(town.as(role), caseId, { ground: "obscenity", note: "", ...asked });

const partOf = (outcome: ModerationOutcome): ModerationPart => {
  if (outcome.kind !== "done") throw new Error(JSON.stringify(outcome));
  return outcome.part;
};
const problemsOf = (outcome: ModerationOutcome): readonly string[] =>
  outcome.kind === "badInput" ? outcome.problems.map(({ code }) => code) : [outcome.kind];

const carry = async (caseId: CaseId): Promise<ModerationPart> => {
  const before = await town.app.moderation.part(town.as("curator"), caseId);
  for (const { deedId } of before?.deeds ?? []) await carryOut(deskOf(town.parts), town.tenantId, deedId);
  const part = await town.app.moderation.part(town.as("curator"), caseId);
  if (part === null) throw new Error("no moderation");
  return part;
};

describe("1.6: moderation of official pages", () => {
  test("1.6: a comment is deleted on ground, with who, when, and what stood there kept before the act", async () => {
    const { caseId, messageId } = await insulted();
    const asked = partOf(await act("curator", caseId, { kind: "delete", messageId, note: "Оскорбление" }));
    expect(asked.deeds).toMatchObject([{ kind: "delete", status: "queued", by: "curator", noteWords: "Оскорбление", at: clock.at }]);
    expect(asked.deeds[0]?.evidence).toMatchObject({ permalink: "https://example.test/c1", attachments: [{ externalId: "p1" }] });
    expect(acts).toEqual([]);
    clock.at += 60_000;
    expect((await carry(caseId)).deeds).toMatchObject([{ status: "done", doneAt: clock.at }]);
    expect(acts).toMatchObject([{ kind: "delete", externalId: "c1", thread: { publicPostId: "post-1" } }]);
  });

  test("1.6: the network tells of our own deletion, and nobody takes it for the author's", async () => {
    const { caseId, messageId } = await insulted();
    partOf(await act("curator", caseId, { kind: "delete", messageId }));
    await carry(caseId);
    const gone = comment({ externalId: "c1", occurredAt: clock.at + 1000, kind: "comment.deleted", dedupKey: "del-1", author: null });
    await arrive(gone);
    expect((await town.cards())[0]?.state.removedByAuthorAt).toBeNull();
    partOf(await act("curator", caseId, { kind: "unhide", messageId, ground: "undone", note: "Ошибка" }));
    await carry(caseId);
    await arrive({ ...gone, dedupKey: "del-2", occurredAt: clock.at + 2000 });
    expect((await town.cards())[0]?.state.removedByAuthorAt).not.toBeNull();
  });

  test("1.6: an author is blocked by the network's own id", async () => {
    const { caseId, messageId } = await insulted();
    partOf(await act("controller", caseId, { kind: "block", messageId }));
    await carry(caseId);
    expect(acts).toMatchObject([{ kind: "block", authorId: "citizen-1" }]);
  });

  test("1.6: what the network lets no program do is recorded as done by hand", async () => {
    const { caseId, messageId } = await insulted();
    const part = partOf(await act("curator", caseId, { kind: "hide", messageId }));
    expect(part.ways).toMatchObject({ hide: "byHand", delete: "api" });
    expect(part.deeds).toMatchObject([{ status: "done", byHand: true, doneAt: clock.at }]);
    expect(acts).toEqual([]);
  });

  test("1.6: a ground is required, and words where the ground alone says too little", async () => {
    const { caseId, messageId } = await insulted();
    expect(problemsOf(await act("curator", caseId, { kind: "delete", messageId, ground: "whim" }))).toContain("GROUND_REQUIRED");
    expect(problemsOf(await act("curator", caseId, { kind: "delete", messageId, ground: "other" }))).toEqual(["NOTE_REQUIRED"]);
    partOf(await act("curator", caseId, { kind: "delete", messageId }));
    expect(problemsOf(await act("curator", caseId, { kind: "delete", messageId }))).toEqual(["UNDER_WAY"]);
  });

  test("1.6: a refusal of the network waits for a person, a delay repeats by itself", async () => {
    const { caseId, messageId } = await insulted();
    outcomes.push(
      { kind: "retry", failure: "RATE_LIMIT", afterMs: 1000, detail: "" },
      { kind: "failed", failure: "NO_RIGHTS", detail: "no key" },
    );
    partOf(await act("curator", caseId, { kind: "delete", messageId }));
    expect((await carry(caseId)).deeds).toMatchObject([{ status: "queued", failure: "RATE_LIMIT" }]);
    const failed = await carry(caseId);
    expect(failed.deeds).toMatchObject([{ status: "failed", failure: "NO_RIGHTS" }]);
    partOf(await town.app.moderation.retry(town.as("curator"), caseId, failed.deeds[0]?.deedId ?? ""));
    expect((await carry(caseId)).deeds).toMatchObject([{ status: "done" }]);
  });

  test("1.6, 1.7: curator and controller moderate; the Head and a unit do not, the administrator sees no case", async () => {
    const { caseId, messageId } = await insulted();
    expect((await act("head", caseId, { kind: "delete", messageId })).kind).toBe("forbidden");
    expect((await act("administrator", caseId, { kind: "delete", messageId })).kind).toBe("notFound");
    expect((await act("zhkh", caseId, { kind: "delete", messageId })).kind).toBe("notFound");
    expect(
      await town.app.moderation.log(town.as("zhkh"), { from: null, to: null, kind: null, pageId: null, ground: null, limit: 9 }),
    ).toBeNull();
  });

  test("1.7: the log filters, and leaves as a table in which a comment is never a formula", async () => {
    const { caseId, messageId } = await insulted();
    partOf(await act("curator", caseId, { kind: "delete", messageId, note: "=2+2; «да»" }));
    clock.at += 3_600_000;
    partOf(await act("curator", caseId, { kind: "block", messageId, ground: "spam" }));
    const all = { from: null, to: null, kind: null, pageId: null, ground: null, limit: 100 };
    const log = async (query: Partial<typeof all> | object): Promise<readonly string[]> =>
      ((await town.app.moderation.log(town.as("controller"), { ...all, ...query })) ?? []).map(({ kind }) => kind);
    expect(await log({})).toEqual(["block", "delete"]);
    expect(await log({ ground: "spam" })).toEqual(["block"]);
    expect(await log({ to: clock.at })).toEqual(["delete"]);
    expect(await log({ kind: "unblock" })).toEqual([]);
    const csv = (await town.app.moderation.csv(town.as("controller"), all)) ?? "";
    expect(csv).toContain('"Комментарий удалён";"выполняется";"Нецензурные либо оскорбительные выражения";"3.7";"\'=2+2; «да»"');
    expect(csv.split("\r\n")).toHaveLength(4);
  });
});

describe("3.1.7, 2.4: our own published reply", () => {
  test("2.4: it is taken down on ground, and the words stay in the record", async () => {
    const { caseId, publicationId } = await answered();
    expect(problemsOf(await act("curator", caseId, { kind: "deleteOwn", publicationId, ground: "mistake" }))).toEqual(["NOTE_REQUIRED"]);
    partOf(await act("curator", caseId, { kind: "deleteOwn", publicationId, ground: "mistake", note: "Не тот адрес" }));
    expect((await carry(caseId)).deeds).toMatchObject([{ kind: "deleteOwn", status: "done", publicationId }]);
    expect(owns).toMatchObject([{ own: { externalId: "own-1" }, text: null }]);
  });

  test("3.1.7: a corrected text replaces the published one only after the approvals that a reply needs", async () => {
    const { caseId, publicationId } = await answered();
    const asked = { kind: "editOwn", publicationId, ground: "mistake", note: "Опечатка", text: "Яму засыпали." } as const;
    const [deed] = partOf(await act("curator", caseId, asked)).deeds;
    expect(deed).toMatchObject({ status: "awaiting", needs: ["curator", "head"], approvals: [{ role: "curator" }] });
    expect((await carry(caseId)).deeds).toMatchObject([{ status: "awaiting" }]);
    expect(owns).toEqual([]);
    expect((await town.app.duty.notices(town.as("head"))).map(({ kind }) => kind)).toContain("correction");
    const decide = (role: TownRole, digest: string, approve = true) =>
      town.app.moderation.decide(town.as(role), caseId, { deedId: deed?.deedId ?? "", approve, digest });
    expect(problemsOf(await decide("head", "another text"))).toEqual(["OVERTAKEN"]);
    expect(problemsOf(await decide("controller", deed?.newText?.digest ?? ""))).toEqual(["forbidden"]);
    expect(partOf(await decide("head", deed?.newText?.digest ?? "")).deeds).toMatchObject([{ status: "queued" }]);
    expect((await carry(caseId)).deeds).toMatchObject([{ status: "done" }]);
    expect(owns).toMatchObject([{ text: "Яму засыпали.", own: { externalId: "own-1" } }]);
  });

  test("3.1.7: a correction that the Head refuses changes nothing on the page", async () => {
    const { caseId, publicationId } = await answered();
    const asked = { kind: "editOwn", publicationId, ground: "mistake", note: "Опечатка", text: "Яму засыпали." } as const;
    const [deed] = partOf(await act("curator", caseId, asked)).deeds;
    const refusal = { deedId: deed?.deedId ?? "", approve: false, digest: deed?.newText?.digest ?? "" };
    expect(partOf(await town.app.moderation.decide(town.as("head"), caseId, refusal)).deeds).toMatchObject([{ status: "refused" }]);
    await carry(caseId);
    expect(owns).toEqual([]);
  });

  test("2.4: the same text is no correction", async () => {
    const { caseId, publicationId } = await answered();
    const asked = { kind: "editOwn", publicationId, ground: "mistake", note: "x", text: "Яму засыпли." } as const;
    expect(problemsOf(await act("curator", caseId, asked))).toEqual(["SAME_TEXT"]);
  });
});
