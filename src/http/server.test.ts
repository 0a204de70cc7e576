import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { fakeCaseId } from "../testing/fake-app.ts";
import { openTestServer, type TestServer } from "../testing/http-server.ts";
import { card, listPage, me, problem, procedureInfo } from "./contract/index.ts";

let edge: TestServer;
beforeAll(async () => {
  edge = await openTestServer();
});
afterAll(() => edge.server.close());
beforeEach(() => {
  edge.app.moves.length = 0;
  edge.app.answerMove = null;
  edge.app.failWith = null;
  edge.lines.length = 0;
});

type Who = keyof TestServer["cookies"];
const get = (url: string, who?: Who) =>
  edge.server.inject({ method: "GET", url, headers: who === undefined ? {} : { cookie: edge.cookies[who] } });
const send = (method: "POST" | "PUT", url: string, payload: object, who?: Who) =>
  edge.server.inject({ method, url, payload, headers: who === undefined ? {} : { cookie: edge.cookies[who] } });
const move = (body: object, who?: Who, caseId: string = fakeCaseId) => send("POST", `/api/cases/${caseId}/moves`, body, who);
const draft = { version: 3, move: { do: "submitDraft", text: "Фонарь заменён." } };

describe("200: what a person of a role reads", () => {
  test("who is signed in, in the form of the contract", async () => {
    const response = await get("/api/me", "curator");
    expect(response.statusCode).toBe(200);
    expect(me.parse(response.json()).person.role).toBe("curator");
  });

  test("a list, a card and the act hold to the contract", async () => {
    expect(listPage.parse((await get("/api/cases?view=queue&limit=10", "curator")).json()).rows[0]?.urgency).toBe("today");
    const answer = card.parse((await get(`/api/cases/${fakeCaseId}`, "zhkh")).json());
    expect(answer.messages[0]?.text).toBe("Не горит фонарь на Садовой, 4");
    expect(answer.drafts[0]?.digest).toBe("digest of t-draft");
    expect(answer.moves.find((one) => one.move === "approve")?.refusal?.clause).toBe("3.1.7");
    expect(procedureInfo.parse((await get("/api/procedure", "head")).json()).appealWays).toContain("guide");
  });

  test("tokens and settings of an official page never leave the server (1.4)", async () => {
    const response = await get("/api/pages", "curator");
    expect(response.statusCode).toBe(200);
    expect(response.body).not.toMatch(/very-secret-token|baseUrl/);
  });

  test("why a deadline is what it is", async () => {
    const response = await get(`/api/cases/${fakeCaseId}/timers/draft`, "zhkh");
    expect(response.json<{ words: { ru: string[] } }>().words.ru).toEqual(["Считаем рабочие часы."]);
  });

  test("unsent words are kept, read back by their writer only, and dropped by an empty save", async () => {
    const url = `/api/cases/${fakeCaseId}/saves/reply`;
    expect((await send("PUT", url, { text: "Начало" }, "zhkh")).json<{ text: string }>().text).toBe("Начало");
    expect((await get(url, "zhkh")).json<{ text: string }>().text).toBe("Начало");
    expect((await get(url, "curator")).json()).toBeNull();
    expect((await send("PUT", url, { text: "" }, "zhkh")).json()).toBeNull();
    expect((await get(url, "zhkh")).json()).toBeNull();
  });

  test("a move reaches the app in the person's own words, with the version that they saw", async () => {
    const response = await move(draft, "zhkh");
    expect(response.statusCode).toBe(200);
    card.parse(response.json());
    expect(edge.app.moves).toHaveLength(1);
    expect(edge.app.moves[0]).toMatchObject({
      caseId: fakeCaseId,
      version: 3,
      move: { do: "submitDraft", text: "Фонарь заменён.", files: [], measures: "" },
    });
  });
});

describe("400: what cannot be read is named by its place, and nothing is written", () => {
  test.each([
    [{ version: 3, move: { do: "fly" } }],
    [{ version: 0, move: { do: "dispatch" } }],
    [{ version: 3, move: { do: "submitDraft", text: "   " } }],
    [{ version: 3, move: { do: "resolve", units: [] } }],
    [{ version: 3, move: { do: "submitDraft", text: "x".repeat(20_001) } }],
    [{}],
  ])("%j", async (body) => {
    const response = await move(body, "zhkh");
    expect(response.statusCode).toBe(400);
    const answer = problem.parse(response.json());
    expect(answer.code).toBe("badInput");
    expect(JSON.stringify(answer.detail)).toContain("path");
    expect(edge.app.moves).toHaveLength(0);
  });

  test("broken JSON, and a list asked for in a way that does not exist", async () => {
    const broken = await edge.server.inject({
      method: "POST",
      url: `/api/cases/${fakeCaseId}/moves`,
      payload: "{",
      headers: { cookie: edge.cookies.zhkh, "content-type": "application/json" },
    });
    expect(broken.statusCode).toBe(400);
    expect(problem.parse(broken.json()).code).toBe("badRequest");
    expect((await get("/api/cases?view=everything", "curator")).statusCode).toBe(400);
    expect((await get("/api/cases?limit=100000", "curator")).statusCode).toBe(400);
  });

  test("the app's own finding about the input keeps its place and words", async () => {
    edge.app.answerMove = {
      kind: "badInput",
      problems: [{ code: "UnknownFile", path: "/files/0", ru: "Файла нет", en: "There is no such file" }],
    };
    const response = await move(draft, "zhkh");
    expect(response.statusCode).toBe(400);
    expect(response.json()).toMatchObject({ detail: { places: [{ path: "/files/0", ru: "Файла нет" }] } });
  });
});

