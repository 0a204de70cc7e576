import { afterAll, beforeAll, expect, test } from "vitest";
import { cookieOf, deskPassword as password, openSignInDesk, type SignInDesk } from "../../testing/sign-in-desk.ts";
import { ownAccount } from "../contract/index.ts";

let desk: SignInDesk;
beforeAll(async () => {
  desk = await openSignInDesk();
});
afterAll(() => desk.server.close());

const send = (url: string, payload: object, cookie = "") =>
  desk.server.inject({
    method: "POST",
    url,
    payload,
    headers: { ...(cookie === "" ? {} : { cookie }), "user-agent": "Firefox" },
    remoteAddress: "10.1.0.1",
  });
const signIn = async (): Promise<string> => cookieOf(await send("/api/auth/sign-in/username", { username: "ivanova", password }));
const status = async (cookie: string): Promise<number> =>
  (await desk.server.inject({ method: "GET", url: "/api/me", headers: { cookie } })).statusCode;
const account = async (cookie: string) =>
  ownAccount.parse((await desk.server.inject({ method: "GET", url: "/api/account", headers: { cookie } })).json());

test("V7.5.2: one's own sessions are listed with device, address and time, and one of them, or all others, are ended", async () => {
  const [here, there, third] = [await signIn(), await signIn(), await signIn()];
  const { sessions } = await account(here);
  expect(sessions).toHaveLength(3);
  expect(sessions[0]).toMatchObject({ device: "Firefox", address: "10.1.0.1" });
  const other = (await account(there)).sessions.find(({ isCurrent }) => isCurrent);
  expect((await send(`/api/account/sessions/${other?.sessionId}/end`, {}, here)).statusCode).toBe(200);
  expect([await status(here), await status(there), await status(third)]).toEqual([200, 401, 200]);
  expect((await send("/api/account/sessions/end-others", {}, here)).statusCode).toBe(200);
  expect([await status(here), await status(third)]).toEqual([200, 401]);
  expect((await send("/api/account/sessions/somebody-elses/end", {}, here)).statusCode).toBe(404);
});

test("V7.2.4: a sign-in in the same browser ends the session that was there; V7.1.2: beyond ten the longest unused end", async () => {
  const before = await signIn();
  const again = await send("/api/auth/sign-in/username", { username: "ivanova", password }, before);
  expect([await status(before), await status(cookieOf(again))]).toEqual([401, 200]);
  const many = [];
  for (let n = 0; n < 11; n += 1) many.push(await signIn());
  expect((await account(many.at(-1) ?? "")).sessions).toHaveLength(10);
});

test("V7.3.2: a session ends at its time, however busy it is", async () => {
  const cookie = await signIn();
  const row = desk.rows.session.at(-1);
  if (row === undefined) throw new Error("no session");
  Object.assign(row, { expiresAt: new Date(Date.now() - 1) });
  expect(await status(cookie)).toBe(401);
});

test("V7.3.1: a desk that nobody works at is locked; the password opens it again, in the same session", async () => {
  const cookie = await signIn();
  const row = desk.rows.session.at(-1);
  if (row === undefined) throw new Error("no session");
  Object.assign(row, { seenAt: new Date(Date.now() - 17 * 60_000) });
  expect(await status(cookie)).toBe(423);
  expect((await send("/api/account/sessions/end-others", {}, cookie)).statusCode).toBe(423);
  expect((await send("/api/account/unlock", { password: "не тот пароль" }, cookie)).statusCode).toBe(403);
  expect((await send("/api/account/unlock", { password }, cookie)).statusCode).toBe(200);
  expect(await status(cookie)).toBe(200);
});

test("ИАФ.4: under the regulations' profile a password older than 90 days lets nobody further than to its change", async () => {
  const strict = await openSignInDesk({ passwords: "fstec" });
  const ask = (method: "GET" | "POST", url: string, payload: object, cookie = "") =>
    strict.server.inject({ method, url, ...(method === "POST" ? { payload } : {}), headers: cookie === "" ? {} : { cookie } });
  const cookie = cookieOf(await ask("POST", "/api/auth/sign-in/username", { username: "ivanova", password }));
  expect((await ask("GET", "/api/me", {}, cookie)).statusCode).toBe(200);
  for (const row of strict.rows.account) Object.assign(row, { updatedAt: new Date(Date.now() - 91 * 86_400_000) });
  expect((await ask("GET", "/api/me", {}, cookie)).json()).toMatchObject({ code: "passwordExpired" });
  expect((await ask("POST", "/api/account/password", { present: password, next: "Новый-берег 7" }, cookie)).statusCode).toBe(200);
  expect((await ask("GET", "/api/me", {}, cookie)).statusCode).toBe(200);
  await strict.server.close();
});

test("УПД.10: the person locks the desk by hand", async () => {
  const cookie = await signIn();
  await send("/api/account/lock", {}, cookie);
  expect(await status(cookie)).toBe(423);
  await send("/api/account/unlock", { password }, cookie);
  expect(await status(cookie)).toBe(200);
});

test("V6.2.3, V7.4.3: a password is changed with the present one; all other sessions end, this one stays", async () => {
  const [here, there] = [await signIn(), await signIn()];
  const change = (present: string, next: string) => send("/api/account/password", { present, next }, here);
  expect((await change("не тот пароль", "новая длинная фраза")).statusCode).toBe(403);
  const weak = await change(password, "иванова и пруд");
  expect([weak.statusCode, weak.json<{ code: string }>().code]).toEqual([400, "weakPassword"]);
  expect((await change(password, "новая длинная фраза")).statusCode).toBe(200);
  expect([await status(here), await status(there)]).toEqual([200, 401]);
  expect(await desk.auth.accounts.setPassword("ivanova", password)).toBe("set");
});
