import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { CaseId } from "#case";
import { scriptedChannel, webhookOf } from "../../testing/app-channel.ts";
import { comment, moscow, startTown, type Clock, type Town, type TownRole } from "../../testing/app-town.ts";
import { freshStore, type FreshStore } from "../../testing/database-fresh.ts";
import { deskOf } from "../desk.ts";
import type { CardView, DeskMove } from "../face.ts";
import { importIncidents } from "../import-incidents.ts";
import { drainInbox } from "../intake/drain-inbox.ts";
import { publish } from "../outbox/publish.ts";
import { rebuild } from "../rebuild.ts";
import type { NewCard } from "./face.ts";

const morning = moscow("2026-11-24T09:00:00");
const clock: Clock = { at: morning };
const channel = scriptedChannel(() => clock.at);
let fresh: FreshStore;
let count = 0;

beforeAll(async () => {
  fresh = await freshStore({ now: () => clock.at });
});
afterAll(() => fresh.end());

const newTown = async (): Promise<Town> => {
  clock.at = morning;
  return startTown({ store: fresh.store, channel, clock });
};

const byPhone: NewCard = {
  source: "districtHead",
  kind: "direct",
  authorName: "Мария Сухова",
  contacts: "8 900 000-00-00",
  text: "На Луговой, 18 нет воды",
  files: [],
  link: "",
  arrivedAt: moscow("2026-11-24T08:12:37"),
  reason: "Передал глава района по телефону",
  replyTo: { kind: "way", words: "позвонить автору" },
};

const enter = async (town: Town, given: Partial<NewCard> = {}): Promise<CardView> => {
  const outcome = await town.app.newCard(town.as("curator"), { ...byPhone, ...given });
  if (outcome.kind !== "done") throw new Error(JSON.stringify(outcome));
  return outcome.card;
};

const write = async (town: Town, text: string, author = "citizen-1"): Promise<CaseId> => {
  count += 1;
  const event = comment({ externalId: `m${count}`, occurredAt: clock.at, text, author: { id: author, kind: "user" } });
  await town.app.receive("vk", town.pageKey, webhookOf(`mk${count}`, [event]));
  await drainInbox(deskOf(town.parts));
  clock.at += 60_000;
  const cards = await town.cards();
  return cards.find(({ parts }) => parts.texts.get(parts.messages[0]!.text.textId) === text)!.state.caseId;
};

const step = (town: Town, caseId: CaseId) => (role: TownRole, move: DeskMove) => {
  clock.at += 60_000;
  return town.move(role, caseId, move);
};

const toApproval = async (town: Town, caseId: CaseId, draft: Partial<Extract<DeskMove, { readonly do: "submitDraft" }>> = {}) => {
  const go = step(town, caseId);
  await go("curator", { do: "placeInUrgentFolder" });
  await go("head", { do: "resolve", units: ["zhkh"], instruction: "Разобраться" });
  await go("curator", { do: "dispatch" });
  const drafted = await go("zhkh", { do: "submitDraft", text: "Воду дали.", files: [], measures: "Устранён порыв", ...draft });
  const { draftId, text } = drafted.state.drafts.at(-1)!;
  await go("curator", { do: "accept", draftId, digest: text.digest });
  return go("head", { do: "approve", draftId, digest: text.digest });
};

