/** A YAML text as a plain tree in which every part knows its place. Scalars stay texts: what is wanted decides how they are read ("3.10" is a clause). */
import { isAlias, isMap, isPair, isScalar, isSeq, LineCounter, parseDocument, type Document } from "yaml";
import type { Notebook } from "./problem.ts";
import { yamlFinding } from "./source-problems.ts";

export type SourceEntry = { readonly key: string; readonly keyAt: number; readonly value: Source };
export type Source =
  | { readonly kind: "map"; readonly at: number; readonly entries: readonly SourceEntry[] }
  | { readonly kind: "list"; readonly at: number; readonly items: readonly Source[] }
  | { readonly kind: "text"; readonly at: number; readonly text: string; readonly plain: boolean }
  | { readonly kind: "nothing"; readonly at: number };

export type SourceText = {
  readonly root: Source | null;
  readonly lineAndColumn: (offset: number) => { readonly line: number; readonly column: number };
};

const maxLength = 2_000_000;
const maxParts = 200_000;
const maxDepth = 40;

/** The tree of a text; null with findings in the notebook where the text is no YAML. */
export function readSource(text: string, notebook: Notebook): SourceText {
  const lines = new LineCounter();
  const lineAndColumn = (offset: number): { readonly line: number; readonly column: number } => {
    const { line, col } = lines.linePos(offset);
    return line === 0 ? { line: 1, column: 1 } : { line, column: col };
  };
  if (text.length > maxLength) {
    notebook.findings.push(yamlFinding("TOO_LARGE", 0));
    return { root: null, lineAndColumn };
  }
  try {
    const document = parseDocument(text, { schema: "failsafe", lineCounter: lines, uniqueKeys: false, logLevel: "silent" });
    for (const { code, pos } of document.errors) notebook.findings.push(yamlFinding(code, pos[0]));
    const root = document.errors.length > 0 ? null : convert(document.contents, { document, notebook, parts: { count: 0 } }, 0);
    return { root, lineAndColumn };
  } catch (error) {
    // The parser recurses: a text nested thousands deep overflows the stack; anything else is a defect.
    if (!(error instanceof RangeError)) throw error;
    notebook.findings.push(yamlFinding("TOO_DEEP", 0));
    return { root: null, lineAndColumn };
  }
}

type Conversion = { readonly document: Document; readonly notebook: Notebook; readonly parts: { count: number } };

function convert(node: unknown, conversion: Conversion, depth: number): Source {
  const at = startOf(node);
  if (depth > maxDepth || ++conversion.parts.count > maxParts) {
    if (conversion.notebook.findings.length === 0)
      conversion.notebook.findings.push(yamlFinding(depth > maxDepth ? "TOO_DEEP" : "TOO_LARGE", at));
    return { kind: "nothing", at };
  }
  if (isAlias(node)) {
    const target = node.resolve(conversion.document);
    return target === undefined ? { kind: "nothing", at } : convert(target, conversion, depth + 1);
  }
  if (isScalar(node)) return scalar(node.value, node.type ?? "PLAIN", at);
  if (isSeq(node)) return { kind: "list", at, items: node.items.map((item) => convert(item, conversion, depth + 1)) };
  if (isMap(node)) return { kind: "map", at, entries: entriesOf(node.items, conversion, depth) };
  return { kind: "nothing", at };
}

function scalar(value: unknown, style: string, at: number): Source {
  const text = typeof value === "string" ? value : "";
  const plain = style === "PLAIN";
  return plain && (text === "" || text === "null" || text === "~") ? { kind: "nothing", at } : { kind: "text", at, text, plain };
}

function entriesOf(items: readonly unknown[], conversion: Conversion, depth: number): readonly SourceEntry[] {
  const own: SourceEntry[] = [];
  const merged: SourceEntry[] = [];
  const seen = new Set<string>();
  for (const pair of items) {
    if (!isPair(pair)) continue;
    const keyAt = startOf(pair.key);
    const key = isScalar(pair.key) && typeof pair.key.value === "string" ? pair.key.value : null;
    if (key === null) {
      conversion.notebook.findings.push(yamlFinding("NON_STRING_KEY", keyAt));
    } else if (seen.has(key)) {
      conversion.notebook.findings.push(yamlFinding("DUPLICATE_KEY", keyAt));
    } else {
      seen.add(key);
      const value = convert(pair.value, conversion, depth + 1);
      const placed = value.kind === "nothing" && value.at === 0 ? { ...value, at: keyAt } : value;
      if (key === "<<" && placed.kind === "map") merged.push(...placed.entries);
      else own.push({ key, keyAt, value: placed });
    }
  }
  return [...merged.filter(({ key }) => !seen.has(key)), ...own];
}

function startOf(node: unknown): number {
  if (typeof node !== "object" || node === null || !("range" in node) || !Array.isArray(node.range)) return 0;
  const start: unknown = node.range[0];
  return typeof start === "number" ? start : 0;
}
