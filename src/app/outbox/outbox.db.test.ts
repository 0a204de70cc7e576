import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { CardView, PublicationRow } from "#app";
import type { CaseId } from "#case";
import { freshStore, type FreshStore } from "../../testing/database-fresh.ts";
import { scriptedChannel, webhookOf } from "../../testing/app-channel.ts";
import { comment, moscow, startTown, type Clock, type Town } from "../../testing/app-town.ts";
import { deskOf } from "../desk.ts";
import { drainInbox } from "../intake/drain-inbox.ts";
import type { Store } from "../ports/store.ts";
import { publish } from "./publish.ts";

const arrival = moscow("2026-11-23T09:00:00");
const clock: Clock = { at: arrival };
const channel = scriptedChannel(() => clock.at);
let fresh: FreshStore;
let town: Town;
let count = 0;

beforeAll(async () => {
  fresh = await freshStore({ now: () => clock.at });
});
afterAll(() => fresh.end());
beforeEach(async () => {
  clock.at = arrival;
  channel.outcomes.length = 0;
  channel.readBacks.length = 0;
  channel.wall.length = 0;
  town = await startTown({ store: fresh.store, channel, clock });
});

const later = (minutes: number): void => void (clock.at += minutes * 60_000);

/** A case whose reply the Head has just approved. */
const approved = async (): Promise<CardView> => {
  count += 1;
  const event = comment({ externalId: `c${count}`, occurredAt: clock.at });
  await town.app.receive("vk", town.pageKey, webhookOf(`k${count}`, [event]));
  await drainInbox(deskOf(town.parts));
  const caseId = (await town.cards())[0]!.state.caseId;
  await town.move("curator", caseId, { do: "placeInUrgentFolder" });
  await town.move("head", caseId, { do: "resolve", units: ["roads"], instruction: "Засыпать" });
  await town.move("curator", caseId, { do: "dispatch" });
  const drafted = await town.move("roads", caseId, { do: "submitDraft", text: "Яму засыпали сегодня.", files: [], measures: "Засыпали" });
  const draft = drafted.state.drafts.at(-1)!;
  await town.move("curator", caseId, { do: "accept", draftId: draft.draftId, digest: draft.text.digest });
  return town.move("head", caseId, { do: "approve", draftId: draft.draftId, digest: draft.text.digest });
};

const rowOf = async (caseId: CaseId): Promise<PublicationRow> =>
  (await town.app.card(town.as("curator"), caseId))!.parts.publications.at(-1)!;
const stepOf = async (caseId: CaseId): Promise<string> => (await town.app.card(town.as("curator"), caseId))!.state.step;
const run = async (caseId: CaseId, store: Store = fresh.store): Promise<void> => {
  const { publicationId } = await rowOf(caseId);
  await publish(deskOf({ ...town.parts, store }), town.tenantId, publicationId);
};

