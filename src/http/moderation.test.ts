import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openTestServer, type TestServer } from "../testing/http-server.ts";
import { moderationPart } from "./contract/index.ts";

let edge: TestServer;
beforeAll(async () => {
  edge = await openTestServer();
});
afterAll(() => edge.server.close());

type Who = keyof TestServer["cookies"];
const get = (url: string, who: Who) => edge.server.inject({ method: "GET", url, headers: { cookie: edge.cookies[who] } });
const post = (url: string, who: Who, payload: object = {}) =>
  edge.server.inject({ method: "POST", url, payload, headers: { cookie: edge.cookies[who] } });
const root = "/api/cases/case-1/moderation";
const asked = { kind: "delete", messageId: "m1", ground: "spam" };

describe("1.6: moderation over http", () => {
  test("1.6: 200: the part of the card, a deed, a decision, a retry hold to the contract", async () => {
    const deed = `${root}/${randomUUID()}`;
    for (const response of [
      await get(root, "curator"),
      await post(root, "curator", asked),
      await post(`${deed}/decision`, "curator", { approve: true, digest: "d" }),
      await post(`${deed}/retry`, "curator"),
    ])
      expect(moderationPart.parse(response.json()).ways.hide).toBe("byHand");
  });

  test("1.7: 200: the log is read and taken away as a table by those who see every case", async () => {
    expect((await get("/api/moderation?kind=delete", "head")).json()).toEqual([]);
    const csv = await get("/api/moderation.csv", "curator");
    expect(csv.headers["content-type"]).toBe("text/csv; charset=utf-8");
    expect(csv.body.startsWith("\uFEFFКогда")).toBe(true);
  });

  test("1.6: 400: without a ground nothing is done; 403: nor by a unit; 404: nor on a case that is not there", async () => {
    expect((await post(root, "curator", { ...asked, ground: "whim" })).statusCode).toBe(400);
    expect((await post(root, "curator", { ...asked, kind: "burn" })).statusCode).toBe(400);
    expect((await post(root, "zhkh", asked)).statusCode).toBe(403);
    expect((await get("/api/moderation", "zhkh")).statusCode).toBe(403);
    expect((await get("/api/moderation.csv", "administrator")).statusCode).toBe(403);
    expect((await post("/api/cases/case-9/moderation", "curator", asked)).statusCode).toBe(404);
    expect((await edge.server.inject({ method: "GET", url: root })).statusCode).toBe(401);
  });
});
