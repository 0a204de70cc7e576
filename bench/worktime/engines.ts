/** The engines that need no package: ours, hand-written walks over days (in integers, prepared, over `Date` objects), and a table of every minute. */
import { calendar, DAY, hoursOfDate, HOUR, MINUTE, OFFSET, specialDates, table, WEEK } from "./ground.ts";
import type { Op } from "./loop.ts";

export type Engine = { readonly addHours: Op; readonly addDays: Op; readonly between: Op };

export const ours: Engine = {
  addHours: (t) => calendar.add(t, 8 * HOUR),
  addDays: (t) => calendar.addWorkingDays(t, 2),
  between: (a, b) => calendar.between(a, b),
};

/** The same walk with everything prepared: the hours of every day in flat arrays, whole days summed in one step. */
const preparedWalk = (): Engine => {
  const firstDay = (calendar.from + OFFSET) / DAY;
  const days = (calendar.to - calendar.from) / DAY;
  // Two intervals a day at most; a day off has none.
  const bounds = new Int32Array(days * 4);
  const length = new Int32Array(days);
  for (let d = 0; d < days; d += 1) {
    hoursOfDate(firstDay + d).forEach(([from, to], i) => {
      bounds[d * 4 + i * 2] = from * MINUTE;
      bounds[d * 4 + i * 2 + 1] = to * MINUTE;
      length[d] = (length[d] ?? 0) + (to - from) * MINUTE;
    });
  }
  const origin = calendar.from;
  /** Worked on a day before the clock time `c`. */
  const workedBy = (d: number, c: number): number => {
    let sum = 0;
    for (let i = d * 4; i < d * 4 + 4; i += 2) {
      const from = bounds[i]!;
      const to = bounds[i + 1]!;
      if (c > from) sum += (c < to ? c : to) - from;
    }
    return sum;
  };
  return {
    addHours: (t) => {
      let d = Math.floor((t - origin) / DAY);
      let left = 8 * HOUR + workedBy(d, t - origin - d * DAY);
      while (left > length[d]!) {
        left -= length[d]!;
        d += 1;
      }
      const first = bounds[d * 4 + 1]! - bounds[d * 4]!;
      return origin + d * DAY + (left <= first ? bounds[d * 4]! + left : bounds[d * 4 + 2]! + left - first);
    },
    addDays: (t) => {
      let d = Math.floor((t - origin) / DAY);
      for (let n = 2; n > 0;) {
        d += 1;
        if (length[d]! > 0) n -= 1;
      }
      return origin + d * DAY + (bounds[d * 4 + 3]! > 0 ? bounds[d * 4 + 3]! : bounds[d * 4 + 1]!);
    },
    between: (a, b) => {
      const first = Math.floor((a - origin) / DAY);
      const last = Math.floor((b - origin) / DAY);
      let sum = workedBy(last, b - origin - last * DAY) - workedBy(first, a - origin - first * DAY);
      for (let d = first; d < last; d += 1) sum += length[d]!;
      return sum;
    },
  };
};

type Interval = { readonly from: number; readonly to: number };

/** What a competent colleague writes in an afternoon: integers only, a weekday's intervals or those of a special date, day after day. */
const integerWalk = (): Engine => {
  const special = new Map<number, readonly Interval[]>();
  const intervals = (hours: readonly (readonly [number, number])[]): readonly Interval[] =>
    hours.map(([from, to]) => ({ from: from * MINUTE, to: to * MINUTE }));
  for (const [date, hours] of specialDates()) special.set(Date.parse(date) / DAY, intervals(hours));
  const week = Array.from({ length: 7 }, (_, day) => intervals(WEEK[day] ?? []));
  const hoursOf = (day: number): readonly Interval[] => special.get(day) ?? week[(day + 4) % 7]!;
  return {
    addHours: (t) => {
      let left = 8 * HOUR;
      for (let day = Math.floor((t + OFFSET) / DAY); ; day += 1) {
        const midnight = day * DAY - OFFSET;
        for (const { from, to } of hoursOf(day)) {
          const start = Math.max(t, midnight + from);
          const length = midnight + to - start;
          if (length <= 0) continue;
          if (left <= length) return start + left;
          left -= length;
        }
      }
    },
    addDays: (t) => {
      let day = Math.floor((t + OFFSET) / DAY);
      for (let n = 2; n > 0;) {
        day += 1;
        if (hoursOf(day).length > 0) n -= 1;
      }
      return day * DAY - OFFSET + hoursOf(day).at(-1)!.to;
    },
    between: (a, b) => {
      let sum = 0;
      for (let day = Math.floor((a + OFFSET) / DAY); day * DAY - OFFSET < b; day += 1) {
        const midnight = day * DAY - OFFSET;
        for (const { from, to } of hoursOf(day)) {
          const length = Math.min(b, midnight + to) - Math.max(a, midnight + from);
          if (length > 0) sum += length;
        }
      }
      return sum;
    },
  };
};

