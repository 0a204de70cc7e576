import { expect, test } from "vitest";
import { loadProcedure } from "./load.ts";
import { routeFor, type Arrival } from "./route-for.ts";

const act = (() => {
  const step = "begins: a, steps: { a: { waitsFor: curator, moves: { close: { to: b, requires: reason } } }, b: { ends: true } }";
  const loaded = loadProcedure(`
code: scopes
title: Порядок
edition: "1"
inForce: { from: 2026-01-01 }
clauses: { 1: Пути. }
importance: { levels: { ordinary: Обычное, critical: Критическое }, byDefault: ordinary, clause: 1 }
routes:
  critical: { clause: 1, accepts: { importance: critical, sources: network }, ${step} }
  governor: { clause: 1, accepts: { accounts: ["https://vk.com/governor"], networks: vk }, ${step} }
  letters: { clause: 1, accepts: { sources: [mail, import, manual] }, ${step} }
  direct: { clause: 1, accepts: { kinds: direct, owners: [administration, institution] }, ${step} }
  rest: { clause: 1, ${step} }
`);
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.problems));
  return loaded.procedure;
})();

const comment: Arrival = { source: "network", network: "vk", owner: "head", account: null, kind: "comment", importance: null, topic: null };
const taken = (change: Partial<Arrival>) => routeFor(act, { ...comment, ...change })?.name;

test("1.1: a message takes the first route whose scope fits: importance, page, way in, kind and owner", () => {
  expect(taken({})).toBe("rest");
  expect(taken({ importance: "critical" })).toBe("critical");
  expect(taken({ account: "https://vk.com/governor" })).toBe("governor");
  expect(taken({ account: "https://vk.com/governor", network: "ok" })).toBe("rest");
  expect(taken({ source: "mail", network: null })).toBe("letters");
  expect(taken({ kind: "direct", owner: "administration" })).toBe("direct");
  expect(taken({ kind: "direct" })).toBe("rest");
});

test("1.1: where no scope fits there is no route", () => {
  const { rest: _rest, ...routes } = act.routes;
  expect(routeFor({ ...act, routes }, comment)).toBeNull();
});
