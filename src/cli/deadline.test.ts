import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PassThrough } from "node:stream";
import { Command } from "commander";
import { afterEach, describe, expect, test, vi } from "vitest";
import { loadCalendar } from "./calendar-files.ts";
import { answerAsJson, createAnswering } from "./deadline-answer.ts";
import { answerBatch, registerDeadline } from "./deadline.ts";

const office = "calendars/offices/gulkevichi.yaml";
const plain = { zone: "America/New_York", hours: { "mon-fri": "09:00-18:00" } };

const ask = (question: object): Readonly<Record<string, unknown>> => answerAsJson(createAnswering()(question));

describe("one question as data", () => {
  test("the office as a path, as data, with a calendar by name", () => {
    expect(ask({ from: "2025-10-31T15:00+03:00", add: "8wh", office })).toEqual({ due: "2025-11-01T15:48:00+03:00" });
    expect(
      ask({
        from: "2025-10-31T12:00:00Z",
        add: "8wh",
        office: { zone: "Europe/Moscow", hours: { "mon-thu": "08:00-12:00 12:48-17:00", fri: "08:00-12:00 12:48-16:00" }, calendar: "ru" },
      }),
    ).toEqual({ due: "2025-11-01T15:48:00+03:00" });
  });
  test("seconds and decimal hours are kept", () =>
    expect(ask({ from: "2026-04-20T08:00:07+03:00", add: "8.935wh", office })).toEqual({ due: "2026-04-21T08:44:13+03:00" }));
  test("a foreign office: its own zone, holidays and hours, years compiled as needed", () => {
    expect(ask({ from: "2025-12-24T17:00:00-05:00", add: "2wh", office: { ...plain, holidays: ["2025-12-25"] } })).toEqual({
      due: "2025-12-26T10:00:00-05:00",
    });
    expect(ask({ from: "1990-07-02T17:00:00-04:00", add: "2wh", office: { ...plain, calendar: "none" } })).toEqual({
      due: "1990-07-03T10:00:00-04:00",
    });
    expect(ask({ from: "2025-12-24T17:00:00-05:00", add: "3000wd", office: plain })).toEqual({ due: "2037-06-24T18:00:00-04:00" });
    expect(ask({ from: "2025-12-31T23:00:00Z", add: "8wh", office: { zone: "Asia/Tokyo", hours: { daily: "00:00-24:00" } } })).toEqual({
      due: "2026-01-01T16:00:00+09:00",
    });
  });
  test("pauses as text, pairs and objects; an absent or empty list is none", () => {
    const base = { from: "2026-04-20T08:00+03:00", add: "8wh", office };
    const [a, b] = ["2026-04-20T10:00+03:00", "2026-04-21T07:00Z"];
    for (const pause of [`${a}/${b}`, [a, b], { from: a, to: b }])
      expect(ask({ ...base, pauses: [pause] })).toEqual({ due: "2026-04-21T16:48:00+03:00" });
    expect(ask({ ...base, pauses: `${a}/${b}` })).toEqual({ due: "2026-04-21T16:48:00+03:00" });
    for (const pauses of [undefined, null, [], ""]) expect(ask({ ...base, pauses })).toEqual({ due: "2026-04-20T16:48:00+03:00" });
  });
  test("an open pause: the clock stands, with what is left", () => {
    const standing = { due: null, standing: true, since: "2026-04-20T10:00:00+03:00", remainingMs: 21_600_000 };
    for (const pause of [
      "2026-04-20T10:00+03:00/",
      "2026-04-20T10:00+03:00",
      ["2026-04-20T10:00+03:00", null],
      { from: "2026-04-20T10:00+03:00" },
    ]) {
      expect(ask({ from: "2026-04-20T08:00+03:00", add: "8wh", office, pauses: [pause] })).toEqual(standing);
    }
  });
  test("a time without offset is a time of the office's clocks; a number is milliseconds", () => {
    expect(ask({ from: "2026-04-20T08:00", add: "1wh", office })).toEqual({ due: "2026-04-20T09:00:00+03:00" });
    expect(ask({ from: Date.parse("2026-04-20T08:00+03:00"), add: { amount: 1, unit: "workingHour" }, office })).toEqual({
      due: "2026-04-20T09:00:00+03:00",
    });
  });
  test("readings may be chosen", () => {
    expect(ask({ from: "2026-04-20T08:00", add: "2wd", office, readings: { dayTermFrom: "same-day", dayTermEnd: "midnight" } })).toEqual({
      due: "2026-04-22T00:00:00+03:00",
    });
    expect(ask({ from: "2026-04-20T08:00", add: "12d", office, readings: { calendarDayEnd: "as-is" } })).toEqual({
      due: "2026-05-03T00:00:00+03:00",
    });
  });
  test("a calendar inside the office, and one by a path beside the office's file", () => {
    const own = { id: "own", years: { 2026: { basis: "приказ" } }, exceptions: ["2026-04-20"] };
    expect(
      ask({
        from: "2026-04-20T08:00+03:00",
        add: "1wh",
        office: { zone: "Europe/Moscow", hours: { "mon-fri": "09:00-18:00" }, calendar: own },
      }),
    ).toEqual({ due: "2026-04-21T10:00:00+03:00" });
    expect(
      ask({
        from: "2026-05-01T08:00+03:00",
        add: "1wh",
        office: {
          zone: "Europe/Moscow",
          hours: { "mon-fri": "09:00-18:00" },
          calendar: { id: "own", extends: "ru", exceptions: ["2026-05-04"] },
        },
      }),
    ).toEqual({ due: "2026-05-05T10:00:00+03:00" });
    const folder = mkdtempSync(join(tmpdir(), "office-"));
    writeFileSync(join(folder, "own.yaml"), JSON.stringify(own));
    writeFileSync(
      join(folder, "office.json"),
      JSON.stringify({ zone: "Europe/Moscow", hours: { "mon-fri": "09:00-18:00" }, calendar: "./own.yaml" }),
    );
    expect(ask({ from: "2026-04-20T08:00+03:00", add: "1wh", office: join(folder, "office.json") })).toEqual({
      due: "2026-04-21T10:00:00+03:00",
    });
  });
});

