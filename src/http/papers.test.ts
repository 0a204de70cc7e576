import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { fakeCaseId } from "../testing/fake-app.ts";
import { fakeAlarmId } from "../testing/fake-papers.ts";
import { openTestServer, type TestServer } from "../testing/http-server.ts";
import { alarmList, formerAnswers, policeNote, problem, unitSettings } from "./contract/index.ts";

let edge: TestServer;
beforeAll(async () => {
  edge = await openTestServer();
});
afterAll(() => edge.server.close());

type Who = keyof TestServer["cookies"];
const as = (who?: Who) => (who === undefined ? {} : { cookie: edge.cookies[who] });
const get = (url: string, who?: Who) => edge.server.inject({ method: "GET", url, headers: as(who) });
const send = (method: "POST" | "PUT", url: string, payload: object, who?: Who) =>
  edge.server.inject({ method, url, payload, headers: as(who) });
const note = `/api/cases/${fakeCaseId}/police-note`;
const appeal = `/api/cases/${fakeCaseId}/appeal-package`;

describe("papers about a case", () => {
  test("3.7: 200, the note for the police as words and as a file that nothing runs", async () => {
    expect(policeNote.parse((await get(note, "curator")).json()).text).toBe("Слова");
    const file = await get(`${note}?as=file`, "head");
    expect([file.statusCode, file.body]).toEqual([200, "note"]);
    expect(file.headers["content-disposition"]).toMatch(/^attachment/);
    expect(file.headers["cache-control"]).toBe("private, no-store");
  });

  test("3.7, 3.9: 401 without a session, 403 for a unit and the administrator, 404 where there is no such case or no such paper", async () => {
    expect((await get(note)).statusCode).toBe(401);
    for (const url of [note, appeal])
      for (const who of ["zhkh", "roads", "administrator"] as const) {
        const response = await get(url, who);
        expect(response.statusCode, `${who} ${url}`).toBe(403);
        expect(problem.parse(response.json()).code).toBe("notAllowed");
      }
    expect((await get("/api/cases/other/police-note", "curator")).statusCode).toBe(404);
    expect((await get(appeal, "curator")).statusCode).toBe(404);
    expect((await get(`${note}?as=picture`, "curator")).statusCode).toBe(400);
  });

  test("3.8: former answers are read by those who see the case, the others get none", async () => {
    const url = `/api/cases/${fakeCaseId}/former-answers`;
    expect(formerAnswers.parse((await get(url, "zhkh")).json())).toHaveLength(1);
    expect((await get(url, "roads")).json()).toEqual([]);
    expect((await get(url)).statusCode).toBe(401);
  });
});

describe("alarms of threats", () => {
  test("3.7: 200, the alarms of one's role and of a case; a unit is told nothing", async () => {
    expect(alarmList.parse((await get("/api/alarms", "head")).json())[0]?.ground.clause).toBe("3.7");
    expect((await get("/api/alarms?caseId=other", "head")).json()).toEqual([]);
    expect((await get("/api/alarms", "zhkh")).json()).toEqual([]);
    expect((await get("/api/alarms")).statusCode).toBe(401);
  });

  test("3.7: an alarm is acknowledged by the role that it stands for: 403 for a unit, 404 where none stands", async () => {
    const acknowledge = (who?: Who, alarmId = fakeAlarmId) => send("POST", `/api/alarms/${alarmId}/acknowledgement`, {}, who);
    expect((await acknowledge("head")).json()).toEqual({ acknowledged: true });
    expect((await acknowledge("zhkh")).statusCode).toBe(403);
    expect((await acknowledge("administrator")).statusCode).toBe(403);
    expect((await acknowledge("curator")).statusCode).toBe(404);
    expect((await acknowledge("head", "alarm-9")).statusCode).toBe(404);
    expect((await acknowledge()).statusCode).toBe(401);
  });
});

describe("the hours of a unit", () => {
  const url = "/api/settings/units";
  const hours = { hours: { "mon-sat": "07:00-15:00" } };
  const set = (payload: object, who: Who, unitId = "zhkh") => send("PUT", `${url}/${unitId}/hours`, payload, who);

  test("2.6: 200 for the administrator, read and set, and the office's hours again", async () => {
    expect(unitSettings.parse((await get(url, "administrator")).json())[0]).toMatchObject({ unitId: "zhkh", hours: null });
    const answer = await set({ hours, reason: "Приказ 5" }, "administrator");
    expect(unitSettings.parse(answer.json())[0]?.hours).toEqual(hours);
    expect((await set({ hours: null, reason: "Приказ 6" }, "administrator")).statusCode).toBe(200);
  });

  test("2.6: 400 says what is wrong and where, 403 for everybody else, 404 for an unknown unit", async () => {
    const bad = await set({ hours: {}, reason: "Приказ 5" }, "administrator");
    expect(bad.statusCode).toBe(400);
    expect(bad.json()).toMatchObject({ detail: { places: [{ path: "hours.hours", ru: "Нет часов." }] } });
    expect((await set({ hours }, "administrator")).statusCode).toBe(400);
    expect((await set({ hours, reason: "Приказ 5" }, "administrator", "police")).statusCode).toBe(404);
    for (const who of ["curator", "head", "zhkh"] as const) {
      expect((await set({ hours, reason: "Приказ 5" }, who)).statusCode).toBe(403);
      expect((await get(url, who)).statusCode).toBe(403);
    }
  });
});

describe("moves of this wave over HTTP", () => {
  const move = (body: object, who: Who) => send("POST", `/api/cases/${fakeCaseId}/moves`, { version: 1, move: body }, who);

  test("2.6, 3.1.2, 3.4: parts, an answer by hand and a repeat by its number reach the app as they were written", async () => {
    edge.app.moves.length = 0;
    await move({ do: "submitPart", text: "Часть" }, "zhkh");
    await move({ do: "returnPart", unitId: "roads", remarks: "Когда?" }, "zhkh");
    await move({ do: "recordAnswer", text: "Дом 12", answeredAt: 5, way: "по телефону" }, "curator");
    await move({ do: "linkRepeat", earlierNumber: 17 }, "curator");
    await move({ do: "submitInterim", text: "Работаем", promisedFor: 5, measures: "Заказали трубу" }, "zhkh");
    expect(edge.app.moves.map(({ move: asked }) => asked)).toEqual([
      { do: "submitPart", text: "Часть", files: [], measures: "" },
      { do: "returnPart", unitId: "roads", remarks: "Когда?" },
      { do: "recordAnswer", text: "Дом 12", files: [], answeredAt: 5, way: "по телефону" },
      { do: "linkRepeat", earlierNumber: 17 },
      { do: "submitInterim", text: "Работаем", files: [], promisedFor: 5, measures: "Заказали трубу" },
    ]);
  });

  test("3.4: 400 for a number that is none, 409 with the clause for a reply without measures, 403 for a part that is not this unit's", async () => {
    expect((await move({ do: "linkRepeat", earlierNumber: 0 }, "curator")).statusCode).toBe(400);
    edge.app.answerMove = { kind: "refusedWith", refusal: { kind: "MeasuresRequired", clause: "3.4" } };
    const missing = await move({ do: "submitDraft", text: "Ответ" }, "zhkh");
    expect([missing.statusCode, problem.parse(missing.json()).clause]).toEqual([409, "3.4"]);
    edge.app.answerMove = { kind: "refusedWith", refusal: { kind: "PartOfHelpersOnly", clause: "2.6" } };
    expect((await move({ do: "submitPart", text: "Часть" }, "zhkh")).statusCode).toBe(403);
    edge.app.answerMove = null;
  });
});
