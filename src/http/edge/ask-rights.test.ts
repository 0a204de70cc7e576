import { afterEach, beforeEach, expect, test } from "vitest";
import { openTestServer, type TestServer } from "../../testing/http-server.ts";
import { personBudgets } from "./budgets.ts";

let edge: TestServer;
beforeEach(async () => {
  edge = await openTestServer();
});
afterEach(() => edge.server.close());

const notes = () => edge.lines.map((line): unknown => JSON.parse(line));

test("16.3.2, 16.3.3 (ASVS): a refused right and a spent budget are lines of the log: who, from where, what; nothing of what was sent", async () => {
  const headers = { cookie: edge.cookies.zhkh, "content-type": "application/json" };
  const payload = JSON.stringify({ network: "vk", secret: "very-secret" });
  const refused = await edge.server.inject({ method: "POST", url: "/api/settings/pages", headers, payload });
  expect(refused.statusCode).toBe(403);
  expect(notes()).toMatchObject([
    { security: "rightRefused", by: "person-unit-zhkh", role: "unit", asked: "addPage", address: "127.0.0.1" },
  ]);
  expect(edge.lines.join("")).not.toContain("very-secret");
  for (let call = 0; call <= personBudgets.search; call += 1) await edge.server.inject({ url: "/api/search?words=яма", headers });
  expect(notes().at(-1)).toMatchObject({ security: "budgetSpent", asked: "searchCases" });
});

test("8.2.1 (ASVS): the right is asked before the body is read: who may not, learns nothing of its form", async () => {
  const headers = { cookie: edge.cookies.zhkh, "content-type": "application/json" };
  const response = await edge.server.inject({ method: "POST", url: "/api/settings/pages", headers, payload: "{" });
  expect(response.statusCode).toBe(403);
  expect(response.json()).toMatchObject({ code: "notAllowed" });
});
