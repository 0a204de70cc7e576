import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { fakeCaseId } from "../testing/fake-app.ts";
import { openTestServer, type TestServer } from "../testing/http-server.ts";
import { card, repeats } from "./contract/index.ts";
import { escapeHtml } from "./present/print-card.ts";

let edge: TestServer;
beforeAll(async () => {
  edge = await openTestServer();
});
afterAll(() => edge.server.close());

type Who = keyof TestServer["cookies"];
const get = (url: string, who?: Who) =>
  edge.server.inject({ method: "GET", url, headers: who === undefined ? {} : { cookie: edge.cookies[who] } });
const enter = (payload: object, who?: Who) =>
  edge.server.inject({ method: "POST", url: "/api/cases", payload, headers: who === undefined ? {} : { cookie: edge.cookies[who] } });
const body = {
  source: "districtHead",
  kind: "direct",
  text: "Нет воды",
  reason: "по телефону",
  arrivedAt: 1,
  replyTo: { kind: "way", words: "позвонить" },
};

describe("POST /api/cases", () => {
  test("1.1: 200, a card in the form of the contract", async () => {
    const response = await enter(body, "curator");
    expect(response.statusCode).toBe(200);
    expect(card.parse(response.json()).number).toBe(17);
  });

  test("1.1: 400 names the place of what is wrong, in words", async () => {
    const response = await enter({ ...body, arrivedAt: 8_000_000_000_000 }, "curator");
    expect(response.statusCode).toBe(400);
    expect(response.json()).toMatchObject({ code: "badInput", detail: { places: [{ path: "arrivedAt", ru: expect.any(String) }] } });
    expect((await enter({ ...body, link: "javascript:alert(1)" }, "curator")).statusCode).toBe(400);
  });

  test("1.6: 401 without a session, 403 for everybody but the curator", async () => {
    expect((await enter(body)).statusCode).toBe(401);
    for (const who of ["head", "zhkh", "administrator"] as const) expect((await enter(body, who)).statusCode).toBe(403);
  });
});

describe("GET /api/cases/:caseId/repeats and /print", () => {
  test("3.4: 200 for those who see the case, 404 for the others", async () => {
    expect(repeats.parse((await get(`/api/cases/${fakeCaseId}/repeats`, "zhkh")).json())).toEqual({ linked: null, suggestions: [] });
    expect((await get(`/api/cases/${fakeCaseId}/repeats`, "roads")).statusCode).toBe(404);
    expect((await get(`/api/cases/${fakeCaseId}/repeats`)).statusCode).toBe(401);
  });

  test("3.2.6: the printed card is a page that runs nothing, in both languages, for those who see the case", async () => {
    const russian = await get(`/api/cases/${fakeCaseId}/print`, "curator");
    expect(russian.headers["content-type"]).toBe("text/html; charset=utf-8");
    expect(russian.headers["content-security-policy"]).toContain("default-src 'none'");
    for (const words of ["Карточка № 17", "Не горит фонарь на Садовой, 4", "Резолюция", "Проекты ответа", "подпись", "п. 3.1"])
      expect(russian.body).toContain(words);
    expect((await get(`/api/cases/${fakeCaseId}/print?language=en`, "curator")).body).toContain("Card No. 17");
    expect((await get(`/api/cases/${fakeCaseId}/print`, "roads")).statusCode).toBe(404);
  });

  test("3.2.6: words of people never become markup", () => {
    expect(escapeHtml(`<img src=x onerror="alert('1')">&`)).toBe("&lt;img src=x onerror=&quot;alert(&#39;1&#39;)&quot;&gt;&amp;");
  });
});
