import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openTestServer, type TestServer } from "../testing/http-server.ts";
import { roster } from "./contract/index.ts";

let edge: TestServer;
beforeAll(async () => {
  edge = await openTestServer();
});
afterAll(() => edge.server.close());

type Who = keyof TestServer["cookies"];
const ask = (method: "GET" | "POST" | "DELETE", url: string, who: Who | null, payload?: object) =>
  edge.server.inject({
    method,
    url,
    headers: who === null ? {} : { cookie: edge.cookies[who] },
    ...(payload === undefined ? {} : { payload }),
  });

const duty = { kind: "duty", personId: "p", from: 1, to: 2 };
const acting = { ...duty, kind: "acting", role: "head", basis: "Распоряжение 1-р" };

describe("3.10, 4.1: duty and acting officials at the edge", () => {
  test("3.10: 200: the roster holds to the contract and says who may change what", async () => {
    const curator = roster.parse((await ask("GET", "/api/duty", "curator")).json());
    expect(curator).toMatchObject({ mayChangeDuty: true, mayChangeActing: false });
    expect((await ask("POST", "/api/duty", "curator", duty)).json()).toEqual({ done: true });
    expect((await ask("GET", "/api/notices", "head")).json()).toEqual([]);
    expect((await ask("POST", "/api/notices/seen", "head", { noticeId: null })).statusCode).toBe(200);
    expect((await ask("GET", "/api/breaches", "head")).json()).toBeNull();
  });

  test("3.10: 400: a turn that ends before it begins, a kind that there is not", async () => {
    const answer = await ask("POST", "/api/duty", "administrator", { ...duty, to: 0 });
    expect(answer.statusCode).toBe(400);
    expect(answer.json()).toMatchObject({ detail: { places: [{ code: "EMPTY_TURN" }] } });
    expect((await ask("POST", "/api/duty", "administrator", { ...duty, kind: "holiday" })).statusCode).toBe(400);
  });

  test("4.1: 401, 403, 404: only the administrator appoints an acting official", async () => {
    expect((await ask("GET", "/api/duty", null)).statusCode).toBe(401);
    expect((await ask("POST", "/api/duty", "curator", acting)).statusCode).toBe(403);
    expect((await ask("POST", "/api/duty", "administrator", acting)).statusCode).toBe(200);
    expect((await ask("DELETE", "/api/duty/acting/t-1", "curator")).statusCode).toBe(403);
    expect((await ask("DELETE", "/api/duty/acting/t-1", "administrator")).statusCode).toBe(404);
  });
});
