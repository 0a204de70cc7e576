import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { FetchAsked } from "#app";
import { isPublicAddress } from "./public-address.ts";
import { createSafeFetch, type SafeFetchOptions } from "./safe-fetch.ts";

let server: Server;
let origin: string;
const asked: string[] = [];
beforeAll(async () => {
  server = createServer((request, response) => {
    asked.push(request.url ?? "");
    switch (request.url) {
      case "/photo":
        return response.end("bytes");
      case "/huge":
        return response.end("x".repeat(2_000));
      case "/unsaid":
        response.writeHead(200);
        for (let piece = 0; piece < 20; piece += 1) response.write("x".repeat(200));
        return response.end();
      case "/away":
        return response.writeHead(302, { location: "https://evil.example/secret" }).end();
      case "/inside":
        return response.writeHead(302, { location: "http://169.254.169.254/latest/meta-data" }).end();
      case "/again":
        return response.writeHead(302, { location: "/photo" }).end();
      case "/gone":
        return response.writeHead(404).end();
      case "/busy":
        return response.writeHead(503).end();
      default:
        // Never answers: the time-out is ours.
        return undefined;
    }
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const ask = (url: string, given: Partial<FetchAsked> = {}): FetchAsked => ({
  url,
  headers: {},
  hosts: ["files.example"],
  bytesMax: 1_000,
  timeoutMs: 2_000,
  proxy: "",
  caFile: "",
  ...given,
});

const reasonOf = async (fetching: ReturnType<ReturnType<typeof createSafeFetch>>): Promise<string> => {
  const fetched = await fetching;
  return fetched.kind === "got" ? "got" : fetched.reason;
};

/** Names resolve to what a test says; nothing leaves this machine. */
const resolving = (...addresses: readonly string[]): NonNullable<SafeFetchOptions["resolve"]> => {
  const look = (_name: string, _options: unknown, done: (error: null, found: { address: string; family: number }[]) => void): void =>
    done(
      null,
      addresses.map((address) => ({ address, family: address.includes(":") ? 6 : 4 })),
    );
  // The test stands in for one form of the system's resolver: all addresses of a name.
  return look as unknown as NonNullable<SafeFetchOptions["resolve"]>;
};

describe("8.3: citizens' files come only from their network's own hosts", () => {
  it.each([
    ["http://files.example/photo", "NOT_HTTPS"],
    ["https://files.example.evil.example/photo", "HOST"],
    ["https://notfiles.example/photo", "HOST"],
    ["https://evil.example/files.example", "HOST"],
    ["https://user:word@files.example/photo", "NOT_HTTPS"],
    ["https://files.example:8443/photo", "HOST"],
    ["https://10.0.0.5/photo", "HOST"],
    ["https://[::1]/photo", "HOST"],
    ["file:///etc/passwd", "NOT_HTTPS"],
    ["not an address", "HOST"],
  ])("8.3: %s is never asked for: %s", async (url, reason) => {
    const before = asked.length;
    expect(await reasonOf(createSafeFetch()(ask(url, { hosts: ["files.example", "10.0.0.5"] })))).toBe(reason);
    expect(asked).toHaveLength(before);
  });

  it.each([["127.0.0.1"], ["10.1.2.3"], ["169.254.169.254"], ["::1"], ["fd00::1"], ["::ffff:127.0.0.1"]])(
    "8.3: a name that turns to %s is turned down after it is resolved, and nobody is connected to",
    async (address) => {
      const before = asked.length;
      expect(await reasonOf(createSafeFetch({ resolve: resolving(address) })(ask("https://cdn.files.example/photo")))).toBe("PRIVATE");
      expect(await reasonOf(createSafeFetch({ resolve: resolving("93.184.216.34", address) })(ask("https://files.example/x")))).toBe(
        "PRIVATE",
      );
      expect(asked).toHaveLength(before);
    },
  );

  it("8.3: redirects within are followed, those outside or inwards are not", async () => {
    const fetch = createSafeFetch({ trustedOrigins: [origin] });
    expect(await fetch(ask(`${origin}/again`))).toMatchObject({ kind: "got" });
    expect(await reasonOf(fetch(ask(`${origin}/away`)))).toBe("REDIRECT");
    expect(await reasonOf(fetch(ask(`${origin}/inside`)))).toBe("REDIRECT");
  });

  it("8.3: size and time have limits, said or unsaid", async () => {
    const fetch = createSafeFetch({ trustedOrigins: [origin] });
    expect(await fetch(ask(`${origin}/photo`))).toEqual({ kind: "got", bytes: Buffer.from("bytes") });
    expect(await reasonOf(fetch(ask(`${origin}/huge`)))).toBe("TOO_LARGE");
    expect(await reasonOf(fetch(ask(`${origin}/unsaid`)))).toBe("TOO_LARGE");
    expect(await reasonOf(fetch(ask(`${origin}/silent`, { timeoutMs: 200 })))).toBe("TIMEOUT");
  });

  it("8.3: what is gone is refused, what is busy may come later", async () => {
    const fetch = createSafeFetch({ trustedOrigins: [origin] });
    expect(await fetch(ask(`${origin}/gone`))).toMatchObject({ kind: "refused", reason: "GONE" });
    expect(await fetch(ask(`${origin}/busy`))).toMatchObject({ kind: "failed", reason: "ANSWER" });
  });

  it("8.3: an address of this machine is trusted only when the start of the program names it exactly", async () => {
    expect(await reasonOf(createSafeFetch()(ask(`${origin}/photo`, { hosts: ["127.0.0.1"] })))).toBe("NOT_HTTPS");
    expect(await reasonOf(createSafeFetch({ trustedOrigins: ["http://127.0.0.1:1"] })(ask(`${origin}/photo`)))).toBe("NOT_HTTPS");
  });

  it("8.3: only addresses of the public internet are public", () => {
    for (const address of ["8.8.8.8", "93.184.216.34", "2a00:1450:4010:c05::65"]) expect(isPublicAddress(address), address).toBe(true);
    for (const address of ["0.0.0.0", "100.64.0.1", "172.31.255.255", "192.168.0.1", "198.18.0.1", "224.0.0.1", "255.255.255.255"])
      expect(isPublicAddress(address), address).toBe(false);
    for (const address of [
      "::",
      "::1",
      "fe80::1",
      "fc00::1",
      "ff02::1",
      "2001:db8::1",
      "2002:7f00:1::",
      "64:ff9b::7f00:1",
      "localhost",
      "",
    ])
      expect(isPublicAddress(address), address).toBe(false);
  });
});