describe("3.1.5, 3.1.7: an approved reply leaves once", () => {
  it("3.5: it stands under the comment that it answers, with the approved words, and the case is answered", async () => {
    const { state } = await approved();
    expect(state.step).toBe("publishing");
    await run(state.caseId);
    expect(channel.wall).toMatchObject([
      { reply: { text: "Яму засыпали сегодня.", target: { kind: "public", replyToExternalId: `c${count}` } } },
    ]);
    expect(await rowOf(state.caseId)).toMatchObject({ status: "published", externalId: "own-1" });
    expect(await stepOf(state.caseId)).toBe("answered");
    await run(state.caseId);
    expect(channel.wall).toHaveLength(1);
  });

  it("two processes with the same job publish once", async () => {
    const { state } = await approved();
    await Promise.all([run(state.caseId), run(state.caseId), run(state.caseId)]);
    await run(state.caseId);
    expect(channel.wall).toHaveLength(1);
    expect(await stepOf(state.caseId)).toBe("answered");
  });

  it("a row whose words are not the approved ones is not sent", async () => {
    const { state } = await approved();
    const row = await rowOf(state.caseId);
    await fresh.store.transaction(town.tenantId, async (tx) => {
      const text = await tx.putText("draft", "Совсем другие слова");
      await tx.putPublication({ ...row, publicationId: crypto.randomUUID() as typeof row.publicationId, draftId: null, text });
    });
    const stray = (await town.app.card(town.as("curator"), state.caseId))!.parts.publications.find((one) => one.draftId === null)!;
    await publish(deskOf(town.parts), town.tenantId, stray.publicationId);
    expect(channel.wall).toEqual([]);
    const after = (await town.app.card(town.as("curator"), state.caseId))!.parts.publications.find((one) => one.draftId === null)!;
    expect(after).toMatchObject({ status: "failed", failure: "NOT_APPROVED" });
  });

  /** A store whose second transaction, the one in which the reply leaves, dies before its commit. */
  const dying = (): Store => {
    let transactions = 0;
    return {
      ...fresh.store,
      transaction: (tenantId, work) =>
        fresh.store.transaction(tenantId, async (tx) => {
          transactions += 1;
          const result = await work(tx);
          if (transactions === 2) throw new Error("killed");
          return result;
        }),
    };
  };

  it("kill after the network accepted, before our commit: the reply is found, not sent again", async () => {
    const { state } = await approved();
    await expect(run(state.caseId, dying())).rejects.toThrow("killed");
    expect(channel.wall).toHaveLength(1);
    expect(await rowOf(state.caseId)).toMatchObject({ status: "sending", externalId: null });
    later(10);
    await run(state.caseId);
    expect(channel.wall).toHaveLength(1);
    expect(await stepOf(state.caseId)).toBe("answered");
  });

  it("another process dies in its attempt between our two steps: the reply is found, not sent again", async () => {
    const { state } = await approved();
    let transactions = 0;
    const interrupted: Store = {
      ...fresh.store,
      transaction: async (tenantId, work) => {
        transactions += 1;
        if (transactions === 2) await expect(run(state.caseId, dying())).rejects.toThrow("killed");
        return fresh.store.transaction(tenantId, work);
      },
    };
    await run(state.caseId, interrupted);
    expect(channel.wall).toHaveLength(1);
    expect(await stepOf(state.caseId)).toBe("answered");
  });

  it("kill before the network was asked: the reply is not there, and goes out", async () => {
    const { state } = await approved();
    const row = await rowOf(state.caseId);
    await fresh.store.transaction(town.tenantId, (tx) => tx.setPublication(row.publicationId, { status: "sending", at: clock.at }));
    await run(state.caseId);
    expect(channel.wall).toHaveLength(1);
    expect(await stepOf(state.caseId)).toBe("answered");
  });

  it("kill after our commit, before the case was told: the next job tells it", async () => {
    const { state } = await approved();
    const row = await rowOf(state.caseId);
    await fresh.store.transaction(town.tenantId, (tx) =>
      tx.setPublication(row.publicationId, { status: "published", externalId: "own-9", permalink: null, at: clock.at }),
    );
    await run(state.caseId);
    expect(channel.wall).toEqual([]);
    expect(await stepOf(state.caseId)).toBe("answered");
  });
});

