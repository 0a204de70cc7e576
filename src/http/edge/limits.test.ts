import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { openTestServer, type TestServer } from "../../testing/http-server.ts";
import { problem } from "../contract/index.ts";
import { addressBudgets, personBudgets } from "./budgets.ts";

let edge: TestServer;
beforeEach(async () => {
  edge = await openTestServer();
});
afterEach(() => edge.server.close());

const search = (who: "curator" | "head") => edge.server.inject({ url: "/api/search?words=яма", headers: { cookie: edge.cookies[who] } });

describe("2.4.1 (ASVS): floods wait", () => {
  test("a person who searches without end waits, with the seconds named; the others, and other kinds of calls, do not", async () => {
    for (let call = 0; call < personBudgets.search; call += 1) expect((await search("curator")).statusCode).toBe(200);
    const over = await search("curator");
    expect(over.statusCode).toBe(429);
    expect(Number(over.headers["retry-after"])).toBeGreaterThan(0);
    expect(problem.parse(over.json()).code).toBe("tooManyTries");
    expect((await search("head")).statusCode).toBe(200);
    expect((await edge.server.inject({ url: "/api/me", headers: { cookie: edge.cookies.curator } })).statusCode).toBe(200);
  });

  test("an address whose deliveries no secret opens waits; the network itself, from elsewhere, is heard", async () => {
    const hook = (remoteAddress: string) => edge.server.inject({ method: "POST", url: "/hooks/vk/page-1", payload: "{}", remoteAddress });
    edge.app.answerHook = { status: 403, contentType: "text/plain", body: "no" };
    for (let call = 0; call < addressBudgets.refusedHooks; call += 1) expect((await hook("203.0.113.5")).statusCode).toBe(403);
    expect((await hook("203.0.113.5")).statusCode).toBe(429);
    edge.app.answerHook = { status: 200, contentType: "text/plain", body: "ok" };
    expect((await hook("203.0.113.9")).statusCode).toBe(200);
    expect((await hook("203.0.113.5")).statusCode).toBe(429);
  });

  test("an address that guesses at sessions waits before the database is asked again", async () => {
    const guess = (remoteAddress: string) =>
      edge.server.inject({ url: "/api/me", headers: { cookie: "otklik_session=guess" }, remoteAddress });
    for (let call = 0; call < addressBudgets.withoutSession; call += 1) await guess("203.0.113.5");
    expect((await guess("203.0.113.5")).statusCode).toBe(429);
    expect((await guess("203.0.113.9")).statusCode).toBe(401);
  });
});

describe("4.2.1, 15.2.2 (ASVS): what is too long is not read to its end", () => {
  test("a body over its limit is 413, an address over its limit is turned away", async () => {
    const body = await edge.server.inject({
      method: "PUT",
      url: "/api/cases/case-1/saves/reply",
      headers: { cookie: edge.cookies.zhkh, "content-type": "application/json" },
      payload: JSON.stringify({ text: "x".repeat(600_000) }),
    });
    expect(body.statusCode).toBe(413);
    const long = await edge.server.inject({ url: `/api/cases/${"x".repeat(400)}`, headers: { cookie: edge.cookies.curator } });
    expect([400, 404, 414]).toContain(long.statusCode);
    const words = await edge.server.inject({ url: `/api/search?words=${"x".repeat(300)}`, headers: { cookie: edge.cookies.curator } });
    expect(words.statusCode).toBe(400);
  });

  test("a kind of body that nobody asked for is 415, and the same parameter twice is refused, not guessed at", async () => {
    const headers = { cookie: edge.cookies.zhkh, "content-type": "application/xml" };
    expect((await edge.server.inject({ method: "PUT", url: "/api/cases/case-1/saves/reply", headers, payload: "<a/>" })).statusCode).toBe(
      415,
    );
    const form = { ...headers, "content-type": "text/plain" };
    expect(
      (await edge.server.inject({ method: "PUT", url: "/api/cases/case-1/saves/reply", headers: form, payload: "x" })).statusCode,
    ).toBe(415);
    const twice = await edge.server.inject({ url: "/api/search?words=a&words=b", headers: { cookie: edge.cookies.curator } });
    expect(twice.statusCode).toBe(400);
  });
});
