import { createHmac, randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { scriptedChannel } from "../../testing/app-channel.ts";
import { moscow, startTown, type Clock, type Town } from "../../testing/app-town.ts";
import { freshStore, type FreshStore } from "../../testing/database-fresh.ts";
import { createApp } from "../create-app.ts";
import { deskOf } from "../desk.ts";
import type { Desk } from "../desk.ts";
import type { PublicAnswer } from "../ports/site.ts";
import type { PostOut } from "../ports/site-hook.ts";
import { callSite, siteHookDesk, tellSite } from "./hook.ts";

const clock: Clock = { at: moscow("2026-11-25T09:00:00") };
let fresh: FreshStore;
let town: Town;
let desk: Desk;
const calls: Parameters<PostOut>[0][] = [];
const answers: Awaited<ReturnType<PostOut>>[] = [];

beforeAll(async () => {
  fresh = await freshStore({ now: () => clock.at });
});
afterAll(() => fresh.end());
beforeEach(async () => {
  calls.length = 0;
  answers.length = 0;
  town = await startTown({ store: fresh.store, channel: scriptedChannel(() => clock.at), clock });
  const postOut: PostOut = async (request) => {
    calls.push(request);
    return answers.shift() ?? { kind: "answer", status: 200 };
  };
  desk = deskOf({ ...town.parts, postOut });
});

const hook = () => siteHookDesk(desk);
const setUp = async (): Promise<string> => {
  const outcome = await hook().save(town.as("administrator"), { address: "https://town.example/hook", enabled: true, newSecret: false });
  if (outcome?.kind !== "done" || outcome.secret === null) throw new Error("no secret was made");
  return outcome.secret;
};
const deliveries = async () => (await hook().state(town.as("administrator")))?.deliveries ?? [];
const answer = (): PublicAnswer => ({
  answerId: randomUUID(),
  caseId: "c" as PublicAnswer["caseId"],
  question: "Когда откроют каток?",
  answer: "С 1 декабря.",
  publishedAt: clock.at,
  updatedAt: clock.at,
  withdrawnAt: null,
});
const tell = (deed: "published" | "withdrawn") =>
  desk.store.transaction(town.tenantId, (tx) => tellSite(desk, tx, { answer: answer(), deed }));
const call = async (): Promise<void> => callSite(desk, town.tenantId, (await deliveries())[0]?.deliveryId ?? "");

describe("3.6: the municipality's own site hears of an answer for everybody", () => {
  test("3.6: a call is signed over its time and its very bytes", async () => {
    const secret = await setUp();
    await tell("published");
    await call();
    const [sent] = calls;
    const [, seconds, digest] = /^t=(\d+),v1=([0-9a-f]{64})$/u.exec(sent?.headers["x-otklik-signature"] ?? "") ?? [];
    expect(digest).toBe(createHmac("sha256", secret).update(`${seconds}.${sent?.body}`).digest("hex"));
    expect(Number(seconds)).toBe(clock.at / 1_000);
    expect(JSON.parse(sent?.body ?? "")).toMatchObject({ event: "answer.published", answer: { question: "Когда откроют каток?" } });
    expect(await deliveries()).toMatchObject([{ status: "delivered", attempts: 1, responseStatus: 200 }]);
  });

  test("3.6: a site that is down is called again with growing pauses, in the end a person sends it anew with the same words", async () => {
    await setUp();
    await tell("published");
    for (let tries = 0; tries < 10; tries += 1) {
      answers.push(tries % 2 === 0 ? { kind: "answer", status: 503 } : { kind: "failed", detail: "timeout" });
      await call();
      clock.at += 20 * 60_000;
    }
    expect(await deliveries()).toMatchObject([{ status: "failed", attempts: 10 }]);
    await call();
    expect(calls).toHaveLength(10);
    const [failed] = await deliveries();
    expect(await hook().again(town.as("administrator"), failed?.deliveryId ?? "")).toBe(true);
    await call();
    expect(await deliveries()).toMatchObject([{ status: "delivered", attempts: 1 }]);
    expect(new Set(calls.map(({ body }) => body)).size).toBe(1);
  });

  test("3.6: a withdrawn answer is told without its words; a delivered call is not repeated", async () => {
    await setUp();
    await tell("withdrawn");
    await call();
    await call();
    expect(calls).toHaveLength(1);
    expect(calls[0]?.body).not.toContain("каток");
  });

  test("3.6: nothing is sent where no address is set, or the call is switched off", async () => {
    await tell("published");
    expect(await deliveries()).toEqual([]);
    await setUp();
    await hook().save(town.as("administrator"), { address: "https://town.example/hook", enabled: false, newSecret: false });
    await tell("published");
    expect(await deliveries()).toEqual([]);
  });

  test("3.6: only the administrator sets the address; it must be a safe one, and the secret is told once", async () => {
    expect(await hook().save(town.as("curator"), { address: "https://a.example", enabled: true, newSecret: false })).toBeNull();
    for (const address of ["http://a.example", "https://user:pass@a.example", "file:///etc/passwd", "x"])
      expect(await hook().save(town.as("administrator"), { address, enabled: true, newSecret: false })).toMatchObject({ kind: "badInput" });
    await setUp();
    const again = await hook().save(town.as("administrator"), { address: "https://a.example", enabled: true, newSecret: false });
    expect(again).toEqual({ kind: "done", secret: null });
    expect(JSON.stringify(await createApp(desk).siteHook.state(town.as("administrator")))).not.toContain("otks_");
    expect(await hook().trial(town.as("administrator"))).toBe(true);
  });
});
