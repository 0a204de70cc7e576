import type { TimerStory } from "#deadlines";
import { explainTimer } from "#deadlines";
import type { Bilingual, Procedure } from "#procedure";
import type { Instant } from "#worktime";
import { clockInput } from "./clocks.ts";
import type { CaseContext } from "./context.ts";
import type { CaseEventType } from "./events.ts";
import type { CaseState } from "./state.ts";
import { eventTitle, isEventType } from "./words.ts";

/** Why a timer of the case is due when it is: the start event in words, every span, every pause, the result. */
export function whyThisDeadline(
  state: CaseState,
  timer: string,
  { now, context }: { readonly now: Instant; readonly context: CaseContext },
): TimerStory | null {
  return explainTimer(clockInput(state, now, context), timer, (type) => factWords(type, context.procedure));
}

function factWords(type: string, procedure: Procedure): Bilingual {
  const title = (event: CaseEventType): Bilingual => ({ ru: lowered(eventTitle(event, "ru")), en: lowered(eventTitle(event, "en")) });
  return isEventType(type) ? title(type) : (procedure.facts[type]?.title ?? { ru: type, en: type });
}

function lowered(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
