/** A scenario file: an act, an office and what happens when. Everything a person can mistype is a problem with its line. */
import type { Document, YAMLMap } from "yaml";
import { isMap, isScalar, isSeq, LineCounter, parseDocument } from "yaml";

/** What is wrong with a scenario, and where. */
export type ScenarioProblem = { readonly line: number; readonly column: number; readonly ru: string; readonly en: string };

/** One fact as it is written; what it leaves out is filled in when it is played. */
export type ScenarioFact = {
  readonly line: number;
  readonly column: number;
  readonly fields: Readonly<Record<string, unknown>>;
};

export type Scenario = {
  /** A path, or the act itself. */
  readonly procedure: unknown;
  readonly office: unknown;
  /** The unit's own hours, as much of an office as differs; null = the office's. */
  readonly unitHours: unknown;
  readonly route: string | null;
  /** The units of the office; null = any name is taken. */
  readonly units: readonly string[] | null;
  readonly facts: readonly ScenarioFact[];
};

export type ReadScenario =
  | { readonly ok: true; readonly scenario: Scenario }
  | { readonly ok: false; readonly problems: readonly ScenarioProblem[] };

const topKeys = ["procedure", "office", "unitHours", "route", "units", "facts", "title", "description", "property", "clause"];

/** What a fact may carry: the words of moves and facts, in plain values. */
export const factKeys = (
  "at event by do channel kind route unit units answerable instruction text question remarks reason ground evidence exception promisedFor files " +
  "measures noProof timer due topic importance fact happenedAt draft digest publication failure permanent number way earlierCase contacts " +
  "permalink message competentBody note owner account"
).split(" ");

type Reading = { readonly document: Document; readonly lines: LineCounter; readonly problems: ScenarioProblem[] };

/** Reads a scenario's text. */
export function readScenario(text: string): ReadScenario {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  const reading: Reading = { document, lines, problems: [] };
  for (const error of document.errors)
    problemAt(reading, error.pos[0], { ru: `Файл не читается: ${error.message}`, en: `The file cannot be read: ${error.message}` });
  const root = document.contents;
  if (!isMap(root)) {
    if (reading.problems.length === 0)
      problemAt(reading, 0, {
        ru: "Сценарий — это procedure, office, route и facts.",
        en: "A scenario is procedure, office, route and facts.",
      });
    return { ok: false, problems: reading.problems };
  }
  checkKeys(reading, root, topKeys);
  const scenario = scenarioOf(reading, root);
  return reading.problems.length === 0 ? { ok: true, scenario } : { ok: false, problems: reading.problems };
}

function scenarioOf(reading: Reading, root: YAMLMap): Scenario {
  const value = plainMap(root, reading.document);
  for (const key of ["procedure", "office", "facts"]) {
    if (value[key] === undefined || value[key] === null)
      problemAt(reading, startOf(root), { ru: `Не указано: ${key}.`, en: `Missing: ${key}.` });
  }
  const { procedure, office, unitHours = null, route, units } = value;
  return {
    procedure,
    office,
    unitHours,
    route: typeof route === "string" ? route : null,
    units: Array.isArray(units) ? units.map(String) : null,
    facts: factsOf(reading, root),
  };
}

function factsOf(reading: Reading, root: YAMLMap): readonly ScenarioFact[] {
  const list = root.get("facts", true);
  if (!isSeq(list)) return [];
  return list.items.flatMap((item) => {
    if (!isMap(item)) {
      problemAt(reading, startOf(item), {
        ru: "Каждая строка facts — это { at, event } или { at, by, do }.",
        en: "Each line of facts is { at, event } or { at, by, do }.",
      });
      return [];
    }
    checkKeys(reading, item, factKeys);
    const { line, col } = reading.lines.linePos(startOf(item));
    return [{ line, column: col, fields: plainMap(item, reading.document) }];
  });
}

function checkKeys(reading: Reading, map: YAMLMap, known: readonly string[]): void {
  for (const { key } of map.items) {
    const name = isScalar(key) ? String(key.value) : "?";
    if (!known.includes(name)) problemAt(reading, startOf(key), { ru: `Неизвестное слово «${name}».`, en: `Unknown word "${name}".` });
  }
}

function plainMap(map: YAMLMap, document: Document): Readonly<Record<string, unknown>> {
  const value: unknown = map.toJS(document);
  return typeof value === "object" && value !== null ? { ...value } : {};
}

function startOf(node: unknown): number {
  const range = typeof node === "object" && node !== null && "range" in node ? node.range : null;
  return Array.isArray(range) && typeof range[0] === "number" ? range[0] : 0;
}

function problemAt({ lines, problems }: Reading, offset: number, words: { readonly ru: string; readonly en: string }): void {
  const { line, col } = lines.linePos(offset);
  problems.push({ line, column: col, ...words });
}
