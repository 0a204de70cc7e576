import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { openTestServer, type TestServer } from "../testing/http-server.ts";
import { actCheck, actPicture, adopted, calendarPreview, calendarSettings, movedTerm } from "./contract/index.ts";

let edge: TestServer;
beforeAll(async () => {
  edge = await openTestServer();
});
afterAll(() => edge.server.close());
beforeEach(() => {
  edge.app.adopted.length = 0;
});

type Who = keyof TestServer["cookies"];
const get = (url: string, who: Who) => edge.server.inject({ method: "GET", url, headers: { cookie: edge.cookies[who] } });
const post = (url: string, payload: object, who: Who) =>
  edge.server.inject({ method: "POST", url, payload, headers: { cookie: edge.cookies[who] } });

const calendar = "/api/settings/calendar";
const act = "/api/settings/act";
const reason = "Постановление № 5";

describe("200: the settings hold to the contract", () => {
  test("3.1: the calendar, its history, a preview and what a version moved", async () => {
    expect(calendarSettings.parse((await get(calendar, "administrator")).json())).toMatchObject({ version: 0, openCases: 3 });
    const preview = calendarPreview.parse((await post(`${calendar}/preview`, { text: "years: {}" }, "administrator")).json());
    expect(preview).toMatchObject({ kind: "preview", years: [2028] });
    const bad = calendarPreview.parse((await post(`${calendar}/preview`, { text: "bad" }, "administrator")).json());
    expect(bad).toMatchObject({ kind: "problems", problems: [{ line: 2, column: 3, remedy: { ru: "Добавьте." } }] });
    expect(movedTerm.array().parse((await get(`${calendar}/1/moved`, "administrator")).json())[0]?.number).toBe(7);
    expect(edge.app.adopted).toEqual([]);
  });

  test("3.1: a calendar comes into force with its basis", async () => {
    const asked = { text: "years: {}", reason, seen: 0 };
    expect(adopted.parse((await post(calendar, asked, "administrator")).json())).toEqual({ kind: "adopted", movedCount: 1 });
    expect(edge.app.adopted).toEqual([asked]);
  });

  test("1.3: the act is drawn in words of people: routes, moves, clocks, clauses", async () => {
    const picture = actPicture.parse((await get(act, "curator")).json());
    const [route] = picture.routes;
    expect(route?.steps.some(({ begins }) => begins)).toBe(true);
    for (const one of picture.routes) {
      for (const { title } of one.edges) expect(title.ru, title.en).toMatch(/[а-яё]/iu);
      for (const { title } of one.steps.flatMap(({ staying }) => staying)) expect(title.ru).toMatch(/[а-яё]/iu);
      for (const clock of one.clocks) for (const event of [...clock.starts, ...clock.stops]) expect(event.ru).toMatch(/^[А-ЯЁ]/u);
    }
    expect(picture.clauses.find(({ clause }) => clause === "3.1.2")?.text).not.toBe("");
    expect(picture.mayAdopt).toBe(false);
  });

  test("1.3: a checked file says what is wrong or what would change", async () => {
    expect(actCheck.parse((await post(`${act}/check`, { text: "bad" }, "curator")).json())).toMatchObject({ act: null });
    const checked = actCheck.parse((await post(`${act}/check`, { text: "fine" }, "curator")).json());
    expect(checked.act).toMatchObject({ counterExample: null, walkedWhole: false, openCases: 3 });
    const asked = { text: "fine", reason, from: "2026-12-01" };
    expect(adopted.parse((await post(act, asked, "administrator")).json()).kind).toBe("adopted");
    expect(edge.app.adopted).toEqual([asked]);
  });
});

describe("400, 403, 409: nothing is written", () => {
  test("400: a reason and a real date are required", async () => {
    expect((await post(calendar, { text: "years: {}", reason: " ", seen: 0 }, "administrator")).statusCode).toBe(400);
    expect((await post(act, { text: "fine", reason, from: "2026-02-30" }, "administrator")).statusCode).toBe(400);
    expect((await post(`${calendar}/preview`, { text: "" }, "administrator")).statusCode).toBe(400);
    expect((await get(`${calendar}/x/moved`, "administrator")).statusCode).toBe(400);
    expect(edge.app.adopted).toEqual([]);
  });

  test("403: the calendar is the administrator's, the act is read by those who answer for it (1.6)", async () => {
    const fits = { text: "years: {}", reason, seen: 0 };
    for (const who of ["curator", "head", "zhkh"] as const) {
      expect((await get(calendar, who)).statusCode, who).toBe(403);
      expect((await get(`${calendar}/1/moved`, who)).statusCode, who).toBe(403);
      expect((await post(`${calendar}/preview`, { text: "x" }, who)).statusCode, who).toBe(403);
      expect((await post(calendar, fits, who)).statusCode, who).toBe(403);
      expect((await post(act, { text: "fine", reason, from: "2026-12-01" }, who)).statusCode, who).toBe(403);
    }
    expect((await get(act, "zhkh")).statusCode).toBe(403);
    expect((await post(`${act}/check`, { text: "fine" }, "zhkh")).statusCode).toBe(403);
    expect(edge.app.adopted).toEqual([]);
  });

  test("409: somebody else was first", async () => {
    const response = await post(calendar, { text: "years: {}", reason, seen: 9 }, "administrator");
    expect(response.statusCode).toBe(409);
    expect(response.json<{ code: string }>().code).toBe("rulesConflict");
    expect(edge.app.adopted).toEqual([]);
  });
});
