import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { CaseId } from "#case";
import { scriptedChannel, webhookOf } from "../testing/app-channel.ts";
import { comment, moscow, startTown, type Clock, type Town, type TownRole } from "../testing/app-town.ts";
import { freshStore, type FreshStore } from "../testing/database-fresh.ts";
import { deskOf } from "./desk.ts";
import { warn } from "./duty/warn.ts";
import type { DeskMove } from "./face.ts";
import { drainInbox } from "./intake/drain-inbox.ts";
import { publish } from "./outbox/publish.ts";

const monday = moscow("2026-11-23T09:00:00");
const hour = 3_600_000;
const clock: Clock = { at: monday };
const channel = scriptedChannel(() => clock.at);
let fresh: FreshStore;

beforeAll(async () => {
  fresh = await freshStore({ now: () => clock.at });
});
afterAll(() => fresh.end());

const newTown = async (): Promise<Town> => {
  clock.at = monday;
  return startTown({ store: fresh.store, channel, clock });
};

const toQuestion = async (town: Town, caseId: CaseId): Promise<void> => {
  const go = (role: TownRole, move: DeskMove) => {
    clock.at += 60_000;
    return town.move(role, caseId, move);
  };
  await go("curator", { do: "placeInUrgentFolder" });
  await go("head", { do: "resolve", units: ["zhkh"], instruction: "" });
  await go("curator", { do: "dispatch" });
  await go("zhkh", { do: "askClarification", question: "Какой дом?" });
  await go("curator", { do: "agreeClarification" });
};

/** A card entered by hand whose question the curator has put by telephone, in minute 6. */
const askedByHand = async (): Promise<{ readonly town: Town; readonly caseId: CaseId }> => {
  const town = await newTown();
  const outcome = await town.app.newCard(town.as("curator"), {
    source: "districtHead",
    kind: "direct",
    authorName: "Мария Сухова",
    contacts: "+7 900 000-00-00",
    text: "Нет воды",
    files: [],
    link: "",
    arrivedAt: clock.at,
    reason: "По телефону",
    replyTo: { kind: "way", words: "позвонить" },
  });
  if (outcome.kind !== "done") throw new Error(outcome.kind);
  const { caseId } = outcome.card.state;
  await toQuestion(town, caseId);
  const card = (await town.app.card(town.as("curator"), caseId)) ?? expect.fail("no card");
  const question = card.state.publications.at(-1) ?? expect.fail("no question");
  clock.at += 60_000;
  await town.move("curator", caseId, { do: "confirmPublishedByHand", publicationId: question.publicationId, permalink: "" });
  return { town, caseId };
};

const answer = (change: Partial<Extract<DeskMove, { readonly do: "recordAnswer" }>> = {}): DeskMove => ({
  do: "recordAnswer",
  text: "Дом 12",
  files: [],
  answeredAt: monday + hour,
  way: "Перезвонила сама",
  ...change,
});

const asked = async (town: Town, role: TownRole, caseId: CaseId, move: DeskMove) => {
  const card = await town.app.card(town.as("curator"), caseId);
  return town.app.move(town.as(role), caseId, card?.state.version ?? 0, move);
};

