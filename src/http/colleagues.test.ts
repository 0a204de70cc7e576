import { afterEach, beforeEach, expect, test } from "vitest";
import { fakeCaseId } from "../testing/fake-app.ts";
import { openTestServer, type TestServer } from "../testing/http-server.ts";
import type { Notes, Presence, Templates } from "./contract/index.ts";

let edge: TestServer;
beforeEach(async () => {
  edge = await openTestServer();
});
afterEach(() => edge.server.close());

type Role = keyof TestServer["cookies"];

const ask = (role: Role, method: "GET" | "POST" | "PUT" | "DELETE", url: string, body?: object) =>
  edge.server.inject({ method, url, headers: { cookie: edge.cookies[role] }, ...(body === undefined ? {} : { payload: body }) });

const template = { title: "Яма", letters: "яма", body: "Здравствуйте, {имя}.", about: { kind: "general" } };
const notesPath = `/api/cases/${fakeCaseId}/notes`;
const presencePath = `/api/cases/${fakeCaseId}/presence`;

test("templates: everybody who answers reads them, the curator and the administrator keep them", async () => {
  const read = await ask("zhkh", "GET", "/api/templates");
  expect(read.json<Templates>()).toMatchObject({ templates: [{ letters: "мус" }], mayChange: false });
  expect((await ask("zhkh", "POST", "/api/templates", template)).statusCode).toBe(403);
  expect((await ask("curator", "POST", "/api/templates", template)).json()).toEqual({ templateId: "template-2" });
  expect((await ask("administrator", "PUT", "/api/templates/template-1", template)).json()).toEqual({ templateId: "template-1" });
  const empty = await ask("curator", "PUT", "/api/templates/template-1", { ...template, title: "" });
  expect([empty.statusCode, empty.json().detail.places[0].path]).toEqual([400, "title"]);
  expect((await ask("curator", "DELETE", "/api/templates/template-1")).json()).toEqual({ done: true });
  expect((await ask("curator", "DELETE", "/api/templates/template-9")).statusCode).toBe(404);
});

test("2.6: notes are written and read by those who may see the case; to others it is not there", async () => {
  expect((await ask("curator", "POST", notesPath, { text: "Позвоните", mentions: [] })).json()).toEqual({ done: true });
  expect((await ask("zhkh", "GET", notesPath)).json<Notes>().notes).toMatchObject([{ text: "Позвоните", author: { name: "Имя curator" } }]);
  expect((await ask("curator", "POST", notesPath, { text: " ", mentions: [] })).statusCode).toBe(400);
  expect((await ask("curator", "POST", notesPath, { text: "x" })).statusCode).toBe(400);
  expect((await ask("roads", "GET", notesPath)).statusCode).toBe(404);
  expect((await ask("roads", "POST", notesPath, { text: "x", mentions: [] })).statusCode).toBe(404);
});

test("2.6: who is at a card is told to those who may see the case", async () => {
  expect((await ask("curator", "POST", presencePath, { state: "writing" })).json<Presence>()).toEqual({ others: [] });
  const others = [{ personId: "person-curator-", name: "Имя curator", writing: true }];
  expect((await ask("zhkh", "POST", presencePath, { state: "looking" })).json<Presence>()).toEqual({ others });
  expect((await ask("head", "GET", presencePath)).json<Presence>().others).toHaveLength(2);
  expect((await ask("roads", "GET", presencePath)).statusCode).toBe(404);
  expect((await ask("roads", "POST", presencePath, { state: "looking" })).statusCode).toBe(404);
  await ask("curator", "POST", presencePath, { state: "left" });
  expect((await ask("head", "GET", presencePath)).json<Presence>().others).toMatchObject([{ name: "Имя unit" }]);
});
