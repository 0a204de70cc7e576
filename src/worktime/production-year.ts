/**
 * The rule engine: from the holidays of the law and the transfers of a decree it derives every day off, every moved day off,
 * every day that became working, and every short day. Nothing is listed that the law already says.
 */
import type { CalendarData, CalendarYear, Holiday } from "./calendar-data.ts";
import { civilOfDay, type Day, dayOfCivil, formatDay, weekdayOf } from "./civil.ts";
import type { DayRule } from "./day-rule.ts";
import type { WorktimeProblem } from "./model.ts";
import { problem } from "./reading-data.ts";

const SEARCH_DAYS = 31;

type Derived = { readonly rules: ReadonlyMap<Day, DayRule>; readonly problems: readonly WorktimeProblem[] };

const holidaysOf = (calendar: CalendarData, firstYear: number, lastYear: number): ReadonlyMap<Day, Holiday> => {
  const days = new Map<Day, Holiday>();
  for (let year = firstYear; year <= lastYear; year += 1) {
    for (const holiday of calendar.holidays) {
      const day = dayOfCivil(year, holiday.month, holiday.date);
      // 29 February exists only in leap years.
      if (civilOfDay(day).date === holiday.date) days.set(day, holiday);
    }
  }
  return days;
};

const shortDate = (day: Day): string => {
  const { month, date } = civilOfDay(day);
  return `${String(date).padStart(2, "0")}.${String(month).padStart(2, "0")}`;
};

const movedFrom = (from: Day, basis: string | null): DayRule => ({
  kind: "off",
  nature: "movedDayOff",
  name: { ru: `Выходной, перенесённый с ${shortDate(from)}`, en: `Day off moved from ${shortDate(from)}` },
  basis,
});

const checkTransfer = (
  calendar: CalendarData,
  holidays: ReadonlyMap<Day, Holiday>,
  at: { from: Day; to: Day; path: string },
): WorktimeProblem | null => {
  const isOff = (day: Day): boolean => holidays.has(day) || calendar.weekend.includes(weekdayOf(day));
  if (!isOff(at.from)) {
    return problem("transferFrom", at.path, {
      ru: `${formatDay(at.from)} — рабочий день, переносить с него нечего.`,
      en: `${formatDay(at.from)} is a working day: there is no day off to move.`,
    });
  }
  if (isOff(at.to)) {
    return problem("transferTo", at.path, {
      ru: `${formatDay(at.to)} — уже выходной или праздник.`,
      en: `${formatDay(at.to)} is a day off already.`,
    });
  }
  return null;
};

/** All special days of the calendar's own years from `firstYear` to `lastYear`. */
export const deriveDays = (calendar: CalendarData, firstYear: number, lastYear: number): Derived => {
  const rules = new Map<Day, DayRule>();
  const problems: WorktimeProblem[] = [];
  // The year after, too: 31 December is short because 1 January is a holiday.
  const holidays = holidaysOf(calendar, firstYear - 1, lastYear + 1);
  for (const [day, { name, basis }] of holidays) rules.set(day, { kind: "off", nature: "holiday", name, basis });
  const isWeekend = (day: Day): boolean => calendar.weekend.includes(weekdayOf(day));
  const shortBefore = (day: Day): boolean => holidays.has(day + 1);
  const moved = new Set<Day>();

  const applyDecree = (year: CalendarYear): void => {
    year.transfers.forEach(({ from, to }, i) => {
      const refused = checkTransfer(calendar, holidays, { from, to, path: `${year.path}.transfers[${i}]` });
      if (refused !== null) {
        problems.push(refused);
        return;
      }
      moved.add(from);
      rules.set(to, movedFrom(from, year.basis));
      if (holidays.has(from)) return;
      rules.set(from, {
        kind: "replaces",
        day: to,
        // Order 588н: the length of the day it replaces, which was short if it stood directly before a holiday (ТК 95).
        byMs: shortBefore(to) || shortBefore(from) ? calendar.shorterBeforeMs : 0,
        name: { ru: `Рабочий день вместо ${shortDate(to)}`, en: `Working day in place of ${shortDate(to)}` },
        basis: year.basis,
      });
    });
  };
  for (const [number, year] of calendar.years) if (number >= firstYear && number <= lastYear) applyDecree(year);

  // ТК 112: a holiday on a weekend moves to the next working day by itself, except 1–8 January and those that the decree moved.
  for (const [day, holiday] of [...holidays].sort(([a], [b]) => a - b)) {
    if (!holiday.moves || !isWeekend(day) || moved.has(day)) continue;
    for (let next = day + 1; next <= day + SEARCH_DAYS; next += 1) {
      if (isWeekend(next) || rules.has(next)) continue;
      rules.set(next, movedFrom(day, calendar.moveBasis));
      break;
    }
  }

  // ТК 95: the working day directly before a holiday is shorter.
  for (const [day, holiday] of holidays) {
    const eve = day - 1;
    if (calendar.shorterBeforeMs === 0 || rules.has(eve) || isWeekend(eve)) continue;
    rules.set(eve, {
      kind: "shorter",
      byMs: calendar.shorterBeforeMs,
      name: { ru: `Сокращённый день перед праздником: ${holiday.name.ru}`, en: `Short day before a holiday: ${holiday.name.en}` },
      basis: calendar.shorterBasis,
    });
  }
  return { rules, problems };
};
