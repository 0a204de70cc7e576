/** A provider of OpenID Connect on this machine: it signs in whomever the test names, and checks what an honest provider checks. */
import { createHash, generateKeyPairSync, randomUUID, sign } from "node:crypto";
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";

type Grant = { readonly challenge: string; readonly nonce: string; readonly claims: Readonly<Record<string, string>> };

const base64url = (value: object): string => Buffer.from(JSON.stringify(value)).toString("base64url");

/** Starts it; `person` is who signs in next, `forge` spoils the next token. */
export const startFakeOidc = async (client: { readonly id: string; readonly secret: string }) => {
  const keys = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const stranger = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const grants = new Map<string, Grant>();
  const state = {
    person: { sub: "1", preferred_username: "nobody" } as Readonly<Record<string, string>>,
    forge: null as "key" | "nonce" | null,
  };
  let issuer = "";
  const tokenFor = ({ nonce, claims }: Grant): string => {
    const now = Math.floor(Date.now() / 1000);
    const payload = {
      iss: issuer,
      aud: client.id,
      iat: now,
      exp: now + 300,
      ...claims,
      nonce: state.forge === "nonce" ? "another" : nonce,
    };
    const unsigned = `${base64url({ alg: "RS256", kid: "one", typ: "JWT" })}.${base64url(payload)}`;
    const key = state.forge === "key" ? stranger.privateKey : keys.privateKey;
    return `${unsigned}.${sign("sha256", Buffer.from(unsigned), key).toString("base64url")}`;
  };
  const redeem = async (request: IncomingMessage): Promise<object | null> => {
    const form = new URLSearchParams(await text(request));
    const basic = Buffer.from((request.headers.authorization ?? "").replace(/^Basic /, ""), "base64").toString();
    const grant = grants.get(form.get("code") ?? "");
    const isClient = form.get("client_secret") === client.secret || basic === `${client.id}:${client.secret}`;
    const proof = createHash("sha256")
      .update(form.get("code_verifier") ?? "")
      .digest("base64url");
    if (grant === undefined || !isClient || proof !== grant.challenge) return null;
    grants.delete(form.get("code") ?? "");
    return { access_token: JSON.stringify(grant.claims), token_type: "Bearer", expires_in: 300, id_token: tokenFor(grant) };
  };
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? "/", issuer);
    const json = (body: object | null): void => {
      response
        .writeHead(body === null ? 400 : 200, { "content-type": "application/json" })
        .end(JSON.stringify(body ?? { error: "invalid_grant" }));
    };
    switch (url.pathname) {
      case "/.well-known/openid-configuration":
        return json({
          issuer,
          authorization_endpoint: `${issuer}/authorize`,
          token_endpoint: `${issuer}/token`,
          userinfo_endpoint: `${issuer}/userinfo`,
          jwks_uri: `${issuer}/jwks`,
          id_token_signing_alg_values_supported: ["RS256"],
        });
      case "/jwks":
        return json({ keys: [{ ...keys.publicKey.export({ format: "jwk" }), kid: "one", alg: "RS256", use: "sig" }] });
      case "/authorize": {
        const code = randomUUID();
        const asked = (name: string): string => url.searchParams.get(name) ?? "";
        grants.set(code, { challenge: asked("code_challenge"), nonce: asked("nonce"), claims: state.person });
        const back = new URL(asked("redirect_uri"));
        back.searchParams.set("code", code);
        back.searchParams.set("state", asked("state"));
        return void response.writeHead(302, { location: back.href }).end();
      }
      case "/userinfo":
        return json(JSON.parse((request.headers.authorization ?? "").replace(/^Bearer /, "")) as object);
      case "/token":
        return void redeem(request).then(json);
      default:
        return void response.writeHead(404).end();
    }
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  // The parsed boundary: a server that listens on a port has an address of this form.
  issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { issuer, state, close: () => new Promise<void>((resolve) => server.close(() => resolve())) };
};
