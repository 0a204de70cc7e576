import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { fakeAnswers } from "../testing/fake-site.ts";
import { fakeCaseId } from "../testing/fake-app.ts";
import { openTestServer, type TestServer } from "../testing/http-server.ts";

let edge: TestServer;
beforeAll(async () => {
  edge = await openTestServer();
});
afterAll(() => edge.server.close());

const get = (url: string, headers: Record<string, string> = {}) => edge.server.inject({ method: "GET", url, headers });
const { standing, withdrawn } = fakeAnswers;

describe("GET /public/answers", () => {
  test("3.6: the list is a page for everybody that runs nothing; words of people never become markup", async () => {
    const response = await get("/public/answers");
    expect(response.statusCode).toBe(200);
    expect(response.headers["content-security-policy"]).toContain("default-src 'none'");
    expect(response.headers["content-security-policy"]).toContain("frame-ancestors 'none'");
    expect(response.headers["set-cookie"]).toBeUndefined();
    expect(response.body).toContain("Когда откроют &lt;каток&gt;?");
    expect(response.body).not.toMatch(/<script|case-1/);
    expect((await get("/public/town/answers")).statusCode).toBe(200);
    expect((await get("/public/elsewhere/answers")).statusCode).toBe(404);
  });

  test("3.6: a search says what it found, or that there is nothing", async () => {
    expect((await get("/public/answers?q=каток")).body).toContain("Найдено: 1");
    expect((await get("/public/answers?q=%3Cb%3E&page=x")).body).toContain("По этим словам ответов нет");
  });

  test("3.6: an answer has a lasting address; a withdrawn one is gone (410), an unknown one was never there (404)", async () => {
    expect((await get(`/public/answers/${standing.answerId}`)).statusCode).toBe(200);
    expect((await get(`/public/answers/${withdrawn.answerId}`)).statusCode).toBe(410);
    expect((await get("/public/answers/nothing")).statusCode).toBe(404);
  });

  test.each([
    ["rss", "application/rss+xml"],
    ["atom", "application/atom+xml"],
    ["json", "application/feed+json"],
  ])("3.6: the %s feed has a stable name for each answer, and 304 for who has it already", async (kind, mime) => {
    const response = await get(`/public/answers.${kind}`);
    expect(response.headers["content-type"]).toContain(mime);
    expect(response.body).toContain(`urn:otklik:answer:${standing.answerId}`);
    const { etag = "", "last-modified": modified = "" } = response.headers;
    expect((await get(`/public/answers.${kind}`, { "if-none-match": etag })).statusCode).toBe(304);
    expect((await get(`/public/answers.${kind}`, { "if-modified-since": modified })).statusCode).toBe(304);
  });

  test("3.6: the snippet may be framed only by the sites that the settings name", async () => {
    const closed = await get("/public/answers/snippet");
    expect(closed.headers["x-frame-options"]).toBe("DENY");
    const open = await openTestServer({ frameAncestors: ["https://town.example"] });
    const framed = await open.server.inject({ method: "GET", url: "/public/answers/snippet" });
    expect(framed.headers["x-frame-options"]).toBeUndefined();
    expect(framed.headers["content-security-policy"]).toContain("frame-ancestors https://town.example");
    expect((await open.server.inject({ method: "GET", url: "/public/answers" })).headers["x-frame-options"]).toBe("DENY");
    await open.server.close();
  });

  test("3.6: a reader who asks too often waits", async () => {
    const busy = await openTestServer();
    const statuses = new Set<number>();
    for (let asked = 0; asked <= 300; asked += 1)
      statuses.add((await busy.server.inject({ method: "GET", url: "/public/answers.json" })).statusCode);
    expect([...statuses]).toEqual([200, 429]);
    await busy.server.close();
  });
});

describe("POST /api/cases/:caseId/site", () => {
  const post = (payload: object, who?: keyof TestServer["cookies"]) =>
    edge.server.inject({
      method: "POST",
      url: `/api/cases/${fakeCaseId}/site`,
      payload,
      headers: who === undefined ? {} : { cookie: edge.cookies[who] },
    });
  const words = { question: "Когда?", answer: "Завтра" };

  test("3.6: 200 for the curator, 401 without a session, 403 for the Head", async () => {
    expect((await post(words, "curator")).statusCode).toBe(200);
    expect((await post(words)).statusCode).toBe(401);
    expect((await post(words, "head")).statusCode).toBe(403);
  });

  test("3.6, 1.5: 400 tells what looks like personal data, until the curator has looked", async () => {
    const response = await post({ ...words, answer: "a@b.ru" }, "curator");
    expect(response.statusCode).toBe(400);
    expect(response.json()).toMatchObject({ code: "personalData", detail: { found: [{ kind: "email", text: "a@b.ru" }] } });
    expect((await post({ ...words, answer: "a@b.ru", checked: true }, "curator")).statusCode).toBe(200);
  });
});
