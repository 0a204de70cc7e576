import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { describe, expect, it } from "vitest";
import { createHttpClients, retryAfter } from "./http-client.ts";
import { createRateLimiter } from "./rate-limit.ts";

const settings = { connectTimeoutMs: 1000, proxy: "", caFile: "" };

describe("the way out", () => {
  it("tells a request that never left from one whose answer was lost", async () => {
    const server = createServer((request) => request.socket.destroy());
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
    const client = createHttpClients()(settings);
    expect(await client.send({ method: "GET", url, timeoutMs: 1000 })).toMatchObject({ kind: "failed", sent: true });
    await new Promise((resolve) => server.close(resolve));
    expect(await client.send({ method: "GET", url, timeoutMs: 1000 })).toMatchObject({
      kind: "failed",
      sent: false,
      failure: "NETWORK_DOWN",
    });
    expect(await client.send({ method: "GET", url: "nonsense", timeoutMs: 1000 })).toMatchObject({ kind: "failed", sent: false });
  });

  it("a certificate file that cannot be read is a matter of trust, not of the network", async () => {
    const client = createHttpClients()({ ...settings, caFile: "/nowhere/root.pem" });
    expect(await client.send({ method: "GET", url: "https://127.0.0.1:9/", timeoutMs: 1000 })).toMatchObject({
      failure: "TLS_CA",
      sent: false,
    });
  });

  it("the same settings share a client", () => {
    const clients = createHttpClients();
    expect(clients({ ...settings })).toBe(clients({ ...settings }));
    expect(clients({ ...settings, proxy: "http://127.0.0.1:1" })).not.toBe(clients(settings));
  });
});

describe("the limit of calls", () => {
  it("lets a second's worth go at once, and makes the rest wait in turn", async () => {
    let now = 0;
    const waits: number[] = [];
    const limiter = createRateLimiter({
      now: () => now,
      sleep: (ms) => {
        waits.push(ms);
        return Promise.resolve();
      },
    });
    for (let i = 0; i < 4; i += 1) await limiter.take("key", 2);
    expect(waits).toEqual([500, 1000]);
    await limiter.take("another key", 2);
    now = 10_000;
    await limiter.take("key", 2);
    expect(waits).toHaveLength(2);
  });
});

describe("Retry-After", () => {
  const now = Date.parse("2026-11-24T10:00:00Z");
  it.each([
    ["120", 120_000],
    ["Tue, 24 Nov 2026 10:05:00 GMT", 300_000],
    ["Tue, 24 Nov 2026 09:00:00 GMT", 0],
    ["99999999", 86_400_000],
    ["soon", null],
    ["", null],
  ])("2.2: %j is a pause of %s ms", (header, ms) => {
    expect(retryAfter(header, now)).toBe(ms);
  });
});
