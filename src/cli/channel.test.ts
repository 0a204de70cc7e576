import { describe, expect, it } from "vitest";
import { parseInput } from "./channel.ts";

type Run = { readonly code: number; readonly out: readonly Record<string, unknown>[]; readonly err: readonly Record<string, unknown>[] };

const run = (input: string, network = "vk"): Run => {
  const out: Record<string, unknown>[] = [];
  const err: Record<string, unknown>[] = [];
  const code = parseInput(
    new TextEncoder().encode(input),
    { network, header: [] },
    { out: (line) => out.push(JSON.parse(line)), err: (line) => err.push(JSON.parse(line)) },
  );
  return { code, out, err };
};

const comment = (id: number): unknown => ({
  type: "wall_reply_new",
  group_id: 9,
  event_id: `e${id}`,
  object: { id, from_id: 11, date: 1_764_000_000, text: "Яма", post_id: 1 },
});

describe("otklik channel parse", () => {
  it("one body gives one event with its time in both forms", () => {
    expect(run(JSON.stringify(comment(3)))).toMatchObject({
      code: 0,
      err: [],
      out: [{ kind: "comment.new", externalId: "3", occurredAt: 1_764_000_000_000, occurredAtIso: "2025-11-24T16:00:00.000Z" }],
    });
  });

  it.each([
    ["a list", JSON.stringify([comment(3), comment(4)], null, 2)],
    ["an answer of Long Poll", JSON.stringify({ ts: "5", updates: [comment(3), comment(4)] })],
    ["JSON lines, with a blank one and CRLF", `${JSON.stringify(comment(3))}\r\n\r\n${JSON.stringify(comment(4))}\r\n`],
    ["a byte order mark", `\uFEFF${JSON.stringify([comment(3), comment(4)])}`],
  ])("%s gives an event each", (_name, input) => {
    expect(run(input)).toMatchObject({ code: 0, out: [{ externalId: "3" }, { externalId: "4" }] });
  });

  it("what is set aside and what is odd go to stderr, and the exit code stays 0", () => {
    const { code, err, out } = run(JSON.stringify([{ type: "like_add", group_id: 9, object: {} }, { some: "thing" }]));
    expect({ code, out }).toEqual({ code: 0, out: [] });
    expect(err).toMatchObject([{ ignored: { type: "like_add" } }, { problem: { code: "vk.notEvent" } }]);
  });

  it("what is not JSON ends with 1, an unknown network with 2", () => {
    expect(run("не JSON")).toMatchObject({ code: 1, out: [], err: [{ problem: { code: "json.broken" } }] });
    expect(run("")).toMatchObject({ code: 1 });
    expect(run("{}", "icq")).toMatchObject({ code: 2, err: [{ problem: { code: "network.unknown" } }] });
  });
});
