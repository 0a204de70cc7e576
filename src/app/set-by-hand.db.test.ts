import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { CaseId } from "#case";
import { loadProcedure, type Procedure } from "#procedure";
import { scriptedChannel, webhookOf } from "../testing/app-channel.ts";
import { comment, moscow, shippedAct, startTown, type Clock, type Town, type TownRole } from "../testing/app-town.ts";
import { freshStore, type FreshStore } from "../testing/database-fresh.ts";
import { deskOf } from "./desk.ts";
import type { DeskMove } from "./face.ts";
import { drainInbox } from "./intake/drain-inbox.ts";

const monday = moscow("2026-11-23T09:00:00");
const hour = 3_600_000;
const clock: Clock = { at: monday };
const channel = scriptedChannel(() => clock.at);
let fresh: FreshStore;
let count = 0;

beforeAll(async () => {
  fresh = await freshStore({ now: () => clock.at });
});
afterAll(() => fresh.end());

const sample = (name: string): Procedure => {
  const loaded = loadProcedure(readFileSync(new URL(`../../procedures/samples/${name}.yaml`, import.meta.url), "utf8"));
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.problems));
  return loaded.procedure;
};

const begin = async (act: Procedure, route: string): Promise<{ readonly town: Town; readonly caseId: CaseId }> => {
  clock.at = monday;
  count += 1;
  const town = await startTown({ store: fresh.store, channel, clock, act, route });
  await town.app.receive("vk", town.pageKey, webhookOf(`s${count}`, [comment({ externalId: `s${count}`, occurredAt: clock.at })]));
  await drainInbox(deskOf(town.parts));
  const [card] = await town.cards();
  return { town, caseId: card?.state.caseId ?? expect.fail("no case") };
};

/** What comes of a move: its refusal with the clause, or how it ended. */
const ask = async (town: Town, role: TownRole, caseId: CaseId, move: DeskMove): Promise<string> => {
  const version = (await town.app.card(town.as("curator"), caseId))?.state.version ?? 0;
  const outcome = await town.app.move(town.as(role), caseId, version, move);
  return outcome.kind === "refused" ? `${outcome.refusal.kind} ${outcome.refusal.clause}` : outcome.kind;
};

const allows = async (town: Town, role: TownRole, caseId: CaseId, name: string) =>
  (await town.app.card(town.as(role), caseId))?.moves.find(({ move }) => move === name)?.allowed ?? null;

describe("levels, topics and terms that a person sets (the sample act of Saratov)", () => {
  test("1: the curator sets importance and topic from the act's lists; anything else is refused with the clause", async () => {
    const { town, caseId } = await begin(sample("saratov"), "network");
    expect(await ask(town, "curator", caseId, { do: "setImportance", importance: "huge" })).toBe("UnknownImportance 1");
    expect(await ask(town, "curator", caseId, { do: "setTopic", topic: "weather" })).toBe("UnknownTopic 1");
    expect(await ask(town, "head", caseId, { do: "setImportance", importance: "high" })).toBe("NotYourMove 1");
    expect(await ask(town, "curator", caseId, { do: "setImportance", importance: "high" })).toBe("done");
    const card = await town.move("curator", caseId, { do: "setTopic", topic: "roads" });
    expect(card.state).toMatchObject({ importance: "high", topic: "roads" });
    expect(await allows(town, "curator", caseId, "setTopic")).toBe(true);
    expect(await allows(town, "head", caseId, "setTopic")).toBe(false);
  });

  test("1: the curator sets the term of the answer, with a reason, in the act's limit, and the old one is kept", async () => {
    const { town, caseId } = await begin(sample("saratov"), "network");
    const set = (hours: number, change: { readonly timer?: string; readonly reason?: string } = {}): DeskMove => ({
      do: "overrideTerm",
      timer: change.timer ?? "answer",
      due: monday + hours * hour,
      reason: change.reason ?? "Договорились",
    });
    expect(await ask(town, "curator", caseId, set(5, { reason: "" }))).toBe("ReasonRequired 1");
    expect(await ask(town, "curator", caseId, set(10))).toBe("TermChangeLimit 1");
    expect(await ask(town, "curator", caseId, set(5, { timer: "total" }))).toBe("TermChangeNotAllowed 4");
    expect(await ask(town, "head", caseId, set(5))).toBe("NotYourMove 1");
    await town.move("curator", caseId, set(5));
    const card = await town.move("curator", caseId, set(6));
    expect(card.timers.find(({ timer }) => timer === "answer")?.due).toBe(monday + 6 * hour);
    expect(card.parts.events.at(-1)?.event).toMatchObject({ type: "termOverridden", formerDue: monday + 5 * hour, due: monday + 6 * hour });
  });

  test("2: nothing of it is asked on a case that the person may not see", async () => {
    const { town, caseId } = await begin(sample("saratov"), "network");
    for (const role of ["zhkh", "administrator"] as const)
      expect(await ask(town, role, caseId, { do: "setTopic", topic: "roads" })).toBe("notFound");
  });
});

describe("3.9: facts that the act declares, and the term of an appeal", () => {
  const appeal = async () => {
    const { town, caseId } = await begin(shippedAct(), "pages");
    await town.move("curator", caseId, { do: "turnIntoAppeal", by: "register", contacts: "почта" });
    await town.move("curator", caseId, { do: "registerAppeal", number: "12-О", registeredAt: clock.at });
    return { town, caseId };
  };
  const answered = (happenedAt: number): DeskMove => ({ do: "recordFact", fact: "appealAnswered", happenedAt });

  test("3.9: a fact is recorded at its own steps, by its own people, with its own day", async () => {
    const early = await begin(shippedAct(), "pages");
    expect(await ask(early.town, "curator", early.caseId, answered(monday))).toBe("NotAtThisStep 3.9");
    const { town, caseId } = await appeal();
    expect(await ask(town, "curator", caseId, { do: "recordFact", fact: "broadcast", happenedAt: monday })).toBe("UnknownFact 3.9");
    expect(await ask(town, "head", caseId, answered(monday))).toBe("NotYourMove 3.9");
    clock.at = monday + 72 * hour;
    const card = await town.move("curator", caseId, answered(monday + 48 * hour));
    expect(card.state.step).toBe("appealClosed");
    expect(card.timers.find(({ timer }) => timer === "appealAnswer")).toMatchObject({ status: "met", stoppedAt: monday + 48 * hour });
  });

  test("3.9: the answer to an appeal is put off once, by at most 30 days, and the author must be told", async () => {
    const { town, caseId } = await appeal();
    const put = (days: number, notice?: string): DeskMove => ({
      do: "overrideTerm",
      timer: "appealAnswer",
      due: monday + days * 24 * hour,
      reason: "Нужен запрос",
      ...(notice === undefined ? {} : { notice }),
    });
    expect(await ask(town, "curator", caseId, put(50))).toBe("TextRequired 3.9");
    expect(await ask(town, "curator", caseId, put(90, "Срок продлён"))).toBe("TermChangeLimit 3.9");
    expect(await ask(town, "controller", caseId, put(50, "Срок продлён"))).toBe("NotYourMove 3.9");
    expect(await ask(town, "head", caseId, put(50, "Срок продлён"))).toBe("done");
    expect(await ask(town, "head", caseId, put(55, "Срок продлён"))).toBe("TermChangeLimit 3.9");
  });
});
