import { useLanguage, useTexts } from "../texts/texts-context.tsx";
import { useOfficeClock } from "./office-clock.ts";
import type { TimeWords } from "./time-words.ts";

/** All that is needed to say a time in words: texts, language, the office's zone. */
export const useTimeWords = (): TimeWords => {
  const texts = useTexts();
  const { language } = useLanguage();
  return { texts, language, zone: useOfficeClock().zone };
};
