import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { fakeCaseId } from "../../testing/fake-app.ts";
import { openTestServer, type TestServer } from "../../testing/http-server.ts";
import { comesFromOwnPage } from "./origin-check.ts";

let edge: TestServer;
let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "otklik-web-"));
  mkdirSync(join(folder, "assets"));
  writeFileSync(join(folder, "index.html"), "<!doctype html><div id=desk></div>");
  writeFileSync(join(folder, "assets/main-abc123.js"), "console.log(1)");
  writeFileSync(join(folder, "assets/main-abc123.js.br"), "compressed");
  edge = await openTestServer({ webRoot: folder });
});
afterAll(async () => {
  await edge.server.close();
  rmSync(folder, { recursive: true });
});

const get = (url: string, headers: Record<string, string> = {}) => edge.server.inject({ method: "GET", url, headers });

describe("headers of every answer", () => {
  test.each(["/", "/health", "/api/me", "/nothing.json", "/hooks/vk/1"])("%s", async (url) => {
    const { headers } = await get(url);
    const policy = String(headers["content-security-policy"]);
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).toContain("script-src 'self';");
    expect(headers["x-content-type-options"]).toBe("nosniff");
    expect(headers["referrer-policy"]).toBe("no-referrer");
    expect(headers["x-powered-by"]).toBeUndefined();
  });

  test("data is never kept by a browser or a proxy", async () => {
    expect((await get("/api/me", { cookie: edge.cookies.curator })).headers["cache-control"]).toBe("no-store");
    expect((await get("/api/me")).headers["cache-control"]).toBe("no-store");
  });

  test("HSTS only where the desk is served over https", async () => {
    expect((await get("/health")).headers["strict-transport-security"]).toBeUndefined();
    const secure = await openTestServer({ origin: "https://desk.example" });
    expect((await secure.server.inject({ method: "GET", url: "/health" })).headers["strict-transport-security"]).toContain("31536000");
    await secure.server.close();
  });
});

describe("the built desk", () => {
  test("an address of a screen opens the first page, which is asked for anew each time", async () => {
    for (const url of ["/", "/cases/17", "/pages"]) {
      const response = await get(url, { accept: "text/html" });
      expect(response.statusCode).toBe(200);
      expect(response.body).toContain("id=desk");
      expect(response.headers["cache-control"]).toBe("no-cache");
    }
  });

  test("a hashed asset is kept for a year, and goes out compressed where the build made it so", async () => {
    expect((await get("/assets/main-abc123.js")).headers["cache-control"]).toContain("immutable");
    const small = await get("/assets/main-abc123.js", { "accept-encoding": "br" });
    expect(small.headers["content-encoding"]).toBe("br");
    expect(small.body).toBe("compressed");
  });

  test("an asset or an endpoint that is gone is a 404, not the first page", async () => {
    for (const url of ["/assets/old-1.js", "/api/nothing", "/hooks/a"]) expect((await get(url)).statusCode).toBe(404);
  });

  test("nothing outside of the folder can be asked for", async () => {
    for (const url of ["/../package.json", "/%2e%2e/package.json", "/assets/..%2f..%2fpackage.json"])
      expect((await get(url)).body).not.toContain("dependencies");
  });
});

describe("state-changing requests of foreign pages", () => {
  const move = (headers: Record<string, string>) =>
    edge.server.inject({
      method: "POST",
      url: `/api/cases/${fakeCaseId}/moves`,
      payload: { version: 3, move: { do: "dispatch" } },
      headers: { cookie: edge.cookies.curator, host: "desk.example", ...headers },
    });

  test.each([
    [{ "sec-fetch-site": "cross-site" }],
    [{ "sec-fetch-site": "same-site" }],
    [{ origin: "https://evil.example" }],
    [{ origin: "null" }],
  ])("403: %j", async (headers) => {
    const before = edge.app.moves.length;
    const response = await move(headers);
    expect(response.statusCode).toBe(403);
    expect(response.json<{ code: string }>().code).toBe("foreignOrigin");
    expect(edge.app.moves).toHaveLength(before);
  });

  test("a form of another site cannot move: only JSON is read", async () => {
    const response = await edge.server.inject({
      method: "POST",
      url: `/api/cases/${fakeCaseId}/moves`,
      payload: "version=3",
      headers: { cookie: edge.cookies.curator, "content-type": "application/x-www-form-urlencoded" },
    });
    expect(response.statusCode).toBe(415);
  });

  test("own pages pass, by the configured address and by the host that was asked for", () => {
    expect(comesFromOwnPage({ secFetchSite: "same-origin", origin: "http://desk.example" }, ["http://desk.example"])).toBe(true);
    expect(comesFromOwnPage({ origin: "http://127.0.0.1:8080", host: "127.0.0.1:8080" }, [])).toBe(true);
    expect(comesFromOwnPage({}, [])).toBe(true);
    expect(comesFromOwnPage({ secFetchSite: "same-origin", origin: "http://evil.example", host: "desk.example" }, [])).toBe(false);
  });
});
