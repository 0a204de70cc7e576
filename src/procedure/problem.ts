import type { Bilingual } from "./model-words.ts";

/** A problem of a procedure file with its place and what to do about it, in both languages. Lines and columns begin at 1. */
export type ProcedureProblem = {
  readonly code: string;
  readonly severity: "error" | "warning";
  readonly line: number;
  readonly column: number;
  /** Where in the act, e.g. `routes.pages.steps.check.moves.accept.to`. */
  readonly path: string;
  readonly ru: string;
  readonly en: string;
  readonly remedyRu: string;
  readonly remedyEn: string;
};

/** What is wrong and what to do, before its place has been turned into a line and a column. */
export type Finding = {
  readonly code: string;
  readonly severity: "error" | "warning";
  readonly path: string;
  /** A place in the text; null = the place of the path. */
  readonly at: number | null;
  readonly what: Bilingual;
  readonly remedy: Bilingual;
};

/** Collects what is found while a file is read, and where each part of the act stands in the text. */
export type Notebook = { readonly findings: Finding[]; readonly places: Map<string, number> };

export function emptyNotebook(): Notebook {
  return { findings: [], places: new Map() };
}

/** The place of a path, or of the nearest part around it that stands in the text. */
export function placeIn({ places }: Pick<Notebook, "places">, path: string): number {
  for (let part = path; part !== ""; part = part.slice(0, Math.max(part.lastIndexOf("."), part.lastIndexOf("["), 0))) {
    const at = places.get(part);
    if (at !== undefined) return at;
  }
  return 0;
}

/** Findings as problems, in the order of the text, each once. */
export function toProblems(
  { findings, places }: Notebook,
  lineAndColumn: (offset: number) => { readonly line: number; readonly column: number },
): readonly ProcedureProblem[] {
  const seen = new Set<string>();
  return findings
    .map((finding) => ({ ...finding, at: finding.at ?? placeIn({ places }, finding.path) }))
    .toSorted((a, b) => a.at - b.at)
    .filter(({ code, at, what }) => {
      const key = `${code} ${at} ${what.en}`;
      return seen.has(key) ? false : (seen.add(key), true);
    })
    .map(({ code, severity, path, at, what, remedy }) => ({
      code,
      severity,
      ...lineAndColumn(at),
      path,
      ru: what.ru,
      en: what.en,
      remedyRu: remedy.ru,
      remedyEn: remedy.en,
    }));
}
