import { afterAll, beforeAll, expect, test } from "vitest";
import { openTestServer, type TestServer } from "../testing/http-server.ts";

let edge: TestServer;
beforeAll(async () => {
  edge = await openTestServer({ frameAncestors: ["https://town.example"] });
});
afterAll(() => edge.server.close());

const as = (who: keyof TestServer["cookies"], method: "GET" | "POST" | "PUT", url: string, payload?: object) =>
  edge.server.inject({ method, url, headers: { cookie: edge.cookies[who] }, ...(payload === undefined ? {} : { payload }) });

test("3.6: the code for the official site is a frame without a script, with the municipality in its address", async () => {
  const { snippet, framedBy, pageUrl } = (await as("curator", "GET", "/api/site")).json<{
    snippet: string;
    framedBy: string[];
    pageUrl: string;
  }>();
  expect(snippet).toContain('<iframe src="http://desk.example/public/town/answers/snippet"');
  expect(snippet).not.toContain("<script");
  expect(framedBy).toEqual(["https://town.example"]);
  expect(pageUrl).toBe("http://desk.example/public/town/answers");
  expect((await as("zhkh", "GET", "/api/site")).statusCode).toBe(403);
});

test("3.6: the address of the call is set by the administrator alone; a wrong one is said at its place", async () => {
  const hook = { address: "https://town.example/hook", enabled: true };
  const saved = await as("administrator", "PUT", "/api/site/hook", hook);
  expect(saved.json()).toEqual({ secret: "otks_secret" });
  expect(saved.headers["cache-control"]).toBe("no-store");
  expect((await as("curator", "PUT", "/api/site/hook", hook)).statusCode).toBe(403);
  expect((await as("administrator", "PUT", "/api/site/hook", { ...hook, address: "ftp://x" })).json()).toMatchObject({
    detail: { places: [{ path: "address" }] },
  });
});

test("3.6: a delivery is sent anew by the administrator", async () => {
  expect((await as("administrator", "POST", "/api/site/hook/deliveries/delivery-1/again")).json()).toEqual({ done: true });
  expect((await as("curator", "POST", "/api/site/hook/deliveries/delivery-1/again")).statusCode).toBe(403);
  expect((await as("administrator", "POST", "/api/site/hook/trial")).json()).toEqual({ done: true });
});
