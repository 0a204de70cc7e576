import { afterAll, beforeAll, expect, test } from "vitest";
import { cookieOf, deskPassword as password, openSignInDesk, type SignInDesk } from "../../testing/sign-in-desk.ts";
import { passkeyOptions } from "../contract/index.ts";

let desk: SignInDesk;
let signedIn: string;
beforeAll(async () => {
  desk = await openSignInDesk();
  signedIn = cookieOf(await send("/api/auth/sign-in/username", { username: "ivanova", password }));
});
afterAll(() => desk.server.close());

const send = (url: string, payload: object, cookie = "", from = "10.2.0.1") =>
  desk.server.inject({ method: "POST", url, payload, headers: cookie === "" ? {} : { cookie }, remoteAddress: from });
const encoded = (data: object): string => Buffer.from(JSON.stringify(data)).toString("base64url");

test("V6.7.2: a key must check who holds it, and is bound to the name of the desk", async () => {
  const options = passkeyOptions.parse((await send("/api/account/passkeys/options", {}, signedIn)).json());
  expect(options).toMatchObject({
    rp: { id: "localhost" },
    authenticatorSelection: { userVerification: "required", residentKey: "required" },
  });
  const asked = passkeyOptions.parse((await send("/api/auth/passkey/options", {})).json());
  expect(asked).toMatchObject({ rpId: "localhost", userVerification: "required" });
});

test.each([
  ["of no form", { hello: "there" }],
  ["that cannot be read", { id: "x", response: { clientDataJSON: "%%%" } }],
  ["to a question that nobody asked", { id: "x", response: { clientDataJSON: encoded({ challenge: "made up" }) } }],
])("V6.7.2: an answer %s opens nothing", async (_what, answer) => {
  const response = await send("/api/auth/passkey", { answer });
  expect(response.statusCode).toBe(401);
  expect(cookieOf(response)).toBe("");
  expect((await send("/api/account/passkeys", { name: "Ключ", answer }, signedIn)).statusCode).toBe(403);
});

test("V6.7.2: a question is answered once, by a key that is known", async () => {
  const { challenge } = passkeyOptions.parse((await send("/api/auth/passkey/options", {}, "", "10.2.0.2")).json());
  const answer = { id: "unknown", response: { clientDataJSON: encoded({ challenge }) } };
  expect((await send("/api/auth/passkey", { answer }, "", "10.2.0.2")).statusCode).toBe(401);
  expect(JSON.stringify(desk.rows.verification)).not.toContain(String(challenge));
});

test("V6.3.3: whoever has a key and no codes is asked for the key after the password", async () => {
  Object.assign(desk.rows, { passkey: [{ id: "k", userId: desk.userId, name: "Ключ", credentialId: "c", publicKey: "", counter: 0 }] });
  const response = await send("/api/auth/sign-in/username", { username: "ivanova", password });
  expect(response.json()).toEqual({ user: null, due: "passkey" });
  expect(cookieOf(response)).toBe("");
  expect((await send("/api/account/passkeys/k/remove", {}, signedIn)).statusCode).toBe(200);
  expect((await send("/api/auth/sign-in/username", { username: "ivanova", password })).json()).toMatchObject({ due: null });
});
