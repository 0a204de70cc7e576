import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { parse, stringify } from "yaml";
import { actKeys } from "./file-act.ts";
import { conditionKeys } from "./file-condition.ts";
import { loadProcedure } from "./load.ts";
import { eventNames, moveNames, requirements, waiters } from "./vocabulary.ts";

const document = readFileSync(new URL("../../docs/procedure-format.md", import.meta.url), "utf8");

type Block = { readonly title: string; readonly yaml: string };

function blocks(): readonly Block[] {
  return [...document.matchAll(/```yaml\n([\s\S]*?)```/g)].map((found) => {
    const title = [...document.slice(0, found.index).matchAll(/^#+ (.*)$/gm)].at(-1)?.[1] ?? "";
    return { title, yaml: found[1] ?? "" };
  });
}

/** As the document says: maps key by key, everything else in place of what was there; nothing takes away. */
function laidOver(under: unknown, over: unknown): unknown {
  if (!isRecord(under) || !isRecord(over)) return over;
  const kept = Object.entries(under).map(([key, value]) => [key, key in over ? laidOver(value, over[key]) : value]);
  const added = Object.entries(over).filter(([key]) => !(key in under));
  return Object.fromEntries([...kept, ...added]);
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

const [whole, ...parts] = blocks();

test("the whole act of the document loads without a problem or a warning", () => {
  const loaded = loadProcedure(whole?.yaml ?? "");
  expect(loaded.ok ? loaded.warnings : loaded.problems).toEqual([]);
});

test.each(parts)("the example of «$title» loads when laid over the whole act", ({ yaml }) => {
  const text = stringify(laidOver(parse(whole?.yaml ?? ""), parse(yaml)), { aliasDuplicateObjects: false });
  const loaded = loadProcedure(text);
  expect(loaded.ok ? loaded.warnings : loaded.problems).toEqual([]);
});

test("every key, move, event, condition, requirement and role stands in the document", () => {
  const declared = new Set(["factRecorded"]);
  const words = [...Object.keys(actKeys), ...moveNames, ...eventNames, ...conditionKeys, ...requirements, ...waiters, "unitHead"];
  expect(words.filter((word) => !declared.has(word) && !document.includes(`\`${word}\``) && !document.includes(`\`${word}:`))).toEqual([]);
});