describe("3.1.2: the author's answer where no network can bring it", () => {
  test("3.1.2: the curator writes it in with its time and how it came, the pause closes and the clocks go on from that time", async () => {
    const { town, caseId } = await askedByHand();
    clock.at = monday + 3 * hour;
    const card = await town.move("curator", caseId, answer());
    expect(card.state.step).toBe("withUnit");
    expect(card.state.clarifications.at(-1)?.answeredAt).toBe(monday + hour);
    expect(card.timers.find(({ timer }) => timer === "draft")).toMatchObject({
      status: "running",
      pauses: [{ from: monday + 6 * 60_000, to: monday + hour }],
    });
    const event = card.parts.events.at(-1);
    expect(event).toMatchObject({ at: monday + hour, actor: { role: "curator" }, event: { type: "authorAnswered", way: { length: 16 } } });
    const message = (await town.app.card(town.as("zhkh"), caseId))?.parts.messages.find(({ occurredAt }) => occurredAt === monday + hour);
    expect(message?.author?.name).toBe("Мария Сухова");
    expect(JSON.stringify(card.parts.events)).not.toContain("Перезвонила");
  });

  test("3.1.2: what is missing is said at its place: words, way, a time between the question and now", async () => {
    const { town, caseId } = await askedByHand();
    const places = async (move: DeskMove) => {
      const outcome = await asked(town, "curator", caseId, move);
      return outcome.kind === "badInput" ? outcome.problems.map(({ path }) => path) : outcome.kind;
    };
    clock.at = monday + 2 * hour;
    expect(await places(answer({ text: " ", way: "" }))).toEqual(["move.text", "move.way"]);
    expect(await places(answer({ answeredAt: monday + 3 * hour }))).toEqual(["move.answeredAt"]);
    expect(await places(answer({ answeredAt: monday }))).toEqual(["move.answeredAt"]);
    expect(await places(answer({ files: ["nothing"] }))).toEqual(["move.files.0"]);
  });

  test("3.1.2: nobody but the curator, not without a question, and not where the network itself brings the answer", async () => {
    const { town, caseId } = await askedByHand();
    clock.at = monday + 2 * hour;
    expect(await asked(town, "zhkh", caseId, answer())).toMatchObject({
      kind: "refused",
      refusal: { kind: "NotYourMove", clause: "3.1.2" },
    });
    await town.move("curator", caseId, answer());
    expect(await asked(town, "curator", caseId, answer())).toMatchObject({ kind: "refused", refusal: { kind: "NoQuestionPosted" } });

    const other = await newTown();
    await other.app.receive("vk", other.pageKey, webhookOf("a1", [comment({ externalId: "a1", occurredAt: clock.at })]));
    await drainInbox(deskOf(other.parts));
    const [card] = await other.cards();
    const id = card?.state.caseId ?? expect.fail("no case");
    await toQuestion(other, id);
    const [row] = (await other.app.card(other.as("curator"), id))?.parts.publications ?? [];
    await publish(deskOf(other.parts), other.tenantId, row?.publicationId ?? expect.fail("no question"));
    clock.at += hour;
    expect(await asked(other, "curator", id, answer({ answeredAt: clock.at }))).toMatchObject({
      kind: "refused",
      refusal: { kind: "AnswerComesByItself", clause: "3.1.2" },
    });
  });
});

describe("3.1.2: an author who is silent", () => {
  const told = async (town: Town, role: TownRole) =>
    (await town.app.duty.notices(town.as(role)))
      .map(({ kind }) => kind)
      .filter((kind) => kind === "authorSilent" || kind === "pauseClosable");
  const sweepAt = async (town: Town, at: number): Promise<void> => {
    clock.at = at;
    await warn(deskOf(town.parts), town.tenantId);
  };

  test("3.1.2: after 1 working day the curator and the unit are reminded, after 5 the curator may close the pause, each told once", async () => {
    const { town, caseId } = await askedByHand();
    await sweepAt(town, moscow("2026-11-24T16:59:00"));
    expect(await told(town, "curator")).toEqual([]);
    await sweepAt(town, moscow("2026-11-25T08:30:00"));
    await sweepAt(town, moscow("2026-11-25T09:30:00"));
    expect(await told(town, "curator")).toEqual(["authorSilent"]);
    expect(await told(town, "zhkh")).toEqual(["authorSilent"]);
    expect(await told(town, "roads")).toEqual([]);
    const young = await asked(town, "curator", caseId, { do: "closePause", reason: "Молчит" });
    expect(young).toMatchObject({ kind: "refused", refusal: { kind: "PauseStillYoung", clause: "3.1.2" } });
    await sweepAt(town, moscow("2026-12-01T08:30:00"));
    expect(await told(town, "curator")).toEqual(["pauseClosable", "authorSilent"]);
    expect(await told(town, "zhkh")).toEqual(["authorSilent"]);
    const closed = await town.move("curator", caseId, { do: "closePause", reason: "Молчит" });
    expect(closed.state.clarifications.at(-1)).toMatchObject({ answeredAt: null, closedSilentAt: clock.at });
    expect(closed.parts.events.at(-1)?.event.type).toBe("pauseClosed");
    expect(closed.timers.find(({ timer }) => timer === "draft")?.status).toBe("running");
  });

  test("3.1.2: an author who has answered in time is nobody's reminder", async () => {
    const { town, caseId } = await askedByHand();
    clock.at = monday + 2 * hour;
    await town.move("curator", caseId, answer());
    await sweepAt(town, moscow("2026-12-02T09:00:00"));
    expect(await told(town, "curator")).toEqual([]);
  });
});
