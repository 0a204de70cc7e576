/** A YAML file as data that knows where each of its parts stands. */
import { isMap, isSeq, LineCounter, parseDocument, type Document } from "yaml";
import type { FileProblem } from "./face.ts";

/** Far more than any calendar needs; an act has its own reader. */
const textMax = 400_000;

type Place = { readonly line: number; readonly column: number };

export type ReadFile =
  | { readonly ok: true; readonly data: unknown; readonly placeOf: (path: string) => Place }
  | { readonly ok: false; readonly problems: readonly FileProblem[] };

/** Reads a file's text; a fault of its form is a problem with its line. */
export function readYaml(text: string): ReadFile {
  const lines = new LineCounter();
  if (text.length > textMax) return { ok: false, problems: [formProblem({ line: 1, column: 1 }, "TOO_LARGE")] };
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const at = (offset: number): Place => {
    const { line, col } = lines.linePos(offset);
    return { line: Math.max(1, line), column: Math.max(1, col) };
  };
  if (document.errors.length > 0) return { ok: false, problems: document.errors.map(({ pos, code }) => formProblem(at(pos[0]), code)) };
  try {
    const data: unknown = document.toJS({ maxAliasCount: 100 });
    return { ok: true, data, placeOf: (path) => at(offsetOf(document, path)) };
  } catch {
    // Aliases that unfold without end are the only way here.
    return { ok: false, problems: [formProblem({ line: 1, column: 1 }, "ALIASES")] };
  }
}

function formProblem(place: Place, code: string): FileProblem {
  return {
    code: `form.${code}`,
    severity: "error",
    ...place,
    path: "",
    ru: "Файл не читается: в этом месте нарушена запись YAML.",
    en: "The file cannot be read: the YAML is broken here.",
    remedyRu: "Проверьте отступы, двоеточия и кавычки в этой строке и строкой выше.",
    remedyEn: "Check the indents, colons and quotes of this line and of the one above.",
  };
}

/** Where the part stands that a path names ("years.2028.transfers[0].to"), or the nearest part around it. */
function offsetOf(document: Document, path: string): number {
  let node: unknown = document.contents;
  let offset = 0;
  for (const part of path.split(/[.[\]]+/u).filter((one) => one !== "")) {
    if (isMap(node)) {
      const pair = node.items.find(({ key }) => String(key) === part);
      if (pair === undefined) break;
      offset = startOf(pair.key) ?? offset;
      node = pair.value;
    } else if (isSeq(node)) {
      node = node.items[Number(part)];
      offset = startOf(node) ?? offset;
    } else break;
  }
  return offset;
}

function startOf(node: unknown): number | null {
  if (typeof node !== "object" || node === null || !("range" in node) || !Array.isArray(node.range)) return null;
  const [start] = node.range as readonly unknown[];
  return typeof start === "number" ? start : null;
}
