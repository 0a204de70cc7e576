import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createFakeIncident } from "../testing/fake-incident.ts";
import { openTestServer, type TestServer } from "../testing/http-server.ts";

let edge: TestServer;
const { right } = createFakeIncident();
beforeAll(async () => {
  edge = await openTestServer();
});
afterAll(() => edge.server.close());

const byKey = (payload: object, key: string | null = right) =>
  edge.server.inject({
    method: "POST",
    url: "/api/v1/incidents",
    payload,
    headers: key === null ? {} : { authorization: `Bearer ${key}` },
  });
const as = (who: keyof TestServer["cookies"], method: "GET" | "POST" | "PUT" | "DELETE", url: string, payload?: object) =>
  edge.server.inject({ method, url, headers: { cookie: edge.cookies[who] }, ...(payload === undefined ? {} : { payload }) });

describe("POST /api/v1/incidents", () => {
  test("3.2: 201 for a message, 200 for the same number again: the number tells a repeat", async () => {
    const message = { number: "77", text: "Яма на Луговой", url: "https://vk.example/1", deadline: "25.11.2026 17:00" };
    const first = await byKey(message);
    expect(first.statusCode).toBe(201);
    expect(first.json()).toEqual({ caseId: "case-1", cardNumber: 7, known: false });
    const second = await byKey(message);
    expect(second.statusCode).toBe(200);
    expect(second.json()).toMatchObject({ known: true });
  });

  test("3.2: 401 without a key or with a wrong one, before the body is looked at; a session opens nothing here", async () => {
    for (const response of [
      await byKey({}, null),
      await byKey({}, `otk_${"x".repeat(40)}`),
      await as("curator", "POST", "/api/v1/incidents", {}),
    ]) {
      expect(response.statusCode).toBe(401);
      expect(response.json()).toMatchObject({ code: "keyNeeded" });
    }
  });

  test("3.2: 400 for a message without a number or without words", async () => {
    expect((await byKey({ text: "слова" })).statusCode).toBe(400);
    expect((await byKey({ number: "1", text: " " })).statusCode).toBe(400);
  });

  test("3.2: 429 for a program that asks too often, and for one that guesses keys", async () => {
    const own = await openTestServer();
    const ask = (key: string) =>
      own.server.inject({
        method: "POST",
        url: "/api/v1/incidents",
        payload: { number: "1", text: "т" },
        headers: { authorization: `Bearer ${key}` },
      });
    const statuses = await Promise.all(Array.from({ length: 125 }, async () => (await ask(right)).statusCode));
    expect(statuses.filter((status) => status === 429)).toHaveLength(5);
    const guesses = await Promise.all(Array.from({ length: 25 }, async (_, n) => (await ask(`otk_${String(n).repeat(30)}`)).statusCode));
    expect(guesses.filter((status) => status === 429)).toHaveLength(5);
    await own.server.close();
  });
});

describe("/api/incident", () => {
  test("1.5: letters are read by the curator alone; keys are kept by the administrator alone", async () => {
    expect((await as("curator", "GET", "/api/incident/letters")).json()).toMatchObject([{ letterId: "letter-1", kind: "notRead" }]);
    for (const who of ["head", "zhkh", "administrator"] as const)
      expect((await as(who, "GET", "/api/incident/letters")).statusCode).toBe(403);
    expect((await as("administrator", "POST", "/api/incident/keys", { title: "ЕДДС" })).json()).toEqual({ key: right });
    expect((await as("curator", "POST", "/api/incident/keys", { title: "ЕДДС" })).statusCode).toBe(403);
    expect((await as("administrator", "DELETE", "/api/incident/keys/key-1")).json()).toEqual({ done: true });
    expect((await as("head", "GET", "/api/incident")).statusCode).toBe(403);
  });

  test("3.2: a card out of a letter: 200, 400 with the place, 403, 404", async () => {
    const url = "/api/incident/letters/letter-1/card";
    expect((await as("curator", "POST", url, { text: "Яма" })).json()).toEqual({ caseId: "case-1", cardNumber: 7, known: false });
    expect((await as("curator", "POST", url, { number: "1" })).json()).toMatchObject({ detail: { places: [{ path: "text" }] } });
    expect((await as("head", "POST", url, { text: "Яма" })).statusCode).toBe(403);
    expect((await as("curator", "POST", "/api/incident/letters/x/card", { text: "Яма" })).statusCode).toBe(404);
  });

  test("3.2: a map is tried on a letter and saved; a table is looked at and taken in", async () => {
    const { map } = (await as("administrator", "GET", "/api/incident")).json<{ map: object }>();
    const tried = await as("administrator", "POST", "/api/incident/map/trial", { content: { words: "Текст: x" }, map });
    expect(tried.json()).toMatchObject({ isWhole: false, problems: [{ code: "NO_TEXT" }] });
    expect((await as("curator", "PUT", "/api/incident/map", map)).statusCode).toBe(200);
    expect((await as("curator", "PUT", "/api/incident/map", {})).statusCode).toBe(400);
    const base64 = Buffer.from("Текст\nслова\n").toString("base64");
    expect((await as("curator", "POST", "/api/incident/table/preview", { base64 })).statusCode).toBe(200);
    expect((await as("curator", "POST", "/api/incident/table", { base64 })).json()).toMatchObject({ taken: 1 });
    expect((await as("zhkh", "POST", "/api/incident/table", { base64 })).statusCode).toBe(403);
    expect((await as("curator", "POST", "/api/incident/table", { base64: "не base64" })).statusCode).toBe(400);
  });

  test("1.5: the card's part names letters to everybody who sees the case, and opens them to the curator alone", async () => {
    expect((await as("curator", "GET", "/api/cases/case-1/incident")).json()).toMatchObject({
      letters: [{ fileUrl: "/api/files/file-1?as=attachment" }],
    });
    expect((await as("zhkh", "GET", "/api/cases/case-1/incident")).json()).toMatchObject({ letters: [{ fileUrl: null }] });
  });
});
