import type { AddressInfo } from "node:net";
import type { PersonRow } from "#app";
import type { UnitId } from "#case";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { TownRole } from "../../testing/app-town.ts";
import { openTownServer, type TownServer } from "../../testing/town-server.ts";

let edge: TownServer;
let base: string;
beforeAll(async () => {
  edge = await openTownServer({ beatMs: 20 });
  await edge.server.listen({ port: 0, host: "127.0.0.1" });
  base = `http://127.0.0.1:${(edge.server.server.address() as AddressInfo).port}`;
});
afterAll(() => edge.end());

const change = (role: TownRole, changes: Partial<PersonRow>): Promise<void> =>
  edge.fresh.store.transaction(edge.town.tenantId, (tx) => tx.putPerson({ ...edge.town.as(role).person, ...changes }));

/** Opens the stream and answers once it said hello; `ended` resolves when the server hangs up. */
const listen = async (role: TownRole) => {
  const { body } = await fetch(`${base}/api/stream`, { headers: { cookie: edge.cookieOf(edge.town, role) } });
  if (body === null) throw new Error("no stream");
  const reader = body.getReader();
  await reader.read();
  const ended = (async () => {
    for (;;) if ((await reader.read()).done) return true;
  })();
  return { ended };
};
const card = (role: TownRole) =>
  edge.server.inject({ url: `/api/cases/${edge.secret.caseId}`, headers: { cookie: edge.cookieOf(edge.town, role) } });

test("2.6, 8.3.2 (ASVS): moved to another unit, a person reads nothing of the former one from the next request on, and their open stream ends", async () => {
  expect((await card("zhkh")).statusCode).toBe(200);
  const { ended } = await listen("zhkh");
  await change("zhkh", { unitId: "roads" as UnitId });
  expect((await card("zhkh")).statusCode).toBe(404);
  expect(await ended).toBe(true);
});

test("1.5, 8.3.2 (ASVS): a demoted curator keeps no window that hears of every case; switched off, a person is nobody", async () => {
  const { ended } = await listen("curator");
  await change("curator", { role: "unit", unitId: "roads" as UnitId });
  expect(await ended).toBe(true);
  expect((await card("curator")).statusCode).toBe(404);
  const head = await listen("head");
  await change("head", { active: false });
  expect(await head.ended).toBe(true);
  expect((await card("head")).statusCode).toBe(403);
});