describe("1.1, 3.1: a card entered by hand", () => {
  it("3.1: what the head of the district passes on takes the route of official pages, its clocks start at the arrival to the second", async () => {
    const town = await newTown();
    const card = await enter(town);
    expect(card.state).toMatchObject({ route: "pages", step: "arrived", receivedAt: byPhone.arrivedAt, channel: "manual" });
    expect(card.timers.find(({ timer }) => timer === "draft")?.startedAt).toBe(byPhone.arrivedAt);
    expect(card.network.title.ru).toBe("Карточка, заведённая вручную");
    expect(card.parts.messages[0]?.author?.name).toBe("Мария Сухова");
    expect(card.manual).toMatchObject({
      source: "districtHead",
      replyWay: "позвонить автору",
      reason: byPhone.reason,
      enteredBy: "curator",
    });
  });

  it("1.5: the author's contacts are for the curator only, and never lie in an event", async () => {
    const town = await newTown();
    const { state } = await enter(town);
    expect((await town.app.card(town.as("curator"), state.caseId))?.manual?.contacts).toBe(byPhone.contacts);
    expect((await town.app.card(town.as("head"), state.caseId))?.manual?.contacts).toBeNull();
    const events = await fresh.store.transaction(town.tenantId, (tx) => tx.loadCase(state.caseId));
    expect(JSON.stringify(events)).not.toContain("900");
    expect(JSON.stringify(events)).not.toContain("Сухова");
  });

  it("3.1.5: with no network the approved reply waits for the curator at once, and is confirmed by hand with its link", async () => {
    const town = await newTown();
    const { state } = await enter(town, { kind: "comment", replyTo: { kind: "page", pageId: town.pageKey } });
    const approved = await toApproval(town, state.caseId);
    expect(approved.state.step).toBe("publicationFailed");
    expect(approved.waitingFor).toEqual(["curator"]);
    const [publication] = approved.parts.publications;
    expect(publication).toMatchObject({ status: "failed", failure: "MANUAL", reply: "final" });
    expect(approved.parts.texts.get(publication!.text.textId)).toBe("Воду дали.");
    expect(approved.manual?.replyPage?.title).toBe("Городок");
    const permalink = "https://example.test/reply";
    const done = await step(town, state.caseId)("curator", {
      do: "confirmPublishedByHand",
      publicationId: publication!.publicationId,
      permalink,
    });
    expect(done.state.step).toBe("answered");
    expect(done.parts.publications).toMatchObject([{ status: "published", permalink, publishedAt: clock.at }]);
    expect(channel.wall.some(({ reply }) => reply.publicationId === publication!.publicationId)).toBe(false);
  });

  it("3.1.5: one more attempt where no connector exists comes back to the curator, and never hangs", async () => {
    const town = await newTown();
    const { state } = await enter(town);
    const approved = await toApproval(town, state.caseId);
    const publicationId = approved.parts.publications[0]!.publicationId;
    const again = await step(town, state.caseId)("curator", { do: "retryPublication", publicationId });
    expect(again.state.step).toBe("publicationFailed");
  });

  it("1.1: an arrival to come, no text, no reason, no way for the reply: each is said at its place and nothing is written", async () => {
    const town = await newTown();
    const wrong: NewCard = { ...byPhone, arrivedAt: clock.at + 1, text: " ", reason: "", replyTo: null, files: ["nothing"] };
    const outcome = await town.app.newCard(town.as("curator"), wrong);
    const codes = outcome.kind === "badInput" ? outcome.problems.map(({ code }) => code) : [];
    expect(codes).toEqual(["TEXT_REQUIRED", "REASON_REQUIRED", "ARRIVAL_IN_FUTURE", "WAY_REQUIRED", "UNKNOWN_FILE"]);
    expect(await town.cards()).toEqual([]);
  });

  it("1.6: only the curator enters cards", async () => {
    const town = await newTown();
    for (const role of ["head", "zhkh", "controller", "administrator"] as const)
      expect(await town.app.newCard(town.as(role), byPhone)).toEqual({ kind: "forbidden" });
  });

  it("3.9: a notice to the author of a card without a network does not stop the turn into an appeal", async () => {
    const town = await newTown();
    const { state } = await enter(town);
    const turned = await step(town, state.caseId)("curator", {
      do: "turnIntoAppeal",
      by: "guide",
      contacts: "",
      notice: "Обратитесь официально.",
    });
    expect(turned.state.step).toBe("turnedIntoAppeal");
  });

  it("always: a rebuild gives the row of a card entered by hand as it was", async () => {
    const town = await newTown();
    const { parts } = await enter(town);
    await fresh.store.rebuilding(town.tenantId, async () => 0).then(() => rebuild(town.parts, town.tenantId));
    expect((await town.cards())[0]?.parts.projection).toEqual(parts.projection);
  });
});

