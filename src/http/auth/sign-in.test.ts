import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { cookieOf, deskPassword as password, openSignInDesk, type SignInDesk } from "../../testing/sign-in-desk.ts";
import { problem } from "../contract/index.ts";

let desk: SignInDesk;
beforeAll(async () => {
  desk = await openSignInDesk();
});
afterAll(() => desk.server.close());

const signIn = (username: string, secret: string, from = "10.0.0.1") =>
  desk.server.inject({ method: "POST", url: "/api/auth/sign-in/username", payload: { username, password: secret }, remoteAddress: from });
const read = (cookie: string) => desk.server.inject({ method: "GET", url: "/api/me", headers: { cookie } });

describe("signing in", () => {
  test("with a login in any case, or with an e-mail at either address; the cookie is for this host and no script", async () => {
    const byLogin = await signIn("IVANOVA", password);
    expect(byLogin.statusCode).toBe(200);
    expect(String(byLogin.headers["set-cookie"])).toMatch(/^otklik_session=.*HttpOnly.*SameSite=Lax/i);
    expect(byLogin.body).not.toContain("token");
    expect((await read(cookieOf(byLogin))).statusCode).toBe(200);
    expect((await signIn("ivanova@gorodok.example", password)).statusCode).toBe(200);
    const byEmail = await desk.server.inject({
      method: "POST",
      url: "/api/auth/sign-in/email",
      payload: { email: "ivanova@gorodok.example", password },
    });
    expect(byEmail.statusCode).toBe(200);
  });

  test("over https the cookie is Secure and bound to the host by its name", async () => {
    const secure = await openSignInDesk({ origin: "https://desk.example" });
    const response = await secure.server.inject({
      method: "POST",
      url: "/api/auth/sign-in/username",
      payload: { username: "ivanova", password },
    });
    expect(String(response.headers["set-cookie"])).toMatch(/^__Host-otklik_session=/);
    expect(String(response.headers["set-cookie"])).toMatch(/Secure/);
    expect(String(response.headers["set-cookie"])).not.toMatch(/Domain=/i);
    const me = await secure.server.inject({ method: "GET", url: "/api/me", headers: { cookie: cookieOf(response) } });
    expect(me.statusCode).toBe(200);
    await secure.server.close();
  });

  test("a wrong password and a login that does not exist look the same", async () => {
    const wrong = await signIn("ivanova", "неверный пароль", "10.0.0.2");
    const absent = await signIn("nobody", "неверный пароль", "10.0.0.2");
    const strange = await signIn("!!!", "x", "10.0.0.2");
    expect([wrong.statusCode, absent.statusCode, strange.statusCode]).toEqual([401, 401, 401]);
    expect(wrong.body).toBe(absent.body);
    expect(wrong.body).toBe(strange.body);
    expect(problem.parse(wrong.json()).code).toBe("signInFailed");
    expect(wrong.headers["set-cookie"]).toBeUndefined();
  });

  test("guessing is slowed down where it comes from; the person still gets in from elsewhere", async () => {
    for (let time = 0; time < 5; time += 1) await signIn("ivanova", `guess number ${time}`, "10.0.0.3");
    const sixth = await signIn("ivanova", password, "10.0.0.3");
    expect(sixth.statusCode).toBe(429);
    expect(Number(sixth.headers["retry-after"])).toBeGreaterThan(0);
    expect((await signIn("ivanova", password, "10.0.0.4")).statusCode).toBe(200);
  });

  test("signing out ends the session on the server, not only in the browser", async () => {
    const cookie = cookieOf(await signIn("ivanova", password, "10.0.0.5"));
    expect((await desk.server.inject({ method: "GET", url: "/api/auth/get-session", headers: { cookie } })).json()).not.toBeNull();
    await desk.server.inject({ method: "POST", url: "/api/auth/sign-out", payload: {}, headers: { cookie } });
    expect((await read(cookie)).statusCode).toBe(401);
    expect((await desk.server.inject({ method: "GET", url: "/api/auth/get-session", headers: { cookie } })).json()).toBeNull();
  });

  test("a new password ends the sessions that the old one opened", async () => {
    const cookie = cookieOf(await signIn("ivanova", password, "10.0.0.6"));
    expect(await desk.auth.accounts.setPassword("ivanova", "другая длинная фраза")).toBe("set");
    expect((await read(cookie)).statusCode).toBe(401);
    expect((await signIn("ivanova", password, "10.0.0.6")).statusCode).toBe(401);
    expect(await desk.auth.accounts.setPassword("ivanova", password)).toBe("set");
  });
});

describe("accounts", () => {
  test("a login is taken once, by any spelling; weak passwords and odd logins are turned down", async () => {
    const { accounts } = desk.auth;
    expect((await accounts.create({ login: "ivanova", email: null, name: "Другая", password })).kind).toBe("taken");
    expect((await accounts.create({ login: "petrov", email: null, name: "Петров", password: "qwerty123" })).kind).toBe("weakPassword");
    expect((await accounts.create({ login: "пётр", email: null, name: "Пётр", password })).kind).toBe("badLogin");
    expect((await accounts.create({ login: "sidorov", email: null, name: "Сидоров", password })).kind).toBe("created");
    expect(await accounts.find("SIDOROV")).toMatchObject({ login: "sidorov", name: "Сидоров" });
    expect(await accounts.setPassword("unknown", password)).toBe("unknown");
  });
});
