/**
 * The clause matrix: for each clause of the act, where its rule stands, which tests name it, on which screen it is seen.
 * Rules and tests are found in the files; what a clause means and its screens are written by hand in docs/clauses.yaml.
 *   node scripts/clause-matrix.ts        rewrites docs/clauses.md
 */
import { existsSync, readFileSync, readdirSync, statSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { parse } from "yaml";

export const root = dirname(dirname(fileURLToPath(import.meta.url)));
const act = "procedures/gulkevichi.yaml";

type Entry = { readonly rule: string; readonly screens: readonly string[]; readonly code: readonly string[] };
export type Place = { readonly file: string; readonly line: number; readonly title: string };
export type Row = {
  readonly clause: string;
  readonly entry: Entry | null;
  readonly rules: readonly Place[];
  readonly tests: readonly Place[];
};

/** All clauses of the act, in its order, each with what was found for it. */
export function matrix(): readonly Row[] {
  const text = readFileSync(join(root, act), "utf8");
  const clauses = Object.keys((parse(text) as { clauses: Record<string, string> }).clauses);
  const entries = parse(readFileSync(join(root, "docs/clauses.yaml"), "utf8")) as Record<string, Partial<Entry>>;
  const lines = text.split("\n");
  const tests = allTests();
  return clauses.map((clause) => {
    const entry = entries[clause];
    return {
      clause,
      entry: entry === undefined ? null : { rule: entry.rule ?? "", screens: entry.screens ?? [], code: entry.code ?? [] },
      rules: rulesOf(lines, clause),
      tests: tests.filter((place) => names(place.title, clause)),
    };
  });
}

/** Entries of docs/clauses.yaml whose clause the act does not have. */
export function strayEntries(): readonly string[] {
  const known = new Set(matrix().map((row) => row.clause));
  return Object.keys(parse(readFileSync(join(root, "docs/clauses.yaml"), "utf8")) as object).filter((clause) => !known.has(clause));
}

/** The document, as it should stand in docs/clauses.md. */
export function render(rows: readonly Row[]): string {
  const head = [
    "# The clause matrix",
    "",
    "Clause → rule → tests → screen. Made by `npm run clauses` from the act, the tests' titles and `docs/clauses.yaml`; a test holds it true.",
    "",
    "| clause | what the product does | rule | tests | screen |",
    "|---|---|---|---|---|",
  ];
  const body = rows.map((row) => {
    const rules = [...row.rules.slice(0, 4).map(link), ...(row.entry?.code ?? []).map(bare)].join("<br>");
    const tests = row.tests.slice(0, 4).map(link).join("<br>") + (row.tests.length > 4 ? `<br>and ${row.tests.length - 4} more` : "");
    return `| ${row.clause} | ${row.entry?.rule ?? ""} | ${rules} | ${tests} | ${(row.entry?.screens ?? []).map(bare).join("<br>")} |`;
  });
  return [...head, ...body, ""].join("\n");
}

function link({ file, line }: Place): string {
  return `[${short(file)}:${line}](../${file}#L${line})`;
}

/** `path: note` or `path` → a link. */
function bare(text: string): string {
  const [path = "", ...note] = text.split(": ");
  return note.length === 0 ? `[${short(path)}](../${path})` : `[${note.join(": ")}](../${path})`;
}

function short(path: string): string {
  return path.split("/").slice(-2).join("/");
}

/** The lines that quote the clause, but for its own text (the first `"3.1.4": …`, in `clauses:`) and comments. */
function rulesOf(lines: readonly string[], clause: string): readonly Place[] {
  const own = lines.findIndex((line) => new RegExp(`^ {2}"${escape(clause)}":`).test(line));
  return lines.flatMap((line, index) => {
    const isRule = index !== own && names(line, clause) && !line.trimStart().startsWith("#");
    return isRule ? [{ file: act, line: index + 1, title: line.trim() }] : [];
  });
}

function names(text: string, clause: string): boolean {
  return new RegExp(`(^|[^\\d.])${escape(clause)}(?![\\d]|\\.\\d)`).test(text);
}

function escape(text: string): string {
  return text.replaceAll(".", "\\.");
}

function allTests(): readonly Place[] {
  const files = [...walk(join(root, "src")), ...walk(join(root, "e2e")), ...walk(join(root, "scripts"))].filter((file) =>
    /\.(test|spec)\.tsx?$/.test(file),
  );
  return files.flatMap((file) => {
    const text = readFileSync(file, "utf8");
    return [...text.matchAll(/\b(?:test|it|describe)(?:\.[a-zA-Z]+(?:\([^)]*\))?)*\(\s*(["'`])((?:(?!\1)[^\\]|\\.)*)\1/g)].map((found) => ({
      file: relative(root, file),
      line: text.slice(0, found.index).split("\n").length,
      title: found[2] ?? "",
    }));
  });
}

function walk(folder: string): readonly string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? walk(path) : [path];
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  writeFileSync(join(root, "docs/clauses.md"), render(matrix()));
}
