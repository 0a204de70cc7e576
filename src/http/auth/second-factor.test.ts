import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { cookieOf, deskPassword as password, openSignInDesk, phoneCode, type SignInDesk } from "../../testing/sign-in-desk.ts";
import { newCodes, type NewCodes } from "../contract/index.ts";

let desk: SignInDesk;
let codes: NewCodes;
let signedIn: string;

const send = (url: string, payload: object, cookie = "", from = "10.0.0.1") =>
  desk.server.inject({ method: "POST", url, payload, headers: cookie === "" ? {} : { cookie }, remoteAddress: from });
const signIn = (from?: string) => send("/api/auth/sign-in/username", { username: "ivanova", password }, "", from);
const me = (cookie: string) => desk.server.inject({ method: "GET", url: "/api/me", headers: { cookie } });
const codeOf = (response: { json: () => unknown }): unknown => (response.json() as { code?: unknown }).code;

beforeAll(async () => {
  desk = await openSignInDesk({ secondFactor: "required" });
  signedIn = cookieOf(await signIn());
});
afterAll(() => desk.server.close());

describe("before the second factor is set up", () => {
  test("V6.3.3: a role that decides reaches nothing but the place where it is set up", async () => {
    expect((await me(signedIn)).statusCode).toBe(403);
    expect(codeOf(await me(signedIn))).toBe("secondFactorNeeded");
    const account = await desk.server.inject({ method: "GET", url: "/api/account", headers: { cookie: signedIn } });
    expect(account.json()).toMatchObject({ login: "ivanova", isFactorDemanded: true, hasCodes: false });
  });

  test("V7.5.1: the key is told to the password alone, in a form that an app reads", async () => {
    expect((await send("/api/account/codes", { password: "не тот пароль" }, signedIn)).statusCode).toBe(403);
    codes = newCodes.parse((await send("/api/account/codes", { password }, signedIn)).json());
    expect(codes.uri).toMatch(/^otpauth:\/\/totp\/[^?]+\?secret=[A-Z2-7]+&issuer=/);
    expect(decodeURIComponent(codes.uri)).toContain("Otklik:ivanova");
    expect(new Set(codes.recoveryCodes).size).toBe(10);
  });

  test("V6.5.2: neither the key nor a recovery code lies in the database as it is", () => {
    const kept = JSON.stringify(desk.rows.twoFactor);
    expect(kept).not.toContain(codes.secret);
    expect(kept).not.toContain(codes.recoveryCodes[0]);
  });

  test("V7.2.4: the first code that fits turns it on, and the session gets a new token", async () => {
    expect((await send("/api/account/codes/confirm", { code: "000000" }, signedIn)).statusCode).toBe(403);
    const on = await send("/api/account/codes/confirm", { code: phoneCode(codes.secret, -1) }, signedIn);
    expect(on.statusCode).toBe(200);
    expect((await me(signedIn)).statusCode).toBe(401);
    signedIn = cookieOf(on);
    expect((await me(signedIn)).statusCode).toBe(200);
  });
});

