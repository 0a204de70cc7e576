/** Civil dates as day numbers: whole days since 1970-01-01, proleptic Gregorian, without any zone. */

/** Whole days since 1970-01-01. */
export type Day = number;

export const MINUTE_MS = 60_000;
export const HOUR_MS = 3_600_000;
export const DAY_MS = 86_400_000;

/** The day number of a civil date (the algorithm of H. Hinnant, exact for every year). */
export const dayOfCivil = (year: number, month: number, date: number): Day => {
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + date - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
};

/** Year, month (1–12) and date of a day number. */
export const civilOfDay = (day: Day): { readonly year: number; readonly month: number; readonly date: number } => {
  const z = day + 719_468;
  const era = Math.floor(z / 146_097);
  const dayOfEra = z - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const m = Math.floor((5 * dayOfYear + 2) / 153);
  const date = dayOfYear - Math.floor((153 * m + 2) / 5) + 1;
  const month = m < 10 ? m + 3 : m - 9;
  return { year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, date };
};

/** Day of the week, 0 = Monday … 6 = Sunday. */
export const weekdayOf = (day: Day): number => (((day + 3) % 7) + 7) % 7;

/** The day number of `2025-11-01`, or null where there is no such date. */
export const parseDay = (text: string): Day | null => {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (match === null) return null;
  const month = Number(match[2]);
  const day = dayOfCivil(Number(match[1]), month, Number(match[3]));
  // No such date falls into another month.
  return civilOfDay(day).month === month ? day : null;
};

const two = (n: number): string => String(n).padStart(2, "0");

/** A day number as `2025-11-01`. */
export const formatDay = (day: Day): string => {
  const { year, month, date } = civilOfDay(day);
  return `${String(year).padStart(4, "0")}-${two(month)}-${two(date)}`;
};
