/** Writes docs/security.md: the words of docs/security.head.md and a row for every number of ASVS that the product answers for. */
import { readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { parse } from "yaml";
import { z } from "zod";

export const root = dirname(dirname(fileURLToPath(import.meta.url)));
const read = (path: string): string => readFileSync(join(root, path), "utf8");

const states = ["held", "outside", "not yet", "off"] as const;
export type State = (typeof states)[number];

/** A number of ASVS: its level, and whether it holds always or only under a condition. */
export type Required = { readonly id: string; readonly level: string; readonly when: string };
export type Row = { readonly id: string; readonly state: State; readonly how: string; readonly places: readonly string[] };

/** The numbers that the product answers for. */
export const required = (): readonly Required[] =>
  read("docs/asvs-5.0.0.tsv")
    .trim()
    .split("\n")
    .map((line) => {
      const [id = "", level = "", when = ""] = line.split("\t");
      return { id, level, when };
    });

const rowOf = (id: string, text: string): Row => {
  const [, state, how = "", places] = /^([a-z ]+): (.+?)(?: → (.+))?$/u.exec(text) ?? [];
  const known = states.find((one) => one === state);
  if (known === undefined) throw new Error(`docs/security.yaml: ${id} has no state: ${text}`);
  return { id, state: known, how, places: places === undefined ? [] : places.split(", ") };
};

/** What is said of each number. */
export const rows = (): readonly Row[] =>
  Object.entries(z.record(z.string(), z.string()).parse(parse(read("docs/security.yaml")))).map(([id, text]) => rowOf(id, text));

const chapters: Readonly<Record<string, string>> = {
  V1: "Encoding and sanitising",
  V2: "Validation and business logic",
  V3: "The browser",
  V4: "The API",
  V5: "Files",
  V6: "Authentication",
  V7: "Sessions",
  V8: "Authorisation",
  V9: "Self-contained tokens",
  V10: "OAuth and OIDC",
  V11: "Cryptography",
  V12: "Transport",
  V13: "Configuration",
  V14: "Data",
  V15: "Code and architecture",
  V16: "Logs and errors",
};

const chapterOf = (id: string): string => id.split(".", 1)[0] ?? "";
const linked = (place: string): string => {
  const [path = "", title] = place.split(": ");
  return `[${path.split("/").at(-1)}](../${path})${title === undefined ? "" : ` «${title}»`}`;
};

/** The whole document. */
export const render = (): string => {
  const said = new Map(rows().map((row) => [row.id, row]));
  const all = required();
  const count = (state: State): number => all.filter(({ id }) => said.get(id)?.state === state).length;
  const counts = `${count("held")} held, ${count("outside")} outside of the program, ${count("not yet")} not yet, ${count("off")} whose condition does not hold`;
  const tables = [...Map.groupBy(all, ({ id }) => chapterOf(id))].map(([chapter, list]) => {
    const lines = list.map(({ id, level }) => {
      const { state, how, places } = said.get(id) ?? { state: "not yet", how: "nothing is said of it", places: [] };
      return `| ${id} | ${level} | ${state === "held" ? "" : `**${state}**: `}${how} | ${places.map(linked).join(", ")} |`;
    });
    return `### ${chapter} ${chapters[chapter] ?? ""}\n\n| ASVS | level | how | where |\n|---|---|---|---|\n${lines.join("\n")}\n`;
  });
  return `${read("docs/security.head.md")}\n## ASVS 5.0.0, number by number\nWritten by \`npm run security\` from [security.yaml](security.yaml): ${counts}.\n\n${tables.join("\n")}`;
};

if (process.argv[1] === fileURLToPath(import.meta.url)) writeFileSync(join(root, "docs/security.md"), render());