describe("2.2 of the channels: outcomes of a network", () => {
  it("an unknown outcome is read back: found", async () => {
    channel.outcomes.push("published-then-throw");
    const { state } = await approved();
    await run(state.caseId);
    expect(await rowOf(state.caseId)).toMatchObject({ status: "unknown" });
    later(5);
    await run(state.caseId);
    expect(channel.wall).toHaveLength(1);
    expect(await stepOf(state.caseId)).toBe("answered");
  });

  it("an unknown outcome is read back: absent, so it is sent again under the same key", async () => {
    channel.outcomes.push("throw");
    const { state } = await approved();
    await run(state.caseId);
    later(5);
    await run(state.caseId);
    expect(channel.wall).toHaveLength(1);
    expect(await stepOf(state.caseId)).toBe("answered");
  });

  it("what cannot be read back waits, then a person looks and sends again", async () => {
    channel.outcomes.push("throw");
    const { state } = await approved();
    await run(state.caseId);
    for (let tries = 0; tries < 8; tries += 1) {
      channel.readBacks.push({ kind: "cannot", failure: "NETWORK_DOWN", detail: "no answer" });
      later(30);
      await run(state.caseId);
    }
    expect(channel.wall).toEqual([]);
    expect(await rowOf(state.caseId)).toMatchObject({ status: "failed", failure: "UNKNOWN" });
    expect(await stepOf(state.caseId)).toBe("publicationFailed");
    channel.readBacks.length = 0;
    const { publicationId } = await rowOf(state.caseId);
    await town.move("curator", state.caseId, { do: "retryPublication", publicationId });
    channel.readBacks.push({ kind: "cannot", failure: "NETWORK_DOWN", detail: "no answer" });
    await run(state.caseId);
    expect(channel.wall).toHaveLength(1);
    expect(await stepOf(state.caseId)).toBe("answered");
  });

  it("a network that asks to wait is not asked before", async () => {
    channel.outcomes.push({ kind: "retry", failure: "RATE_LIMIT", afterMs: 120_000, detail: "6" });
    const { state } = await approved();
    await run(state.caseId);
    expect((await rowOf(state.caseId)).nextAttemptAt).toBe(clock.at + 120_000);
    later(1);
    await run(state.caseId);
    expect(channel.wall).toEqual([]);
    later(1);
    await run(state.caseId);
    expect(channel.wall).toHaveLength(1);
  });

  it("a sure refusal stops the reply; it is published by hand, with its link", async () => {
    channel.outcomes.push({ kind: "failed", failure: "COMMENTS_CLOSED", detail: "213" });
    const { state } = await approved();
    await run(state.caseId);
    expect(await stepOf(state.caseId)).toBe("publicationFailed");
    const { publicationId } = await rowOf(state.caseId);
    await town.move("curator", state.caseId, { do: "confirmPublishedByHand", publicationId, permalink: "https://example.test/hand" });
    expect(await rowOf(state.caseId)).toMatchObject({ status: "published", permalink: "https://example.test/hand" });
    expect(await stepOf(state.caseId)).toBe("answered");
    expect(channel.wall).toEqual([]);
  });

  it("our own echo ends an unknown outcome, and is not an answer outside", async () => {
    channel.outcomes.push("published-then-throw");
    const { state } = await approved();
    await run(state.caseId);
    const echo = comment({
      externalId: "own-1",
      occurredAt: clock.at,
      kind: "own.echo",
      thread: { publicPostId: "post-1", rootCommentId: `c${count}` },
      text: "Яму  засыпали сегодня. ",
      dedupKey: `echo-${count}`,
    });
    await town.app.receive("vk", town.pageKey, webhookOf(`echo-${count}`, [echo]));
    await drainInbox(deskOf(town.parts));
    expect(await rowOf(state.caseId)).toMatchObject({ status: "published", externalId: "own-1" });
    expect(await stepOf(state.caseId)).toBe("answered");
    later(5);
    await run(state.caseId);
    expect(channel.wall).toHaveLength(1);
    const events = (await town.app.card(town.as("curator"), state.caseId))!.parts.events.map(({ event }) => event.type);
    expect(events).not.toContain("answeredOutside");
  });

  it("a network without a connector is answered by hand", async () => {
    const { state } = await approved();
    const { publicationId } = await rowOf(state.caseId);
    await publish(deskOf({ ...town.parts, channels: new Map() }), town.tenantId, publicationId);
    expect(await rowOf(state.caseId)).toMatchObject({ status: "failed", failure: "MANUAL" });
    expect(await stepOf(state.caseId)).toBe("publicationFailed");
  });
});
