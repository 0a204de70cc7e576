/** What the walk through every state of an act found, in words; a way on which something goes wrong comes as a scenario for `simulate`. */
import { stringify } from "yaml";
import type { Explored } from "#case";

type Lang = "ru" | "en";

/** Lines for a terminal. */
export function explorationText(explored: Explored, lang: Lang): string {
  if (explored.ok) {
    const { states, complete } = explored;
    if (lang === "en")
      return complete ? `All ${states} states walked: no contradiction.\n` : `Only ${states} states walked: no contradiction in them.\n`;
    return complete
      ? `Пройдены все состояния: ${states}. Противоречий нет.\n`
      : `Пройдена часть состояний: ${states}. В них противоречий нет.\n`;
  }
  const { words, clause, detail, scenario } = explored;
  const head =
    lang === "ru"
      ? `Противоречие, п. ${clause}: ${words.ru} (${detail}). Путь, на котором это видно (otklik simulate):`
      : `A contradiction, cl. ${clause}: ${words.en} (${detail}). The way on which it shows (otklik simulate):`;
  return `${head}\n\n${stringify(scenario, { lineWidth: 0 })}\n`;
}