describe("wrong questions name the place", () => {
  test.each([
    [{ from: "tomorrow" }, "badTime", "from"],
    [{ from: undefined }, "badTime", "from"],
    [{ add: "soon" }, "badTerm", "add"],
    [{ add: undefined }, "badTerm", "add"],
    [{ add: "1.5wd" }, "partOfDay", "add"],
    [{ add: { amount: 1.5, unit: "workingDay" } }, "partOfDay", "add"],
    [{ add: { amount: 1, unit: "week" } }, "badTerm", "add"],
    [{ office: undefined }, "badOffice", "office"],
    [{ office: { ...plain, zone: "Mars/Base" } }, "unknownZone", "office.zone"],
    [{ office: { ...plain, hours: { mon: "09:00-18:00 17:00-19:00" } } }, "hoursOverlap", "office.hours.mon"],
    [{ office: "no/such.yaml" }, "unreadableFile", "no/such.yaml"],
    [{ office: { ...plain, calendar: "atlantis" } }, "unreadableFile", expect.stringContaining("atlantis.yaml") as string],
    [{ pauses: ["a/b/c"] }, "badPause", "pauses[0]"],
    [{ pauses: [5] }, "badPause", "pauses[0]"],
    [{ pauses: [[]] }, "badPause", "pauses[0]"],
    [{ pauses: ["x/2026-04-20T10:00Z"] }, "badTime", "pauses[0].from"],
    [{ pauses: ["2026-04-20T10:00Z/x"] }, "badTime", "pauses[0].to"],
    [{ pauses: ["2026-04-20T10:00Z/2026-04-20T09:00Z"] }, "pauseReversed", "pauses[0]"],
    [{ readings: { dayTermEnd: "noon" } }, "badReading", "readings"],
    [{ from: "1950-04-20T10:00Z" }, "outsideHorizon", "from"],
    [{ from: "2150-04-20T10:00Z" }, "outsideHorizon", "from"],
    [{ add: "99999wd" }, "outsideHorizon", "add"],
    [{ office, from: "2028-04-20T10:00Z" }, "outsideHorizon", "from"],
    [{ office, from: "2027-12-30T13:30Z" }, "outsideHorizon", "add"],
  ])("%j: %s", (wrong, code, path) => {
    const answer = ask({ from: "2026-04-20T10:00Z", add: "8wh", office: plain, ...wrong });
    expect(answer).toMatchObject({ problem: { code, path } });
    expect(answer["error"]).toEqual(expect.any(String));
  });
});

describe("a calendar with all that it extends", () => {
  test("comes base first", () => {
    const loaded = loadCalendar("krasnodar");
    expect(loaded).toMatchObject({ ok: true, value: [{ id: "ru" }, { id: "krasnodar" }] });
  });
  test("a circle ends, and a missing file is named", () => {
    const folder = mkdtempSync(join(tmpdir(), "calendars-"));
    writeFileSync(join(folder, "a.yaml"), "id: a\nextends: a\n");
    writeFileSync(join(folder, "b.yaml"), "id: b\nextends: c\n");
    writeFileSync(join(folder, "broken.yaml"), "id: [\n");
    const folders = { calendars: folder, beside: folder };
    expect(loadCalendar("a", folders)).toMatchObject({ ok: true });
    expect(loadCalendar("b", folders)).toMatchObject({ ok: false, problem: { code: "unreadableFile", path: join(folder, "c.yaml") } });
    expect(loadCalendar("broken", folders)).toMatchObject({ ok: false, problem: { code: "unreadableFile" } });
  });
});