describe("at sign-in", () => {
  test("V6.3.3: the password alone opens nothing; the code of the app does, once (V6.5.1)", async () => {
    const first = await signIn();
    expect(first.json()).toEqual({ user: null, due: "code" });
    const step = cookieOf(first);
    expect(step).toContain("otklik_second_step=");
    expect((await me(step)).statusCode).toBe(401);
    const code = phoneCode(codes.secret);
    const second = await send("/api/auth/second-step", { code }, step);
    expect(second.statusCode).toBe(200);
    expect(second.body).not.toContain("token");
    expect((await me(cookieOf(second))).statusCode).toBe(200);
    const again = await send("/api/auth/second-step", { code }, cookieOf(await signIn()));
    expect(again.statusCode).toBe(401);
    expect(cookieOf(again)).toBe("");
  });

  test("V6.5.1: a recovery code works once, however it is typed", async () => {
    const typed = (codes.recoveryCodes[0] ?? "").toUpperCase().replaceAll("-", " ");
    const first = await send("/api/auth/second-step", { recoveryCode: typed }, cookieOf(await signIn()));
    expect(first.statusCode).toBe(200);
    const again = await send("/api/auth/second-step", { recoveryCode: typed }, cookieOf(await signIn()));
    expect(again.statusCode).toBe(401);
  });

  test("V6.3.1: without the step after the password there is nothing to try a code on", async () => {
    const response = await send("/api/auth/second-step", { code: "123456" });
    expect(response.statusCode).toBe(401);
    expect(codeOf(response)).toBe("stepExpired");
  });

  test("V6.3.1: guessing of codes runs out at its own step, and shuts nobody else out", async () => {
    const step = cookieOf(await signIn("10.0.0.7"));
    const tries = [];
    for (const code of ["000001", "000002", "000003", "000004", "000005", "000006"])
      tries.push((await send("/api/auth/second-step", { code }, step, "10.0.0.7")).statusCode);
    expect(tries.at(-1)).toBe(429);
    const recovered = await send(
      "/api/auth/second-step",
      { recoveryCode: codes.recoveryCodes[1] ?? "" },
      cookieOf(await signIn("10.0.0.8")),
      "10.0.0.8",
    );
    expect(recovered.statusCode).toBe(200);
  });
});

describe("in one's own account", () => {
  test("V7.5.3: what is dangerous asks for a proof again after five minutes, and a password is one", async () => {
    const fresh = () => send("/api/account/proof/fresh", {}, signedIn, "10.0.1.1");
    expect((await fresh()).statusCode).toBe(200);
    for (const row of desk.rows.session) Object.assign(row, { provedAt: new Date(Date.now() - 301_000) });
    expect(codeOf(await fresh())).toBe("stepUpNeeded");
    expect((await send("/api/account/proof", { password: "не тот" }, signedIn, "10.0.1.1")).statusCode).toBe(403);
    expect((await send("/api/account/proof", { password }, signedIn, "10.0.1.1")).statusCode).toBe(200);
    expect((await fresh()).statusCode).toBe(200);
  });

  test("V7.5.1: codes are turned off by the password and a code together, never by one of them", async () => {
    expect((await send("/api/account/codes/off", { password, code: "000000" }, signedIn, "10.0.1.2")).statusCode).toBe(403);
    const off = await send("/api/account/codes/off", { password, code: phoneCode(codes.secret, 1) }, signedIn, "10.0.1.2");
    expect(off.statusCode).toBe(200);
    expect((await signIn()).json()).toMatchObject({ due: null });
    expect(codeOf(await me(cookieOf(off)))).toBe("secondFactorNeeded");
  });
});

test("an acting Head needs a second factor too; a unit's clerk is offered one", async () => {
  const strict = await openSignInDesk({ secondFactor: "required", as: "head" });
  const clerk = await openSignInDesk({ secondFactor: "required", as: "zhkh" });
  const status = async ({ server }: SignInDesk) => {
    const cookie = cookieOf(
      await server.inject({ method: "POST", url: "/api/auth/sign-in/username", payload: { username: "ivanova", password } }),
    );
    return (await server.inject({ method: "GET", url: "/api/me", headers: { cookie } })).statusCode;
  };
  expect([await status(strict), await status(clerk)]).toEqual([403, 200]);
  await Promise.all([strict.server.close(), clerk.server.close()]);
});

test("V16.3.1: sign-in and its failures are lines of the log, without passwords, codes or tokens", () => {
  const events = desk.lines.map((line) => JSON.parse(line) as { security?: string }).flatMap(({ security }) => security ?? []);
  expect(events).toEqual(expect.arrayContaining(["signedIn", "secondStepFailed", "codesOn", "codesOff", "proofFailed"]));
  expect(desk.lines.join("")).not.toContain(password);
});
