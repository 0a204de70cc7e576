import { afterAll, beforeAll, expect, test } from "vitest";
import { openTestServer, type TestServer } from "../testing/http-server.ts";
import { cookieOf, deskPassword as password, openSignInDesk, type SignInDesk } from "../testing/sign-in-desk.ts";
import { keptPeople, personLink } from "./contract/index.ts";

let desk: SignInDesk;
let admin: string;
beforeAll(async () => {
  desk = await openSignInDesk({ as: "administrator" });
  admin = cookieOf(await send("POST", "/api/auth/sign-in/username", { username: "ivanova", password }));
});
afterAll(() => desk.server.close());

const send = (method: "POST" | "PUT", url: string, payload: object, cookie = "") =>
  desk.server.inject({ method, url, payload, headers: cookie === "" ? {} : { cookie } });
const people = async () =>
  keptPeople.parse((await desk.server.inject({ method: "GET", url: "/api/settings/people", headers: { cookie: admin } })).json()).people;
const petrov = { name: "Петров Пётр", position: "Специалист", role: "controller", unitId: null, locale: "ru" };
const tokenOf = (link: string): string => link.split("#")[1] ?? "";

test("V6.4.1: a person is added without a password; a one-time link lets them set it, once, for a day", async () => {
  const added = await send("POST", "/api/settings/people", { ...petrov, login: "petrov", email: null }, admin);
  expect(added.statusCode).toBe(200);
  const { link, until } = personLink.parse(added.json());
  expect(until - Date.now()).toBeLessThanOrEqual(24 * 3_600_000);
  expect(JSON.stringify(desk.rows.verification)).not.toContain(tokenOf(link));
  expect((await people()).find(({ login }) => login === "petrov")).toMatchObject({ hasPassword: false, invitedUntil: until });

  const token = tokenOf(link);
  expect((await send("POST", "/api/auth/invitation", { token })).json()).toMatchObject({ login: "petrov", name: "Петров Пётр" });
  const set = (next: string) => send("POST", "/api/auth/invitation/password", { token, password: next });
  expect((await set("petrov-petrov")).statusCode).toBe(400);
  expect((await set("берег и лодка")).json()).toEqual({ login: "petrov" });
  expect((await set("берег и лодка")).statusCode).toBe(404);
  expect((await send("POST", "/api/auth/sign-in/username", { username: "petrov", password: "берег и лодка" })).statusCode).toBe(200);
  expect((await people()).find(({ login }) => login === "petrov")).toMatchObject({ hasPassword: true, invitedUntil: null });
});

test("V6.3.2: no account is there but those that somebody made, and without a password nobody gets in", async () => {
  await send("POST", "/api/settings/people", { ...petrov, login: "sidorov", email: null }, admin);
  for (const guess of ["", "sidorov", "password", "admin"])
    expect((await send("POST", "/api/auth/sign-in/username", { username: "sidorov", password: guess })).statusCode).toBeGreaterThanOrEqual(
      400,
    );
});

test("a login is taken once; a unit's clerk names the unit", async () => {
  const taken = await send("POST", "/api/settings/people", { ...petrov, login: "IVANOVA", email: null }, admin);
  expect(taken.json()).toMatchObject({ code: "badInput", detail: { places: [{ path: "login" }] } });
});

test("V6.4.1: a new link ends the former; V7.4.2: who is switched off loses their sessions at once", async () => {
  const one = (await people()).find(({ login }) => login === "petrov");
  if (one === undefined) throw new Error("nobody");
  const first = personLink.parse((await send("POST", `/api/settings/people/${one.personId}/link`, {}, admin)).json());
  const second = personLink.parse((await send("POST", `/api/settings/people/${one.personId}/link`, {}, admin)).json());
  expect((await send("POST", "/api/auth/invitation", { token: tokenOf(first.link) })).statusCode).toBe(404);
  expect((await send("POST", "/api/auth/invitation", { token: tokenOf(second.link) })).statusCode).toBe(200);

  const petrovId = (await desk.auth.accounts.find("petrov"))?.userId ?? "";
  expect(await desk.auth.own.sessions(petrovId)).not.toHaveLength(0);
  const off = await send("PUT", `/api/settings/people/${one.personId}`, { ...petrov, active: false }, admin);
  expect(off.statusCode).toBe(200);
  expect(await desk.auth.own.sessions(petrovId)).toHaveLength(0);
});

test("V7.4.5: the administrator ends a person's sessions, and takes a lost second factor away", async () => {
  const one = (await people()).find(({ login }) => login === "petrov");
  if (one === undefined) throw new Error("nobody");
  await send("PUT", `/api/settings/people/${one.personId}`, { ...petrov, active: true }, admin);
  const petrovId = (await desk.auth.accounts.find("petrov"))?.userId ?? "";
  for (const what of ["sessions/end", "factors/reset"]) {
    await send("POST", "/api/auth/sign-in/username", { username: "petrov", password: "берег и лодка" });
    expect(await desk.auth.own.sessions(petrovId)).toHaveLength(1);
    expect((await send("POST", `/api/settings/people/${one.personId}/${what}`, {}, admin)).statusCode).toBe(200);
    expect(await desk.auth.own.sessions(petrovId)).toHaveLength(0);
  }
});

test("V7.5.3: rights are changed only by somebody who showed a password or a code just now", async () => {
  for (const row of desk.rows.session) Object.assign(row, { provedAt: new Date(Date.now() - 301_000) });
  const late = await send("POST", "/api/settings/people", { ...petrov, login: "late", email: null }, admin);
  expect([late.statusCode, late.json<{ code: string }>().code]).toEqual([403, "stepUpNeeded"]);
  await send("POST", "/api/account/proof", { password }, admin);
  expect((await send("POST", "/api/settings/people", { ...petrov, login: "late", email: null }, admin)).statusCode).toBe(200);
});

test("V7.5.3: a table is not taken out, a key for programs not made and nobody put into a role without a fresh proof", async () => {
  const edge = await openTestServer();
  const { curator, administrator } = edge.cookies;
  const acting = { kind: "acting", personId: "p", role: "head", from: 1, to: 2, basis: "№ 1" };
  const asked = [
    { method: "GET", url: "/api/moderation.csv", headers: { cookie: curator } },
    { method: "POST", url: "/api/incident/keys", payload: { title: "СЭД" }, headers: { cookie: administrator } },
    { method: "POST", url: "/api/duty", payload: acting, headers: { cookie: administrator } },
  ] as const;
  edge.auth.makeStale(curator);
  edge.auth.makeStale(administrator);
  for (const request of asked) {
    const response = await edge.server.inject(request);
    expect([response.statusCode, response.json<{ code: string }>().code]).toEqual([403, "stepUpNeeded"]);
  }
  await edge.server.close();
});

test("УПД.2: nobody but the administrator sees or changes the people", async () => {
  const edge: TestServer = await openTestServer();
  for (const cookie of [edge.cookies.curator, edge.cookies.head, edge.cookies.zhkh]) {
    const headers = { cookie };
    expect((await edge.server.inject({ method: "GET", url: "/api/settings/people", headers })).statusCode).toBe(403);
    const payload = { ...petrov, login: "petrov", email: null };
    expect((await edge.server.inject({ method: "POST", url: "/api/settings/people", payload, headers })).statusCode).toBe(403);
  }
  await edge.server.close();
});
