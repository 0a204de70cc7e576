import { afterEach, expect, test, vi } from "vitest";
import { isMoving, sendMove } from "./moves.ts";

afterEach(() => vi.unstubAllGlobals());

test("3.3: a move pressed again while it is on its way is one request; after its answer it is another", async () => {
  const sent: string[] = [];
  const answers: (() => void)[] = [];
  vi.stubGlobal("fetch", (path: string, init: RequestInit) => {
    sent.push(`${path} ${JSON.stringify(init.body)}`);
    return new Promise((resolve) => answers.push(() => resolve(Response.json({ caseId: "c", version: 5 }))));
  });
  const first = sendMove("c", 4, { do: "dispatch" });
  const second = sendMove("c", 4, { do: "dispatch" });
  const other = sendMove("c", 4, { do: "declareEmergency", reason: "Без воды" });
  expect(sent).toHaveLength(2);
  expect([isMoving("c"), isMoving("d")]).toEqual([true, false]);
  answers.forEach((answer) => answer());
  expect((await Promise.all([first, second, other])).map(({ version }) => version)).toEqual([5, 5, 5]);
  expect(isMoving("c")).toBe(false);
  void sendMove("c", 5, { do: "dispatch" });
  expect(sent).toHaveLength(3);
});
