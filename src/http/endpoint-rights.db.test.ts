import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { extentOf, type RightAction, type RightObject } from "#app";
import type { Town, TownRole } from "../testing/app-town.ts";
import { addressOf, operationsOf, type Operation } from "../testing/openapi-sample.ts";
import { openTownServer, secretWords, townRoles, type TownServer } from "../testing/town-server.ts";
import { endpointRights, openEndpoints, type EndpointRight } from "./endpoint-rights.ts";
import { brokenTexts } from "./edge/whole-text.ts";

let edge: TownServer;
let operations: readonly Operation[];
beforeAll(async () => {
  edge = await openTownServer();
  const cookie = edge.cookieOf(edge.town, "curator");
  operations = operationsOf((await edge.server.inject({ url: "/api/openapi.json", headers: { cookie } })).json());
});
afterAll(() => edge.end());

/** What speaks of the account alone is held by the tests of sign-in; the stream by its own. */
const elsewhere = (name: string): boolean =>
  endpointRights[name]?.about === "self" && !["me", "procedure", "notices", "noticesSeen"].includes(name);

/** Bodies that must not depend on chance: a move that the version turns away, whoever makes it. */
const bodies: Readonly<Record<string, unknown>> = {
  move: { version: 1, move: { do: "setTopic", topic: "roads" } },
  saveDraft: { text: "Набранное" },
  addTurn: { kind: "duty", personId: "nobody", from: 0, to: 1 },
};
/** Of two kinds of turns, the one that the table's first right opens; the other asks for the second. */
const fixed: Readonly<Record<string, string>> = { timer: "draft", kind: "duty" };
const queries: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  listCases: { view: "all" },
  searchCases: { words: secretWords },
};

/** Where there is nothing to hand out for this case, though one may ask. */
const mayBeAbsent = new Set(["policeNote", "appealPackage"]);

const one = (arbitrary: fc.Arbitrary<unknown>): unknown =>
  fc.sample(
    arbitrary.filter((value) => brokenTexts(value).length === 0),
    { numRuns: 1, seed: 7 },
  )[0];

const ask = (operation: Operation, place: Town, role: TownRole) => {
  const { operationId, method, path } = operation;
  const known: Readonly<Record<string, string>> = { ...edge.secret, ...fixed, pageId: edge.town.pageKey };
  const params = Object.fromEntries(Object.entries(operation.params).map(([name, arbitrary]) => [name, known[name] ?? one(arbitrary)]));
  const payload = bodies[operationId] ?? (operation.body === null ? undefined : one(operation.body));
  return edge.server.inject({
    method,
    url: addressOf(path, params, queries[operationId] ?? {}),
    headers: { cookie: edge.cookieOf(place, role), ...(payload === undefined ? {} : { "content-type": "application/json" }) },
    ...(payload === undefined ? {} : { payload: JSON.stringify(payload) }),
  });
};

/** What the table says to this person: refused at the door, shown nothing, or let in. */
const expected = (right: EndpointRight, place: Town, role: TownRole): "refused" | "nothing" | "hidden" | "letIn" => {
  const { person } = place.as(role);
  const extents =
    right.needs === "anyRole" ? [] : right.needs.map((need) => extentOf(person, ...(need.split(".") as [RightObject, RightAction])));
  const isMet = right.needs === "anyRole" || extents.some((extent) => (right.whole ? extent === "all" : extent !== "none"));
  if (!isMet) return right.without === 403 ? "refused" : "nothing";
  if (right.about !== "case" && right.about !== "file") return "letIn";
  const isTheirs = place === edge.town && role !== "roads";
  if (isTheirs) return "letIn";
  return right.foreign === "nothing" ? "nothing" : "hidden";
};

const isEmpty = (body: unknown): boolean => {
  if (body === null || (Array.isArray(body) && body.length === 0)) return true;
  return typeof body === "object" && body !== null && "rows" in body && Array.isArray(body.rows) && body.rows.length === 0;
};

describe("1.5, 2.6: the table of endpoints and rights", () => {
  test("1.5: every operation of the document has a row, and every row an operation", () => {
    const documented = operations.map(({ operationId }) => operationId);
    const rows = [...Object.keys(endpointRights), ...Object.keys(openEndpoints)];
    expect(documented.filter((name) => !rows.includes(name))).toEqual([]);
    expect(rows.filter((name) => !documented.includes(name) && name !== "openapi" && name !== "apiPage")).toEqual([]);
  });

  test("1.5, 2.6: every operation, as every role, of one's own and another unit, of one's own and another municipality", async () => {
    const told: string[] = [];
    let asked = 0;
    for (const operation of operations) {
      const right = endpointRights[operation.operationId];
      if (right === undefined || elsewhere(operation.operationId)) continue;
      for (const place of [edge.town, edge.neighbour])
        for (const role of townRoles) {
          const response = await ask(operation, place, role);
          const says = expected(right, place, role);
          const code = /"code":"([^"]+)"/u.exec(response.body)?.[1] ?? "";
          const isJson = String(response.headers["content-type"]).includes("json");
          const where = `${operation.operationId} as ${role} of ${place === edge.town ? "the town" : "the neighbour"}: ${response.statusCode} ${code}, the table says ${says}`;
          asked += 1;
          if (response.statusCode >= 500) told.push(where);
          if (says === "refused" && (response.statusCode !== 403 || code !== "notAllowed")) told.push(where);
          if (says === "hidden" && response.statusCode !== 404) told.push(where);
          if (says === "nothing" && !(response.statusCode === 200 && isJson && isEmpty(response.json()))) told.push(where);
          if (says === "letIn" && (response.statusCode === 401 || code === "notAllowed")) told.push(where);
          if (
            says === "letIn" &&
            operation.method === "GET" &&
            right.about !== "town" &&
            response.statusCode !== 200 &&
            !mayBeAbsent.has(operation.operationId)
          )
            told.push(where);
          const mayRead = place === edge.town && role !== "roads" && role !== "administrator";
          if (!mayRead && response.body.includes(secretWords)) told.push(`${where}: reads what is not theirs`);
          if (place === edge.neighbour && says === "letIn" && operation.path.includes("{pageId}") && response.statusCode === 200)
            told.push(`${where}: a page of another municipality`);
        }
    }
    expect(told, edge.lines.slice(0, 2).join("\n").slice(0, 3000)).toEqual([]);
    expect(asked).toBeGreaterThan(700);
  });

  test("1.5: without a session nothing behind it answers, and a person switched off is nobody", async () => {
    for (const { operationId, method, path } of operations) {
      if (endpointRights[operationId] === undefined) continue;
      const response = await edge.server.inject({ method, url: addressOf(path, {}), ...(method === "GET" ? {} : { payload: {} }) });
      expect(response.statusCode, operationId).toBe(401);
    }
  });

  test("1.5: the search finds the case for those who may see it, so that the silence to others proves something", async () => {
    for (const role of ["curator", "head", "controller", "zhkh"] as const) {
      const response = await edge.server.inject({
        url: addressOf("/api/search", {}, { words: secretWords }),
        headers: { cookie: edge.cookieOf(edge.town, role) },
      });
      expect(response.body, role).toContain(edge.secret.caseId);
    }
  });

  test("2.6: after the walk the case stands as it stood", async () => {
    const card = await edge.town.app.card(edge.town.as("curator"), edge.secret.caseId);
    expect(card?.state.units).toEqual(["zhkh"]);
    expect(card?.state.drafts).toHaveLength(1);
  });
});
