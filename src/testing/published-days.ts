/**
 * The production calendar as it was published, day by day: the days off that fall on Monday to Friday, the working Saturdays and the
 * short days. It is written by hand from the published lists, so that the rule engine has something to be wrong against.
 */
export type PublishedYear = {
  readonly off: readonly string[];
  readonly workingSaturdays: readonly string[];
  readonly short: readonly string[];
  readonly workingDays: number;
  /** The weekday whose hours a working Saturday has (1 = Monday), by date. */
  readonly hoursOf: Readonly<Record<string, number>>;
};

const dates = (year: number, text: string): readonly string[] =>
  text
    .split(" ")
    .filter((part) => part !== "")
    .map((part) => {
      const [date, month] = part.split(".");
      return `${year}-${(month ?? "").padStart(2, "0")}-${(date ?? "").padStart(2, "0")}`;
    });

type Written = {
  readonly off: string;
  readonly saturdays?: Readonly<Record<string, number>>;
  readonly short: string;
  readonly days: number;
};

const WRITTEN: Readonly<Record<number, Written>> = {
  2019: { off: "1.1 2.1 3.1 4.1 7.1 8.1 8.3 1.5 2.5 3.5 9.5 10.5 12.6 4.11", short: "22.2 7.3 30.4 8.5 11.6 31.12", days: 247 },
  2022: { off: "3.1 4.1 5.1 6.1 7.1 23.2 7.3 8.3 2.5 3.5 9.5 10.5 13.6 4.11", saturdays: { "5.3": 1 }, short: "22.2 5.3 3.11", days: 247 },
  2023: { off: "2.1 3.1 4.1 5.1 6.1 23.2 24.2 8.3 1.5 8.5 9.5 12.6 6.11", short: "22.2 7.3 3.11", days: 247 },
  2024: {
    off: "1.1 2.1 3.1 4.1 5.1 8.1 23.2 8.3 29.4 30.4 1.5 9.5 10.5 12.6 4.11 30.12 31.12",
    saturdays: { "27.4": 1, "2.11": 2, "28.12": 1 },
    short: "22.2 7.3 8.5 11.6 2.11",
    days: 248,
  },
  2025: {
    off: "1.1 2.1 3.1 6.1 7.1 8.1 1.5 2.5 8.5 9.5 12.6 13.6 3.11 4.11 31.12",
    saturdays: { "1.11": 1 },
    short: "7.3 30.4 11.6 1.11",
    days: 247,
  },
  2026: { off: "1.1 2.1 5.1 6.1 7.1 8.1 9.1 23.2 9.3 1.5 11.5 12.6 4.11 31.12", short: "30.4 8.5 11.6 3.11", days: 247 },
  2027: {
    off: "1.1 4.1 5.1 6.1 7.1 8.1 22.2 23.2 8.3 3.5 10.5 14.6 4.11 5.11 31.12",
    saturdays: { "20.2": 1 },
    short: "20.2 30.4 11.6 3.11",
    days: 247,
  },
};

/** The published years: 2019 and 2022–2027. */
export const publishedYears: ReadonlyMap<number, PublishedYear> = new Map(
  Object.entries(WRITTEN).map(([key, { off, saturdays, short, days }]) => {
    const year = Number(key);
    const hoursOf = Object.fromEntries(Object.entries(saturdays ?? {}).map(([day, weekday]) => [dates(year, day)[0] ?? "", weekday]));
    return [year, { off: dates(year, off), workingSaturdays: Object.keys(hoursOf), short: dates(year, short), workingDays: days, hoursOf }];
  }),
);
