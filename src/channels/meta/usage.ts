/** Meta tells in headers how much of the limits is used, in percent; a page that has used all rests until it is let in again. */
import { isRecord } from "../payload-reader.ts";

const HEADERS = ["x-app-usage", "x-page-usage", "x-business-use-case-usage"];
const PERCENTS = ["call_count", "total_time", "total_cputime"];
const FULL = 100;
const REST_MS = 10 * 60_000;

type Fields = Readonly<Record<string, unknown>>;

/** The business header keeps lists by account; the others are plain. */
const recordsIn = (value: unknown): readonly Fields[] => {
  if (!isRecord(value)) return [];
  const inner = Object.values(value).flatMap((one) => (Array.isArray(one) ? one.filter(isRecord) : []));
  return [value, ...inner];
};

const read = (text: string | undefined): readonly Fields[] => {
  if (text === undefined) return [];
  try {
    return recordsIn(JSON.parse(text));
  } catch {
    return [];
  }
};

/** How long to rest, or 0. */
export const restOf = (headers: Readonly<Record<string, string>>): number => {
  let rest = 0;
  for (const record of HEADERS.flatMap((name) => read(headers[name]))) {
    const regain = record["estimated_time_to_regain_access"];
    const isFull = PERCENTS.some((name) => typeof record[name] === "number" && record[name] >= FULL);
    if (typeof regain === "number" && regain > 0) rest = Math.max(rest, regain * 60_000);
    else if (isFull) rest = Math.max(rest, REST_MS);
  }
  return Math.min(rest, 24 * 3_600_000);
};
