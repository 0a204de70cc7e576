/** What the walk through every state of an act found, in words; a way on which something goes wrong comes as a scenario for `simulate`. */
import { stringify } from "yaml";
import type { Explored } from "#case";

type Lang = "ru" | "en";

/** Where the act was read from, and where its parts stand there. */
export type ActPlace = { readonly file: string; readonly placeOf: (path: string) => { readonly line: number; readonly column: number } };

/** Lines for a terminal. */
export function explorationText(explored: Explored, { file, placeOf }: ActPlace, lang: Lang): string {
  if (explored.ok) {
    const { states, complete } = explored;
    if (lang === "en")
      return complete ? `All ${states} states walked: no contradiction.\n` : `Only ${states} states walked: no contradiction in them.\n`;
    return complete
      ? `Пройдены все состояния: ${states}. Противоречий нет.\n`
      : `Пройдена часть состояний: ${states}. В них противоречий нет.\n`;
  }
  const { words, remedy, path, clause, detail, scenario } = explored;
  const { line, column } = placeOf(path);
  const head =
    lang === "ru"
      ? `${file}:${line}:${column}: ошибка: Противоречие, п. ${clause}: ${words.ru} (${detail}) [${explored.property}, ${path}]\n    ${remedy.ru}\nПуть, на котором это видно (сохраните и сыграйте: otklik simulate):`
      : `${file}:${line}:${column}: error: A contradiction, cl. ${clause}: ${words.en} (${detail}) [${explored.property}, ${path}]\n    ${remedy.en}\nThe way on which it shows (save and play it: otklik simulate):`;
  return `${head}\n\n${stringify({ ...scenario, procedure: file }, { lineWidth: 0 })}\n`;
}
