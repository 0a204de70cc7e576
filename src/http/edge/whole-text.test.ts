import { afterAll, beforeAll, expect, test } from "vitest";
import { openTestServer, type TestServer } from "../../testing/http-server.ts";
import { brokenTexts } from "./whole-text.ts";

let edge: TestServer;
beforeAll(async () => {
  edge = await openTestServer();
});
afterAll(() => edge.server.close());

test("1.1.1 (ASVS): a zero character or half of a character is refused with its place, whatever field it hides in", async () => {
  for (const text of ["a\u0000b", "\uD800"]) {
    const response = await edge.server.inject({
      method: "PUT",
      url: "/api/cases/case-1/saves/reply",
      headers: { cookie: edge.cookies.zhkh, "content-type": "application/json" },
      payload: JSON.stringify({ text }),
    });
    expect(response.statusCode).toBe(400);
    expect(response.json()).toMatchObject({ code: "badInput", detail: { places: [{ path: "/text" }] } });
  }
  const query = await edge.server.inject({ url: "/api/search?words=a%00b", headers: { cookie: edge.cookies.curator } });
  expect(query.statusCode).toBe(400);
  expect((await edge.server.inject({ url: "/api/cases/a%00b", headers: { cookie: edge.cookies.curator } })).statusCode).toBe(400);
});

test("a body nested a hundred thousand times is read to its end without falling", () => {
  let deep: unknown = "\u0000";
  for (let level = 0; level < 100_000; level += 1) deep = [deep];
  expect(brokenTexts(deep)).toHaveLength(1);
  expect(brokenTexts({ a: ["Ёж", "😀"], b: null, c: 5, d: Buffer.from([0]) })).toEqual([]);
});
