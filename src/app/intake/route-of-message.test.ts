import { expect, test } from "vitest";
import { loadProcedure } from "#procedure";
import { shippedAct } from "../../testing/app-town.ts";
import { routeOfMessage } from "./route-of-message.ts";

const act = (() => {
  const step = "begins: a, steps: { a: { waitsFor: curator, moves: { close: { to: b, requires: reason } } }, b: { ends: true } }";
  const loaded = loadProcedure(`
code: scopes
title: Порядок
edition: "1"
inForce: { from: 2026-01-01 }
clauses: { 1: Пути. }
routes:
  comments: { clause: 1, accepts: { kinds: comment }, ${step} }
  governor: { clause: 1, accepts: { accounts: ["https://vk.example/governor"] }, ${step} }
  talks: { clause: 1, accepts: { kinds: direct }, ${step} }
`);
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.problems));
  return loaded.procedure;
})();

const page = { network: "vk", owner: "head", route: "comments", url: "https://vk.example/town" } as const;

test("1.1: a message takes the route of its page; what that route does not take goes to the one that does", () => {
  expect(routeOfMessage(act, page, "comment")).toBe("comments");
  expect(routeOfMessage(act, page, "direct")).toBe("talks");
  expect(routeOfMessage(act, { ...page, route: "talks", url: "https://vk.example/governor" }, "post")).toBe("governor");
});

test("1.1: where no scope fits the page's own route stays; in the act of the house it always fits", () => {
  expect(routeOfMessage(act, page, "post")).toBe("comments");
  for (const kind of ["comment", "direct", "post"] as const)
    expect(routeOfMessage(shippedAct(), { ...page, route: "pages" }, kind)).toBe("pages");
});
