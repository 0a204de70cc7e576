/** Advice on an official answer while it is being written: quiet, in the order of weight and place; a person decides. */
import type { Advice, AdviceContext, AdviceRule, Rule } from "./advice.ts";
import { capitals, dots, exclamation, longForReaders, personalData, tooLong } from "./find-form.ts";
import { abbreviation, blame, greeting, officialese, promiseWithoutDate } from "./find-words.ts";

/** The rules in the order of weight: of two that speak of the same piece the first one speaks. */
const rules: readonly Rule[] = [
  { rule: "tooLong", find: tooLong },
  { rule: "personalData", find: personalData },
  { rule: "blame", find: blame },
  { rule: "promiseWithoutDate", find: promiseWithoutDate },
  { rule: "greeting", find: greeting },
  { rule: "officialese", find: officialese },
  { rule: "capitals", find: capitals },
  { rule: "abbreviation", find: abbreviation },
  { rule: "exclamation", find: exclamation },
  { rule: "dots", find: dots },
  { rule: "longForReaders", find: longForReaders },
];

const about: ReadonlySet<AdviceRule> = new Set<AdviceRule>(["tooLong", "longForReaders"]);

/** More than this nobody reads; the heaviest come first. */
const adviceMax = 40;

/** What could be better in this answer; nothing for an empty one. */
export function adviceOn(text: string, context: AdviceContext): readonly Advice[] {
  if (text.trim() === "") return [];
  const kept: Advice[] = [];
  for (const { rule, find } of rules)
    for (const found of find(text, context).toSorted((a, b) => a.from - b.from || b.to - a.to)) {
      const isTaken = kept.some((one) => !about.has(one.rule) && found.from < one.to && one.from < found.to);
      if (about.has(rule) || !isTaken) kept.push({ rule, ...found });
      if (kept.length >= adviceMax) return kept;
    }
  return kept;
}

/** The text with an advice taken. */
export function withAdvice(text: string, { from, to, replacement }: Advice): string {
  return replacement === null ? text : `${text.slice(0, from)}${replacement}${text.slice(to)}`;
}
