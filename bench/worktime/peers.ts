/** Published packages, each configured with all of the calendar that it can hold. They count in the zone of the process: Europe/Moscow. */
import { createRequire } from "node:module";
import type { Engine } from "./engines.ts";
import { DAY, HOUR, MINUTE, specialDates, WEEK } from "./ground.ts";

const require = createRequire(new URL("./peers/package.json", import.meta.url));

const clock = (minutes: number): string => `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;
const NAMES = ["sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"];
const special = specialDates();
const offDates = [...special].filter(([, hours]) => hours.length === 0).map(([date]) => date);

/** What the peers' own interfaces look like, as far as the bench calls them. */
type Moment = {
  readonly addWorkingTime: (n: number, unit: string) => Moment;
  readonly workingDiff: (other: Moment, unit: string) => number;
  readonly valueOf: () => number;
};
type MomentFactory = { (t: number): Moment; readonly locale: () => string; readonly updateLocale: (name: string, data: object) => void };

const momentBusinessTime = (): Engine => {
  const moment = require("moment-business-time") as MomentFactory;
  const workinghours = Object.fromEntries(
    NAMES.map((_, i) => [i, WEEK[i] === undefined ? null : WEEK[i].flatMap(([a, b]) => [`${clock(a)}:00`, `${clock(b)}:00`])]),
  );
  moment.updateLocale(moment.locale(), { workinghours, holidays: offDates });
  return {
    addHours: (t) => moment(t).addWorkingTime(8, "hours").valueOf(),
    addDays: (t) => moment(t).addWorkingTime(2, "days").valueOf(),
    between: (a, b) => moment(b).workingDiff(moment(a), "minutes") * MINUTE,
  };
};

type Dayjs = {
  readonly addBusinessHours: (n: number) => Dayjs;
  readonly addBusinessDays: (n: number) => Dayjs;
  readonly businessMinutesDiff: (other: Dayjs) => number;
  readonly valueOf: () => number;
};
type DayjsFactory = {
  (t: number): Dayjs;
  readonly extend: (plugin: unknown) => void;
  readonly setHolidays: (dates: readonly string[]) => void;
  readonly setBusinessTime: (week: object) => void;
};

const dayjsBusinessTime = (): Engine => {
  const dayjs = require("dayjs") as DayjsFactory;
  const plugin = require("dayjs-business-time") as { readonly default?: unknown };
  dayjs.extend(plugin.default ?? plugin);
  dayjs.setHolidays(offDates);
  dayjs.setBusinessTime(
    Object.fromEntries(
      NAMES.map((name, i) => [name, WEEK[i]?.map(([a, b]) => ({ start: `${clock(a)}:00`, end: `${clock(b)}:00` })) ?? null]),
    ),
  );
  return {
    addHours: (t) => dayjs(t).addBusinessHours(8).valueOf(),
    addDays: (t) => dayjs(t).addBusinessDays(2).valueOf(),
    between: (a, b) => dayjs(a).businessMinutesDiff(dayjs(b)) * MINUTE,
  };
};

type Timer = {
  readonly setConfig: (config: object) => Timer;
  readonly add: (t: Date, n: number, unit: string) => Date;
  readonly workingTimeBetween: (a: Date, b: Date, unit: string) => number;
};

const workingTimes = (): Engine => {
  const factory = require("working-times") as { readonly getTimerInstance: () => Timer };
  const spans = (hours: readonly (readonly [number, number])[]) => hours.map(([a, b]) => ({ from: clock(a), to: clock(b) }));
  const timer = factory.getTimerInstance().setConfig({
    vacations: offDates,
    normalWorkingHours: Object.fromEntries(Object.entries(WEEK).map(([day, hours]) => [day, spans(hours)])),
    exceptionalWorkingHours: Object.fromEntries(
      [...special].filter(([, hours]) => hours.length > 0).map(([date, hours]) => [date, spans(hours)]),
    ),
    minBufferedDays: 1,
    maxBufferedDays: 1,
  });
  return {
    addHours: (t) => timer.add(new Date(t), 8, "HOURS").getTime(),
    addDays: (t) => timer.add(new Date(t), 2, "DAYS").getTime(),
    between: (a, b) => timer.workingTimeBetween(new Date(a), new Date(b), "MINUTES") * MINUTE,
  };
};

type Iterator = { readonly getState: () => boolean; readonly getDate: () => Date; readonly advance: () => boolean };
type OpeningHours = {
  readonly getIterator: (t: Date) => Iterator;
  readonly getOpenDuration: (a: Date, b: Date) => readonly [number, number];
};

/** It has no "add": the shortest loop over its own iterator stands in for one. */
const openingHours = (): Engine => {
  const Hours = require("opening_hours") as new (text: string) => OpeningHours;
  const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
  const text = (hours: readonly (readonly [number, number])[]): string => hours.map(([a, b]) => `${clock(a)}-${clock(b)}`).join(",");
  const dates = [...special].map(
    ([date, hours]) =>
      `${date.slice(0, 4)} ${MONTHS[Number(date.slice(5, 7)) - 1]} ${date.slice(8)} ${hours.length === 0 ? "off" : text(hours)}`,
  );
  const oh = new Hours([`Mo-Th ${text(WEEK[1] ?? [])}`, `Fr ${text(WEEK[5] ?? [])}`, ...dates].join("; "));
  return {
    addHours: (t) => {
      const iterator = oh.getIterator(new Date(t));
      let left = 8 * HOUR;
      for (let at = t; ; at = iterator.getDate().getTime()) {
        const open = iterator.getState();
        if (!iterator.advance()) return NaN;
        const length = iterator.getDate().getTime() - at;
        if (open && left <= length) return at + left;
        if (open) left -= length;
      }
    },
    addDays: (t) => {
      const iterator = oh.getIterator(new Date(t));
      const dayOf = (at: number): number => Math.floor((at + 3 * HOUR) / DAY);
      let [seen, day, close] = [0, dayOf(t), NaN];
      for (;;) {
        const open = iterator.getState();
        const at = iterator.getDate().getTime();
        if (open && dayOf(at) > day) {
          if (seen === 2) return close;
          day = dayOf(at);
          seen += 1;
        }
        if (!iterator.advance()) return NaN;
        if (open) close = iterator.getDate().getTime();
      }
    },
    between: (a, b) => oh.getOpenDuration(new Date(a), new Date(b))[0],
  };
};

/** Each peer by its name, made only when asked: one that cannot be loaded must not stop the others. */
export const peers: Readonly<Record<string, () => Engine>> = {
  "moment-business-time": momentBusinessTime,
  "dayjs-business-time": dayjsBusinessTime,
  "working-times": workingTimes,
  opening_hours: openingHours,
};