describe("3.2: the route «Инцидент» to its hand-over", () => {
  const handedOver = async (town: Town, caseId: CaseId): Promise<CardView> => {
    const approved = await toApproval(town, caseId);
    expect(approved.state.step).toBe("handingOver");
    expect(approved.waitingFor).toEqual(["mediaDepartment", "curator"]);
    return step(town, caseId)("curator", { do: "handOver", way: "письмом на почту отдела" });
  };

  it("3.2.6: the hand-over is recorded with its way and time, and stops the total clock", async () => {
    const town = await newTown();
    const { state } = await enter(town, { source: "incident", kind: "post", replyTo: null });
    expect(state.route).toBe("incident");
    const done = await handedOver(town, state.caseId);
    expect(done.state.step).toBe("handedOver");
    expect(done.timers.find(({ timer }) => timer === "total")).toMatchObject({ clause: "3.2.6", status: "met", stoppedAt: clock.at });
    const handed = done.parts.events.find(({ event }) => event.type === "handedOver");
    expect(handed?.at).toBe(clock.at);
    expect(handed?.event.type === "handedOver" && done.parts.texts.get(handed.event.way!.textId)).toBe("письмом на почту отдела");
  });

  it("3.2.6: an imported message goes the same way", async () => {
    const town = await newTown();
    await importIncidents(town.parts, town.tenantId, "Текст инцидента\nНет воды\n");
    const [card] = await town.cards();
    expect((await handedOver(town, card!.state.caseId)).parts.projection.ended).toBe(true);
  });

  it("3.2.2: the draft is due four working hours after the arrival that the curator named", async () => {
    const town = await newTown();
    const card = await enter(town, { source: "incident", kind: "post", replyTo: null });
    const draft = card.timers.find(({ timer }) => timer === "draft");
    expect([draft?.clause, draft?.due]).toEqual(["3.2.2", moscow("2026-11-24T13:00:37")]);
  });
});

describe("3.4: repeats", () => {
  const answered = async (town: Town): Promise<CaseId> => {
    const caseId = await write(town, "На Луговой, 18 третий день нет воды, кран сухой");
    const approved = await toApproval(town, caseId);
    await publish(deskOf(town.parts), town.tenantId, approved.parts.publications[0]!.publicationId);
    clock.at += 60_000;
    return caseId;
  };

  it("3.4: a message on the same matter is suggested with the former answer in sight, whoever brought it", async () => {
    const town = await newTown();
    const former = await answered(town);
    await write(town, "Когда зажгут ёлку на площади?", "citizen-2");
    const { state } = await enter(town, { text: "На Луговой, 18 опять нет воды, кран сухой", arrivedAt: clock.at });
    const repeats = await town.app.repeats(town.as("curator"), state.caseId);
    expect(repeats?.linked).toBeNull();
    expect(repeats?.suggestions).toMatchObject([{ caseId: former, answer: { text: "Воду дали.", reply: "final" } }]);
    expect(repeats?.suggestions[0]?.because).toEqual(expect.arrayContaining(["text", "address"]));
  });

  it("3.4: after the link the reply needs a photo or the reason why there is none, and the unit sees the former answer", async () => {
    const town = await newTown();
    const former = await answered(town);
    const again = await write(town, "Луговая, 18: воды нет снова");
    expect((await town.app.repeats(town.as("curator"), again))?.suggestions[0]?.because).toContain("author");
    await step(town, again)("curator", { do: "linkRepeat", earlierCaseId: former });
    await expect(toApproval(town, again)).rejects.toThrow("ProofRequired");
    expect((await town.app.repeats(town.as("zhkh"), again))?.linked?.answer?.text).toBe("Воду дали.");
    const drafted = await step(town, again)("zhkh", {
      do: "submitDraft",
      text: "Порыв устранён заново.",
      files: [],
      measures: "Хомут на трубе",
      noProof: "труба под землёй",
    });
    expect(drafted.state.step).toBe("check");
  });

  it("2.6: a unit gets no suggestions from cases of others, and nobody gets those of another municipality", async () => {
    const [town, other] = [await newTown(), await newTown()];
    await answered(other);
    await answered(town);
    const again = await write(town, "Луговая, 18: воды нет снова");
    expect(await town.app.repeats(town.as("zhkh"), again)).toBeNull();
    expect((await town.app.repeats(town.as("curator"), again))?.suggestions).toHaveLength(1);
    expect(await other.app.repeats(other.as("curator"), again)).toBeNull();
  });
});
