import { describe, expect, test, vi } from "vitest";
import { compiled, calendarFiles, officeHours, seeded } from "../testing/worktime-fixtures.ts";
import { countBetween, minuteTable, type MinuteTable, type OracleWeek, walk, walkDays } from "../testing/worktime-oracle.ts";
import { publishedYears } from "../testing/published-days.ts";
import { deadline } from "./deadline.ts";
import type { Readings, Term } from "./model.ts";
import type { WorkCalendar } from "./work-calendar.ts";

// Millions of minutes are walked: seconds on an idle machine, much longer on a busy one.
vi.setConfig({ testTimeout: 300_000, hookTimeout: 300_000 });

const HOUR = 3_600_000;
const DAY = 86_400_000;
const DAY_NAMES = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"];
const SEED = 20_261_124;

type Ground = { readonly calendar: WorkCalendar; readonly table: MinuteTable };

const clock = (minutes: number): string => `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;

/** The same week in the words of an office's file. */
const hoursOf = (week: OracleWeek): Record<string, string> =>
  Object.fromEntries(
    Object.entries(week).map(([day, spans]) => [DAY_NAMES[Number(day)] ?? "", spans.map(([a, b]) => `${clock(a)}-${clock(b)}`).join(" ")]),
  );

const OFFICE: OracleWeek = {
  1: [
    [480, 720],
    [768, 1020],
  ],
  2: [
    [480, 720],
    [768, 1020],
  ],
  3: [
    [480, 720],
    [768, 1020],
  ],
  4: [
    [480, 720],
    [768, 1020],
  ],
  5: [
    [480, 720],
    [768, 960],
  ],
};
const NIGHTS: OracleWeek = {
  0: [
    [0, 240],
    [600, 700],
  ],
  1: [
    [60, 200],
    [201, 202],
    [1380, 1440],
  ],
  2: [[0, 1440]],
  3: [
    [0, 1],
    [1439, 1440],
  ],
  6: [
    [90, 150],
    [1200, 1440],
  ],
};

const ground = (
  office: { readonly zone: string; readonly week: OracleWeek; readonly calendar: "published" | "none" },
  years: readonly [number, number],
): Ground => {
  const calendar = compiled(
    { zone: office.zone, hours: hoursOf(office.week), calendar: office.calendar === "published" ? "ru" : "none" },
    calendarFiles(),
    { from: `${years[0]}-01-01`, to: `${years[1]}-12-31` },
  );
  return { calendar, table: minuteTable(office, calendar.from, calendar.to) };
};

const grounds: Readonly<Record<string, () => Ground>> = {
  "the office, Moscow, 2022–2027": () => ground({ zone: "Europe/Moscow", week: OFFICE, calendar: "published" }, [2022, 2027]),
  "the office, Moscow, 2019": () => ground({ zone: "Europe/Moscow", week: OFFICE, calendar: "published" }, [2019, 2019]),
  "an office of nights, Berlin, 2024–2026 (clocks go forward and back)": () =>
    ground({ zone: "Europe/Berlin", week: NIGHTS, calendar: "none" }, [2024, 2026]),
  "an office of nights, Volgograd, 2018–2021 (the zone itself moved twice)": () =>
    ground({ zone: "Europe/Volgograd", week: NIGHTS, calendar: "none" }, [2018, 2021]),
  "the office, New York, 2025": () => ground({ zone: "America/New_York", week: OFFICE, calendar: "none" }, [2025, 2025]),
};

/** Distinct answers of the engine and of the minute counter, as text that names the case. */
const disagreement = (
  { calendar, table }: Ground,
  start: number,
  asked: { readonly ms: number; readonly pauses?: readonly { from: number; to: number }[] },
): string | null => {
  const term: Term = { amount: asked.ms / 60_000, unit: "minute" };
  const result = deadline(calendar, { start, term: { amount: asked.ms / HOUR, unit: "workingHour" }, pauses: asked.pauses });
  const expected = walk(table, start, asked);
  const got = result.kind === "due" ? result.due : null;
  return got === expected
    ? null
    : `${new Date(start).toISOString()} + ${term.amount} min ${JSON.stringify(asked.pauses ?? [])}: ${got} instead of ${expected}`;
};

/** Instants at which something changes: every edge of working time, a second and a millisecond around it. */
const edgesOf = ({ table }: Ground, days: ReadonlySet<string> | null): readonly number[] => {
  const edges: number[] = [];
  for (let i = 1; i < table.works.length; i += 1) {
    if (table.works[i] === table.works[i - 1]) continue;
    if (days !== null && !days.has(new Date((table.day[i] ?? 0) * DAY).toISOString().slice(0, 10))) continue;
    edges.push(table.from + i * 60_000);
  }
  return edges;
};

const specialDays = (): ReadonlySet<string> => {
  const days = new Set<string>();
  for (const { off, short, workingSaturdays } of publishedYears.values()) {
    for (const day of [...off, ...short, ...workingSaturdays]) {
      for (let shift = -2; shift <= 2; shift += 1) days.add(new Date(Date.parse(day) + shift * DAY).toISOString().slice(0, 10));
    }
  }
  return days;
};

describe.each(Object.entries(grounds))("working time equals a count minute by minute: %s", (_name, make) => {
  const here = make();
  const { calendar, table } = here;
  const random = seeded(SEED);
  const instant = (): number => Math.floor(calendar.from + random() * (calendar.to - calendar.from - 40 * DAY));
  const rounded = (t: number): number =>
    [t, Math.floor(t / 1000) * 1000, Math.floor(t / 60_000) * 60_000, Math.floor(t / HOUR) * HOUR][Math.floor(random() * 4)] ?? t;

  test(`6,000 random terms in working hours, with seconds and milliseconds (seed ${SEED})`, () => {
    const wrong: string[] = [];
    for (let i = 0; i < 6000; i += 1) {
      const ms = random() < 0.5 ? Math.ceil(random() * 40) * HOUR : Math.floor(random() * 30 * HOUR) + 1;
      const found = disagreement(here, rounded(instant()), { ms });
      if (found !== null) wrong.push(found);
    }
    expect(wrong).toEqual([]);
  });

  test("2,000 random stretches between two instants, forwards and backwards", () => {
    const wrong: string[] = [];
    for (let i = 0; i < 2000; i += 1) {
      const a = rounded(instant());
      const b = rounded(Math.floor(a + random() * 12 * DAY));
      if (calendar.between(a, b) !== countBetween(table, a, b)) wrong.push(`${a} … ${b}`);
      if (calendar.between(b, a) !== -countBetween(table, a, b)) wrong.push(`${b} … ${a}`);
    }
    expect(wrong).toEqual([]);
  });

  test("1,000 random terms with up to three pauses, overlapping and out of order (3.1.2)", () => {
    const wrong: string[] = [];
    for (let i = 0; i < 1000; i += 1) {
      const start = rounded(instant());
      const pauses = Array.from({ length: Math.floor(random() * 4) }, () => {
        const from = Math.floor((start + (random() * 4 - 1) * DAY) / 1000) * 1000;
        return { from, to: from + Math.floor(random() * 60 * 3600) * 1000 };
      });
      const found = disagreement(here, start, { ms: Math.ceil(random() * 20) * HOUR, pauses });
      if (found !== null) wrong.push(found);
    }
    expect(wrong).toEqual([]);
  });

  test("1,000 random terms in working days, counted from the next day and from the same (3.1.5, ГК 191)", () => {
    const wrong: string[] = [];
    for (let i = 0; i < 1000; i += 1) {
      const start = rounded(instant());
      const n = 1 + Math.floor(random() * 9);
      for (const from of ["next-day", "same-day"] as const) {
        const readings: Readings = { dayTermFrom: from, dayTermEnd: "office", calendarDayEnd: "as-is" };
        const result = deadline(calendar, { start, term: { amount: n, unit: "workingDay" }, readings });
        const expected = walkDays(table, start, { n, from });
        if ((result.kind === "due" ? result.due : null) !== expected)
          wrong.push(`${start} + ${n} wd ${from}: ${JSON.stringify(result)} instead of ${expected}`);
      }
    }
    expect(wrong).toEqual([]);
  });

  test("whether the office is open, and when it opens next", () => {
    const wrong: number[] = [];
    for (let i = 0; i < 2000; i += 1) {
      const t = rounded(instant());
      const at = (u: number): boolean => table.works[Math.floor((u - table.from) / 60_000)] === 1;
      let next = t;
      while (!at(next)) next = (Math.floor(next / 60_000) + 1) * 60_000;
      if (calendar.isOpen(t) !== at(t) || calendar.nextOpen(t) !== next) wrong.push(t);
    }
    expect(wrong).toEqual([]);
  });

  test("the boundary set: starts and ends exactly on the edges of working time, and a step beside them", () => {
    const wrong: string[] = [];
    const edges = edgesOf(here, null).filter((_, i, all) => i % Math.ceil(all.length / 300) === 0);
    for (const edge of edges) {
      if (edge > calendar.to - 30 * DAY) continue;
      for (const start of [edge - 1000, edge - 1, edge, edge + 1, edge + 1000]) {
        for (const ms of [0, 1, 1000, HOUR, 4 * HOUR, 4.2 * HOUR, 7.2 * HOUR, 8 * HOUR, 8.2 * HOUR]) {
          const found = disagreement(here, Math.max(start, calendar.from), { ms });
          if (found !== null) wrong.push(found);
        }
      }
    }
    expect(wrong).toEqual([]);
  });
});

describe("the hot set: two days on both sides of every special day", () => {
  const here = ground({ zone: "Europe/Moscow", week: OFFICE, calendar: "published" }, [2022, 2027]);
  const hot = edgesOf(here, specialDays()).filter((t) => t < here.calendar.to - 20 * DAY);

  test("terms of 1 to 24 hours from each edge, a minute before and a minute after", () => {
    const wrong: string[] = [];
    for (const edge of hot) {
      for (const start of [edge - 60_000, edge, edge + 60_000]) {
        for (const hours of [1, 2, 3, 4, 7, 7.2, 8, 8.2, 24]) {
          const found = disagreement(here, start, { ms: hours * HOUR });
          if (found !== null) wrong.push(found);
        }
      }
    }
    expect(hot.length).toBeGreaterThan(500);
    expect(wrong).toEqual([]);
  });
});

describe("planted faults: the counter notices each of them", () => {
  const table = minuteTable(
    { zone: "Europe/Moscow", week: OFFICE, calendar: "published" },
    Date.parse("2024-01-01T00:00+03:00"),
    Date.parse("2026-01-01T00:00+03:00"),
  );
  const horizon = { from: "2024-01-01", to: "2025-12-31" };
  const ru = calendarFiles()[0] as Record<string, unknown> & { years: Record<string, { transfers: readonly unknown[]; basis: string }> };
  const office = { zone: "Europe/Moscow", hours: officeHours, calendar: "ru" };
  const noticed = (calendar: WorkCalendar): number => {
    const random = seeded(SEED);
    let count = 0;
    for (let i = 0; i < 1500; i += 1) {
      const start = Math.floor(calendar.from + random() * 690 * DAY);
      if (disagreement({ calendar, table }, start, { ms: Math.ceil(random() * 24) * HOUR }) !== null) count += 1;
    }
    return count;
  };
  const without = (year: string, i: number): unknown => {
    const { basis, transfers } = ru.years[year] ?? { basis: "", transfers: [] };
    return { ...ru, years: { ...ru.years, [year]: { basis, transfers: transfers.filter((_, n) => n !== i) } } };
  };
  const faults: Readonly<Record<string, () => WorkCalendar>> = {
    "no lunch": () => compiled({ ...office, hours: { "mon-thu": "08:00-17:00", fri: "08:00-16:00" } }, [ru], horizon),
    "lunch a minute longer": () => compiled({ ...office, hours: { ...officeHours, "mon-thu": "08:00-12:00 12:49-17:00" } }, [ru], horizon),
    "Friday as long as Monday": () => compiled({ ...office, hours: { "mon-fri": "08:00-12:00 12:48-17:00" } }, [ru], horizon),
    "no short days (ТК 95)": () => compiled(office, [{ ...ru, shorterBeforeHoliday: undefined }], horizon),
    "short days half an hour shorter": () => compiled(office, [{ ...ru, shorterBeforeHoliday: { by: 30 } }], horizon),
    "no holidays": () => compiled({ ...office, calendar: "none" }, [ru], horizon),
    "a forgotten transfer with a working Saturday": () => compiled(office, [without("2024", 4)], horizon),
    "a forgotten transfer of a holiday": () => compiled(office, [without("2025", 2)], horizon),
    "another zone": () => compiled({ ...office, zone: "Europe/Samara" }, [ru], horizon),
    "a day off of its own": () => compiled({ ...office, exceptions: ["2025-07-15"] }, [ru], horizon),
    "an end at the next opening instead of the closing hour": () => {
      const calendar = compiled(office, [ru], horizon);
      return { ...calendar, at: (w) => calendar.at(w, "latest") };
    },
    "lost seconds": () => {
      const calendar = compiled(office, [ru], horizon);
      return { ...calendar, at: (w, side) => Math.floor(calendar.at(w, side) / 60_000) * 60_000 };
    },
  };

  test("the sound calendar passes the same cases", () => expect(noticed(compiled(office, [ru], horizon))).toBe(0));
  test.each(Object.entries(faults))("%s", (_name, make) => expect(noticed(make())).toBeGreaterThan(0));
});