/** What is usually written: `Date` objects in the zone of the process, a day at a time, special dates found by their text. */
const dateWalk = (): Engine => {
  const special = specialDates();
  const two = (n: number): string => String(n).padStart(2, "0");
  const hoursOf = (day: Date): readonly (readonly [number, number])[] =>
    special.get(`${day.getFullYear()}-${two(day.getMonth() + 1)}-${two(day.getDate())}`) ?? WEEK[day.getDay()] ?? [];
  const midnightOf = (t: number): Date => {
    const day = new Date(t);
    day.setHours(0, 0, 0, 0);
    return day;
  };
  const at = (day: Date, minutes: number): number => new Date(day).setHours(0, minutes);
  return {
    addHours: (t) => {
      let left = 8 * HOUR;
      for (const day = midnightOf(t); ; day.setDate(day.getDate() + 1)) {
        for (const [from, to] of hoursOf(day)) {
          const start = Math.max(t, at(day, from));
          const length = at(day, to) - start;
          if (length <= 0) continue;
          if (left <= length) return start + left;
          left -= length;
        }
      }
    },
    addDays: (t) => {
      const day = midnightOf(t);
      for (let n = 2; n > 0;) {
        day.setDate(day.getDate() + 1);
        if (hoursOf(day).length > 0) n -= 1;
      }
      return at(day, hoursOf(day).at(-1)![1]);
    },
    between: (a, b) => {
      let sum = 0;
      for (const day = midnightOf(a); day.getTime() < b; day.setDate(day.getDate() + 1)) {
        for (const [from, to] of hoursOf(day)) {
          const length = Math.min(b, at(day, to)) - Math.max(a, at(day, from));
          if (length > 0) sum += length;
        }
      }
      return sum;
    },
  };
};

/** The fastest thing there is for whole minutes: a prefix sum for each minute of six years, and its inverse. It loses the seconds. */
const minuteLookup = (): Engine => {
  const count = table.works.length;
  const worked = new Int32Array(count + 1);
  for (let i = 0; i < count; i += 1) worked[i + 1] = worked[i]! + table.works[i]!;
  const inverse = new Int32Array(worked[count]! + 1);
  for (let i = count; i >= 0; i -= 1) inverse[worked[i]!] = i;
  const closes = new Float64Array(Math.ceil((calendar.to - calendar.from) / DAY));
  // For each day, the closing of the second working day after it.
  const working: number[] = [];
  for (let d = 0; d < closes.length; d += 1) if (worked[(d + 1) * 1440]! > worked[d * 1440]!) working.push(d);
  for (let d = 0, k = 0; d < closes.length; d += 1) {
    while (k < working.length && working[k]! <= d) k += 1;
    const day = working[k + 1];
    closes[d] = day === undefined ? NaN : calendar.from + inverse[worked[(day + 1) * 1440]!]! * MINUTE;
  }
  const { from } = calendar;
  return {
    addHours: (t) => from + inverse[worked[((t - from) / MINUTE) | 0]! + 480]! * MINUTE,
    addDays: (t) => closes[((t - from) / DAY) | 0]!,
    between: (a, b) => (worked[((b - from) / MINUTE) | 0]! - worked[((a - from) / MINUTE) | 0]!) * MINUTE,
  };
};

export const walkEngine = integerWalk();
export const preparedEngine = preparedWalk();
export const dateEngine = dateWalk();
export const tableEngine = minuteLookup();