describe("a batch of JSON lines", () => {
  const run = async (lines: readonly string[], options: object = {}): Promise<readonly unknown[]> => {
    const input = new PassThrough();
    input.end(lines.join("\n"));
    let out = "";
    await answerBatch(input, options, (text) => (out += text));
    return out
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line) as unknown);
  };
  test("each line has its answer in its place, errors too; blank lines have none", async () => {
    const question = { from: "2025-10-31T15:00+03:00", add: "8wh", office, pauses: [] };
    const answers = await run([JSON.stringify(question), "", "nope", "[]", JSON.stringify({ ...question, add: "2wd" })]);
    expect(answers).toMatchObject([
      { due: "2025-11-01T15:48:00+03:00" },
      { error: expect.stringContaining("not JSON") as string },
      { error: expect.any(String) as string },
      { due: "2025-11-05T17:00:00+03:00" },
    ]);
  });
  test("the office and the readings of the command line serve lines that have none", async () => {
    const line = JSON.stringify({ from: "2026-04-20T15:00+03:00", add: "2wd" });
    expect(await run([line], { office, countFrom: "same-day" })).toEqual([{ due: "2026-04-21T17:00:00+03:00" }]);
  });
  test("many offices in one batch", async () => {
    const lines = Array.from({ length: 200 }, (_, i) =>
      JSON.stringify({
        from: "2026-04-20T09:00Z",
        add: "1wh",
        office: { zone: "UTC", hours: { daily: `09:00-${10 + (i % 10)}:00` }, version: String(i) },
      }),
    );
    expect(new Set((await run(lines)).map((answer) => JSON.stringify(answer)))).toEqual(new Set(['{"due":"2026-04-20T10:00:00+00:00"}']));
  });
});

describe("the command", () => {
  afterEach(() => {
    vi.restoreAllMocks();
    process.exitCode = undefined;
  });
  const run = async (...words: readonly string[]): Promise<{ readonly out: string; readonly err: string; readonly code: unknown }> => {
    let [out, err] = ["", ""];
    vi.spyOn(process.stdout, "write").mockImplementation((text) => ((out += String(text)), true));
    vi.spyOn(process.stderr, "write").mockImplementation((text) => ((err += String(text)), true));
    const program = new Command();
    registerDeadline(program);
    await program.parseAsync(["deadline", ...words], { from: "user" });
    return { out, err, code: process.exitCode };
  };
  const base = ["--office", office, "--from", "2025-10-31T15:00+03:00", "--add", "8wh"];
  test("prints the deadline", async () => expect(await run(...base)).toEqual({ out: "2025-11-01T15:48:00+03:00\n", err: "", code: 0 }));
  test("prints JSON", async () => expect((await run(...base, "--json")).out).toBe('{"due":"2025-11-01T15:48:00+03:00"}\n'));
  test("explains in words, in either language", async () => {
    expect((await run(...base, "--explain")).out).toContain("Срок истекает: сб 01.11.2025 15:48.");
    expect((await run(...base, "--explain", "--lang", "en")).out).toContain("Due: Sat 01.11.2025 15:48.");
  });
  test("explains as data", async () => {
    const told = JSON.parse(
      (await run(...base, "--pause", "2025-10-31T15:30+03:00/2025-10-31T15:45+03:00", "--explain", "--json")).out,
    ) as Record<string, unknown>;
    expect(told).toMatchObject({
      due: "2025-11-05T08:03:00+03:00",
      pauses: [{ from: "2025-10-31T15:30:00+03:00", to: "2025-10-31T15:45:00+03:00" }],
    });
    expect(Object.keys(told)).toEqual(["due", "readings", "counted", "skipped", "pauses", "words"]);
  });
  test("says that it stands", async () => {
    expect((await run(...base, "--pause", "2025-11-01T09:00+03:00/")).out).toBe("стоит с 2025-11-01T09:00:00+03:00, осталось 6 ч\n");
    expect((await run(...base, "--pause", "2025-11-01T09:00+03:00/", "--lang", "en")).out).toBe(
      "stands since 2025-11-01T09:00:00+03:00, 6 h left\n",
    );
  });
  test("a wrong question is an error with its place and a code of 1", async () => {
    expect(await run(...base.slice(0, 4), "--add", "soon")).toMatchObject({
      out: "",
      err: expect.stringContaining("add: Непонятный срок") as string,
      code: 1,
    });
    expect((await run(...base.slice(0, 4), "--add", "soon", "--json")).err).toContain('"code":"badTerm"');
  });
  test("a missing option is named", async () =>
    expect(await run("--office", office)).toMatchObject({ err: expect.stringContaining("--from, --add") as string, code: 2 }));
});
