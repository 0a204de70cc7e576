/** Where a page of a list ended: opaque to everybody else. */
import type { ListView } from "#app";

/** The sort key of the last row; `number` breaks ties. */
export type Position = { readonly key: number; readonly number: number };

/** The cursor of the next page of this view. */
export const writeCursor = (view: ListView, { key, number }: Position): string =>
  Buffer.from(JSON.stringify([view, key, number])).toString("base64url");

/** Reads a cursor of this view; what is none begins the list anew. */
export const readCursor = (view: ListView, cursor: string | null): Position | null => {
  if (cursor === null) return null;
  try {
    const parsed: unknown = JSON.parse(Buffer.from(cursor, "base64url").toString("utf8"));
    if (!Array.isArray(parsed) || parsed[0] !== view) return null;
    const [, key, number] = parsed as readonly unknown[];
    return Number.isSafeInteger(key) && Number.isSafeInteger(number) ? { key: key as number, number: number as number } : null;
  } catch {
    return null;
  }
};
