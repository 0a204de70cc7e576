import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { startFakeOidc } from "../../testing/fake-oidc.ts";
import { cookieOf, openSignInDesk, type SignInDesk } from "../../testing/sign-in-desk.ts";
import { ssoBegun } from "../contract/index.ts";

const client = { id: "otklik", secret: "a secret of the provider" };
let provider: Awaited<ReturnType<typeof startFakeOidc>>;
let desk: SignInDesk;
beforeAll(async () => {
  provider = await startFakeOidc(client);
  const { issuer } = provider;
  const sso = { issuer, clientId: client.id, clientSecret: client.secret, loginClaim: "preferred_username", title: "Домен" };
  desk = await openSignInDesk({ secondFactor: "required", sso });
});
afterAll(async () => {
  await desk.server.close();
  await provider.close();
});
beforeEach(() => {
  provider.state.forge = null;
  provider.state.person = { sub: "42", preferred_username: "Ivanova", email: "somebody@else.example" };
});

const begin = () => desk.server.inject({ method: "POST", url: "/api/auth/sso", payload: {} });

/** To the provider and back, as a browser goes. */
const goThrough = async () => {
  const begun = await begin();
  const answer = await fetch(ssoBegun.parse(begun.json()).url, { redirect: "manual" });
  const back = new URL(answer.headers.get("location") ?? "");
  return { cookie: cookieOf(begun), path: `${back.pathname}${back.search}` };
};
const comeBack = ({ cookie, path }: { readonly cookie: string; readonly path: string }) =>
  desk.server.inject({ method: "GET", url: path, headers: { cookie } });

test("V10.2: the person with the login of the claim is in; the request goes with state, nonce and PKCE", async () => {
  const { url } = ssoBegun.parse((await begin()).json());
  const asked = new URL(url).searchParams;
  for (const name of ["state", "nonce", "code_challenge"]) expect(asked.get(name)?.length).toBeGreaterThan(20);
  const returned = await comeBack(await goThrough());
  expect([returned.statusCode, returned.headers.location]).toEqual([302, "/"]);
  const session = await desk.server.inject({ method: "GET", url: "/api/auth/get-session", headers: { cookie: cookieOf(returned) } });
  expect(session.json()).toMatchObject({ userId: desk.userId });
});

test("V6.8.2: a login that nobody made is refused, and no account appears", async () => {
  provider.state.person = { sub: "77", preferred_username: "stranger", email: "ivanova@gorodok.example" };
  const returned = await comeBack(await goThrough());
  expect(returned.headers.location).toBe("/?signIn=refused");
  expect(cookieOf(returned)).not.toContain("otklik_session");
  expect(desk.rows.user).toHaveLength(1);
});

test.each(["key", "nonce"] as const)("V10.5.2: a token with a foreign %s is refused", async (forge) => {
  provider.state.forge = forge;
  const returned = await comeBack(await goThrough());
  expect(returned.headers.location).toBe("/?signIn=refused");
  expect(cookieOf(returned)).not.toContain("otklik_session");
});

test("V10.1.2: an answer that another browser asked for is refused", async () => {
  const { path } = await goThrough();
  const returned = await comeBack({ cookie: "", path });
  expect(returned.headers.location).toBe("/?signIn=refused");
});

test("without a provider there is no such way", async () => {
  const plain = await openSignInDesk();
  expect((await plain.server.inject({ method: "GET", url: "/api/auth/ways" })).json()).toEqual({ sso: null });
  expect((await plain.server.inject({ method: "POST", url: "/api/auth/sso", payload: {} })).statusCode).toBe(404);
  await plain.server.close();
});
