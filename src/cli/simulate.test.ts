import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { simulate } from "./simulate.ts";

const act = fileURLToPath(new URL("../../procedures/gulkevichi.yaml", import.meta.url));
const head = `procedure: ${act}
office: { zone: Europe/Moscow, hours: { mon-thu: "08:00-12:00 12:48-17:00", fri: "08:00-12:00 12:48-16:00" }, calendar: ru }
route: pages
facts:
`;

const written = (facts: string, top = head): string => {
  const path = join(mkdtempSync(join(tmpdir(), "otklik-scenario-")), "scenario.yaml");
  writeFileSync(path, top + facts);
  return path;
};

const lines = (facts: string): readonly Record<string, unknown>[] => {
  const { exitCode, out, err } = simulate(written(facts), { json: true, lang: "ru" });
  expect(err).toBe("");
  expect(exitCode).toBe(0);
  return out
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));
};

describe("otklik simulate", () => {
  test("prints one JSON line a fact, with the office's offset, the step, who has the move and the clocks", () => {
    const played = lines(`  - { at: "2026-11-20T15:10+03:00", event: received, channel: vk, kind: comment }
  - { at: "2026-11-20T15:20+03:00", by: curator, do: placeInUrgentFolder }
  - { at: "2026-11-20T15:40+03:00", by: head, do: resolve, units: [zhkh] }
`);
    expect(played[2]).toMatchObject({
      at: "2026-11-20T15:40:00+03:00",
      event: "resolve",
      accepted: true,
      refusal: null,
      state: "resolved",
      waitingFor: ["curator"],
    });
    expect(played[2]?.["allowed"]).toContain("dispatch");
    expect(played[2]?.["timers"]).toMatchObject([
      { name: "dispatch", clause: "3.1.1", due: "2026-11-23T09:40:00+03:00", running: true, met: null, overdueBy: 0 },
      { name: "draft", due: "2026-11-23T15:58:00+03:00" },
      { name: "total", due: "2026-11-24T17:00:00+03:00" },
    ]);
  });

  test("3.1.1: the Head may resolve at once, without the folder, and the clock stands from the posting of the question", () => {
    const played = lines(`  - { at: "2026-11-20T15:10+03:00", event: received, channel: vk, kind: comment }
  - { at: "2026-11-20T15:40+03:00", by: head, do: resolve, units: [zhkh] }
  - { at: "2026-11-23T08:20+03:00", by: curator, do: dispatch }
  - { at: "2026-11-23T09:00+03:00", by: unit, do: askClarification }
  - { at: "2026-11-23T09:10+03:00", by: curator, do: agreeClarification }
  - { at: "2026-11-23T09:11+03:00", event: clarificationPosted }
  - { at: "2026-11-23T10:11+03:00", event: authorAnswered }
`);
    expect(played.map((line) => line["accepted"])).toEqual([true, true, true, true, true, true, true]);
    expect(played[5]).toMatchObject({ state: "awaitingAuthor", waitingFor: ["author"] });
    const draft = (line: Record<string, unknown> | undefined) =>
      ((line?.["timers"] ?? []) as { name: string }[]).find(({ name }) => name === "draft");
    expect(draft(played[5])).toMatchObject({ due: null, running: false, met: null });
    expect(draft(played[6])).toMatchObject({ due: "2026-11-23T16:58:00+03:00", running: true });
  });

  test("a refused fact names the clause and the reason, and the play goes on", () => {
    const played = lines(`  - { at: 2026-11-23T08:00+03:00, event: received }
  - { at: 2026-11-23T08:10+03:00, by: head, do: approve }
  - { at: 2026-11-23T18:00+03:00, by: curator, do: placeInUrgentFolder }
`);
    expect(played[1]).toMatchObject({ accepted: false, refusal: { clause: "3.1.7", kind: "NotAtThisStep" }, state: "arrived" });
    expect(played[2]).toMatchObject({ accepted: true, state: "urgentFolder" });
  });

  test("overdueBy counts minutes of working time", () => {
    const played = lines(`  - { at: 2026-11-23T08:00+03:00, event: received }
  - { at: 2026-11-24T08:30+03:00, by: curator, do: placeInUrgentFolder }
`);
    expect(played[1]?.["timers"]).toMatchObject([{ name: "draft", running: true, met: null, overdueBy: 42 }, { name: "total" }]);
  });

  test("an unknown word, a strange time and a fact out of order are told with their lines", () => {
    const unknown = simulate(written("  - { at: 2026-11-23T08:00+03:00, event: received, colour: red }\n"), { lang: "en" });
    expect(unknown).toMatchObject({ exitCode: 1, out: "" });
    expect(unknown.err).toMatch(/:5:\d+: Unknown word "colour"\./);
    const order = simulate(
      written("  - { at: 2026-11-23T08:00+03:00, event: received }\n  - { at: 2026-11-22T08:00+03:00, by: head, do: approve }\n"),
      { lang: "en" },
    );
    expect(order.err).toMatch(/:6:\d+: The time is earlier/);
    const first = simulate(written("  - { at: 2026-11-23T08:00+03:00, by: head, do: approve }\n"), { lang: "en" });
    expect(first.err).toMatch(/:5:\d+: A scenario begins with event: received\./);
    const move = simulate(
      written("  - { at: 2026-11-23T08:00+03:00, event: received }\n  - { at: 2026-11-23T09:00+03:00, by: head, do: aprove }\n"),
      { lang: "en" },
    );
    expect(move.err).toMatch(/:6:\d+: There is no such move: "aprove"\./);
  });

  test("a missing file, act or office is a problem and not a crash", () => {
    expect(simulate("/nowhere/scenario.yaml", { lang: "en" })).toMatchObject({
      exitCode: 1,
      err: "/nowhere/scenario.yaml: no such file\n",
    });
    expect(simulate(written("", "procedure: nowhere.yaml\noffice: {}\nfacts: []\n"), { lang: "en" }).err).toContain("no such file");
    expect(simulate(written("", "facts: [\n"), { lang: "en" }).exitCode).toBe(1);
  });

  test("prints the same for people, in Russian and in English", () => {
    const facts = "  - { at: 2026-11-23T08:00+03:00, event: received }\n  - { at: 2026-11-23T08:10+03:00, by: head, do: approve }\n";
    expect(simulate(written(facts), { lang: "ru" }).out).toContain("Нельзя (п. 3.1.7)");
    expect(simulate(written(facts), { lang: "en" }).out).toContain("Refused (cl. 3.1.7)");
  });

  test("1.1: without a route the message takes the one whose scope fits", () => {
    const top = head.replace("route: pages\n", "");
    const of = (channel: string) => {
      const { out } = simulate(written(`  - { at: "2026-11-20T15:10+03:00", event: received, channel: ${channel} }\n`, top), {
        json: true,
        lang: "ru",
      });
      return (JSON.parse(out) as { readonly timers: readonly { readonly name: string }[] }).timers.map(({ name }) => name);
    };
    expect(of("vk")).not.toContain("preparation");
    expect(of("import")).toContain("preparation");
  });

  test("2.6: a clock that the act counts by the unit goes by the unit's own hours, where the scenario gives them", () => {
    const folder = mkdtempSync(join(tmpdir(), "otklik-scenario-"));
    const text = readFileSync(act, "utf8").replace(
      "        term: 8wh\n        starts: [received, reopened]",
      "        term: 8wh\n        calendar: unit\n        starts: [received, reopened]",
    );
    writeFileSync(join(folder, "act.yaml"), text);
    const played = (hours: string) => {
      const path = join(folder, "scenario.yaml");
      const top = head.replace(act, "act.yaml").replace("facts:\n", `unitHours: { hours: ${hours} }\nfacts:\n`);
      writeFileSync(path, `${top}  - { at: "2026-11-20T15:10+03:00", event: received }\n`);
      return simulate(path, { json: true, lang: "ru" });
    };
    const { out } = played('{ mon-sat: "07:00-15:00" }');
    expect(JSON.parse(out)).toMatchObject({ timers: [{ name: "draft", due: "2026-11-21T15:00:00+03:00" }, { name: "total" }] });
    const bad = played('{ mon: "25:00-26:00" }');
    expect([bad.exitCode, bad.err]).toEqual([1, expect.stringContaining("unitHours: ")]);
  });
});
