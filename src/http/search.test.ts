import { afterAll, beforeAll, expect, test } from "vitest";
import { openTestServer, type TestServer } from "../testing/http-server.ts";
import { searchResult } from "./contract/index.ts";

let edge: TestServer;
beforeAll(async () => {
  edge = await openTestServer();
});
afterAll(() => edge.server.close());

const find = (words: string) =>
  edge.server.inject({ method: "GET", url: `/api/search?words=${encodeURIComponent(words)}`, headers: { cookie: edge.cookies.curator } });

test("a search answers rows of the lists with the place of the words", async () => {
  const response = await find("фонарь");
  expect(response.statusCode).toBe(200);
  expect(searchResult.parse(response.json()).rows).toMatchObject([{ place: "message", fragment: [{ text: "фонарь", hit: true }] }]);
});

test("no words, and too many, are an error with its place", async () => {
  for (const words of ["", "а".repeat(201)]) expect((await find(words)).statusCode).toBe(400);
});