describe("401 and 403: nobody, a stranger, and a person who was switched off", () => {
  test("without a session there is no data and no move", async () => {
    expect((await get("/api/me")).statusCode).toBe(401);
    expect((await move(draft)).statusCode).toBe(401);
    expect(edge.app.moves).toHaveLength(0);
  });

  test("a forged cookie is nobody", async () => {
    const response = await edge.server.inject({ method: "GET", url: "/api/me", headers: { cookie: "otklik_session=forged" } });
    expect(response.statusCode).toBe(401);
    expect(problem.parse(response.json()).code).toBe("signInNeeded");
  });

  test.each(["stranger", "dismissed"] as const)("an account without a role reads nothing and moves nothing: %s", async (who) => {
    expect((await get("/api/cases", who)).statusCode).toBe(403);
    expect((await move(draft, who)).statusCode).toBe(403);
    expect(edge.app.moves).toHaveLength(0);
  });

  test("3.1.7: a move that belongs to another role is 403 with the clause", async () => {
    edge.app.answerMove = {
      kind: "refusedWith",
      refusal: { kind: "NotYourMove", clause: "3.1.7", move: "approve", allowedRoles: ["head"] },
    };
    const response = await move({ version: 3, move: { do: "approve", draftId: "draft-1", digest: "d" } }, "zhkh");
    expect(response.statusCode).toBe(403);
    expect(response.json()).toMatchObject({ code: "NotYourMove", clause: "3.1.7" });
    expect(edge.app.moves).toHaveLength(0);
  });
});

describe("404: what is not there and what is not theirs look the same", () => {
  test("another unit's case is not found, for reading and for moving", async () => {
    const foreign = await get(`/api/cases/${fakeCaseId}`, "roads");
    const absent = await get("/api/cases/case-none", "roads");
    expect(foreign.statusCode).toBe(404);
    expect(foreign.body).toBe(absent.body);
    expect((await move(draft, "roads")).statusCode).toBe(404);
    expect(edge.app.moves).toHaveLength(0);
  });

  test("an unknown address answers in the same shape", async () => {
    for (const url of ["/api/nothing", "/nothing", "/hooks"]) {
      const response = await get(url, "curator");
      expect(response.statusCode).toBe(404);
      problem.parse(response.json());
    }
  });

  test("a timer that the case does not have", async () => {
    expect((await get(`/api/cases/${fakeCaseId}/timers/unknown`, "zhkh")).statusCode).toBe(404);
  });
});

describe("409: the case does not stand so", () => {
  test("3.1.2: a refusal carries its reason in both languages, its clause and its data", async () => {
    edge.app.answerMove = { kind: "refusedWith", refusal: { kind: "ClarificationTooLate", clause: "3.1.2", due: 1_000 } };
    const response = await move({ version: 3, move: { do: "askClarification", question: "Где именно?" } }, "zhkh");
    expect(response.statusCode).toBe(409);
    expect(problem.parse(response.json())).toMatchObject({ code: "ClarificationTooLate", clause: "3.1.2", detail: { due: 1_000 } });
    expect(edge.app.moves).toHaveLength(0);
  });

  test("somebody was first: the card as it stands now comes along", async () => {
    const view = await edge.app.card({ tenantId: "town" as never, person: { role: "curator" } as never }, fakeCaseId);
    if (view === null) throw new Error("no card");
    edge.app.answerMove = { kind: "conflict", card: view };
    const response = await move(draft, "zhkh");
    expect(response.statusCode).toBe(409);
    const answer = problem.parse(response.json());
    expect(answer.code).toBe("conflict");
    card.parse(answer.detail?.["card"]);
    expect(edge.app.moves).toHaveLength(0);
  });
});

describe("500: a failure says nothing of what is inside", () => {
  test("the person reads our words, the log keeps the cause", async () => {
    edge.app.failWith = new Error("relation case_projection does not exist at 10.0.0.5");
    const response = await get("/api/cases", "curator");
    expect(response.statusCode).toBe(500);
    expect(problem.parse(response.json()).code).toBe("failure");
    expect(response.body).not.toMatch(/relation|10\.0\.0\.5|stack/);
    expect(edge.lines.join("")).toContain("case_projection");
  });
});
