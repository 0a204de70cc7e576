import { loadProcedure, type Procedure } from "#procedure";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";

const yamlFiles = (folder: string): readonly string[] =>
  readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.ya?ml$/.test(entry.name))
    .map((entry) => join(folder, entry.name))
    .sort();

const actOf = (path: string): Procedure => {
  const loaded = loadProcedure(readFileSync(path, "utf8"));
  if (loaded.ok) return loaded.procedure;
  const lines = loaded.problems
    .filter(({ severity }) => severity === "error")
    .map(({ line, column, ru, en }) => `  ${path}:${line}:${column} ${ru} / ${en}`);
  throw new Error(`The act cannot be used:\n${lines.join("\n")}`);
};

/** Every act of the folder, each file an edition; a file that cannot be used stops the start, with its places. */
export const readActs = (folder: string): readonly Procedure[] => yamlFiles(folder).map(actOf);

/** Every production calendar of the folder, as plain data. */
export const readCalendars = (folder: string): readonly unknown[] =>
  yamlFiles(folder).map((path): unknown => parse(readFileSync(path, "utf8")));
