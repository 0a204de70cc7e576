/** Calendars and offices as files: YAML or JSON text into plain data, a calendar together with all that it extends. */
import { readFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parse } from "yaml";
import type { WorktimeProblem } from "#worktime";

export type Loaded<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: WorktimeProblem };

/** The project's own `calendars/` folder. */
export const calendarsFolder = fileURLToPath(new URL("../../calendars/", import.meta.url));

const DEEPEST_CHAIN = 8;
const NAME = /^[\w-]+$/;

const unreadable = (path: string, reason: string): WorktimeProblem => ({
  code: "unreadableFile",
  path,
  ru: `Не читается файл ${path}: ${reason}`,
  en: `The file ${path} cannot be read: ${reason}`,
});

/** The data of a YAML or JSON file; a missing file or a fault of its text is a problem that names it. */
export const readDataFile = (path: string): Loaded<unknown> => {
  try {
    const value: unknown = parse(readFileSync(path, "utf8"));
    return { ok: true, value };
  } catch (error) {
    return { ok: false, problem: unreadable(path, error instanceof Error ? error.message : String(error)) };
  }
};

const fieldOf = (data: unknown, key: string): unknown => (typeof data === "object" && data !== null ? Reflect.get(data, key) : undefined);

/** A bare name is a file of the folder; anything with a slash or an ending is a path beside the office's own file. */
const pathOf = (name: string, folders: Folders): string =>
  NAME.test(name) ? resolve(folders.calendars, `${name}.yaml`) : resolve(folders.beside, name);

export type Folders = { readonly calendars: string; readonly beside: string };

/** A calendar by name, with all that it extends, the farthest base first: what `compileOffice` takes as its calendars. */
export const loadCalendar = (
  name: string,
  folders: Folders = { calendars: calendarsFolder, beside: process.cwd() },
): Loaded<readonly unknown[]> => {
  const chain: unknown[] = [];
  for (let next: unknown = name; typeof next === "string" && chain.length < DEEPEST_CHAIN;) {
    const file = readDataFile(pathOf(next, folders));
    if (!file.ok) return file;
    chain.unshift(file.value);
    next = fieldOf(file.value, "extends");
  }
  return { ok: true, value: chain };
};

/** An office's data with the calendars that it names; a calendar may also stand inside the office as data. */
export type OfficeWithCalendars = { readonly office: unknown; readonly calendars: readonly unknown[] };

const withCalendars = (office: unknown, folders: Folders): Loaded<OfficeWithCalendars> => {
  const named = fieldOf(office, "calendar") ?? fieldOf(office, "calendars");
  const calendars: unknown[] = [];
  const names: unknown[] = [];
  for (const item of Array.isArray(named) ? (named as readonly unknown[]) : [named]) {
    const base = typeof item === "string" ? item : fieldOf(item, "extends");
    if (typeof base === "string" && base !== "" && base !== "none") {
      const loaded = loadCalendar(base, folders);
      if (!loaded.ok) return loaded;
      calendars.push(...loaded.value);
      names.push(typeof item === "string" ? (fieldOf(loaded.value.at(-1), "id") ?? item) : item);
    } else names.push(item);
    if (typeof item === "object" && item !== null) calendars.push(item);
  }
  // A calendar named by a path is known to the office by its own id.
  const value =
    typeof office === "object" && office !== null && named !== undefined && named !== null ? { ...office, calendar: names } : office;
  return { ok: true, value: { office: value, calendars } };
};

/** An office from a path or as the data itself. */
export const loadOffice = (given: unknown, folder = calendarsFolder): Loaded<OfficeWithCalendars> => {
  if (typeof given !== "string") return withCalendars(given, { calendars: folder, beside: process.cwd() });
  const file = readDataFile(given);
  return file.ok ? withCalendars(file.value, { calendars: folder, beside: dirname(resolve(given)) }) : file;
};
