import type { Card } from "#http/contract";
import { Button } from "@mantine/core";
import { useState } from "react";
import { isOwnVersion } from "../../../data/moves.ts";
import { unsentWords } from "../../../data/saves.ts";
import { useSay, useTexts } from "../../../texts/texts-context.tsx";
import { actorWords } from "../history.tsx";
import css from "./work.module.css";

type Overtaken = { readonly version: number; readonly words: readonly string[] };

/** Notices that somebody else moved the case while one was writing: the pane changed, the words stayed. */
const useOvertaken = (card: Card): { readonly overtaken: Overtaken | null; readonly seen: () => void } => {
  const [former, setFormer] = useState({ version: card.version, step: card.step });
  const [overtaken, setOvertaken] = useState<Overtaken | null>(null);
  if (former.version !== card.version) {
    setFormer({ version: card.version, step: card.step });
    const words = unsentWords(card.caseId);
    if (former.step !== card.step && !isOwnVersion(card) && words.length > 0) setOvertaken({ version: card.version, words });
  }
  return { overtaken, seen: () => setOvertaken(null) };
};

/** Who did what meanwhile, and one's own words, kept. */
export const OvertakenNotice = ({ card }: { readonly card: Card }) => {
  const texts = useTexts();
  const say = useSay();
  const { overtaken, seen } = useOvertaken(card);
  if (overtaken === null) return null;
  const step = card.history.find((line) => line.version === overtaken.version);
  return (
    <div className={css.trouble} role="alert">
      <p>
        <strong>{texts.work.conflictTitle}</strong>
      </p>
      <p>
        {step === undefined ? "" : `${texts.work.conflictBy(actorWords(step, texts), say(step.title))} `}
        {texts.work.conflictKept}
      </p>
      {overtaken.words.map((words) => (
        <blockquote key={words} className={css.quote} aria-label={texts.work.yourWords}>
          {words}
        </blockquote>
      ))}
      <Button size="xs" variant="default" onClick={seen}>
        {texts.work.conflictSeen}
      </Button>
    </div>
  );
};
