import type { Card } from "#http/contract";
import { Button } from "@mantine/core";
import { useEffect, useRef, useState } from "react";
import { isMoving, isOwnVersion, takeConflict } from "../../../data/moves.ts";
import { unsentWords } from "../../../data/saves.ts";
import { useSay, useTexts } from "../../../texts/texts-context.tsx";
import { actorWords } from "../history.tsx";
import css from "./work.module.css";

type Overtaken = { readonly version: number; readonly words: readonly string[] };

/** Notices that somebody else moved the case while one was writing: the pane changed, the words stayed. */
const useOvertaken = (card: Card): { readonly overtaken: Overtaken | null; readonly seen: () => void } => {
  const former = useRef(card);
  const [overtaken, setOvertaken] = useState<Overtaken | null>(null);
  useEffect(() => {
    // The live stream may bring one's own move before its answer comes: the answer then tells whose the change is.
    if (isMoving(card.caseId)) return;
    const was = former.current;
    former.current = card;
    if (was.version === card.version) return;
    const late = takeConflict(card.caseId);
    const words = [...new Set([...(late ?? []), ...unsentWords(card.caseId)])];
    const replaced = was.step !== card.step && !isOwnVersion(card) && words.length > 0;
    if (late !== null || replaced) setOvertaken({ version: card.version, words });
  }, [card]);
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
        {overtaken.words.length > 0 && texts.work.conflictKept}
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
