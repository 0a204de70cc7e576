import type { Card } from "#http/contract";
import { adviceOn, withAdvice, type Advice, type AdviceContext } from "#triage";
import { useDeferredValue, useMemo, useState } from "react";
import { useSay, useTexts } from "../texts/texts-context.tsx";
import css from "./draft-advice.module.css";

type Known = Pick<Card, "messages" | "replyVisibility" | "maxReplyLength">;

/** At first only the heaviest: advice is never a wall. */
const shownFirst = 3;

const contextOf = ({ messages, replyVisibility, maxReplyLength }: Known): AdviceContext => ({
  visibility: replyVisibility,
  authorName: messages.find((message) => message.opening)?.author?.name ?? "",
  max: maxReplyLength,
});

const useAdvice = (card: Known, text: string): readonly Advice[] => {
  const words = useDeferredValue(text);
  return useMemo(() => adviceOn(words, contextOf(card)), [words, card]);
};

/** Whether the advice only takes words away, however it writes the letter after them. */
const takesAway = (text: string, { from, to, replacement }: Advice): boolean =>
  replacement !== null && from < to && replacement.length < 2 && text.slice(from, to).toLowerCase().endsWith(replacement.toLowerCase());

/** The piece as one recognises it: short, or the whole text where the advice speaks of all of it. */
const pieceOf = (text: string, advice: Advice): string => {
  const whole = text.slice(advice.from, advice.to);
  // What stays is not what the advice speaks of: «Сообщаем, что» without the first letter of the next word.
  const piece = (takesAway(text, advice) ? whole.slice(0, whole.length - (advice.replacement?.length ?? 0)) : whole).trim();
  return piece.length > 48 ? `${piece.slice(0, 45).trimEnd()}…` : piece;
};

const isAboutAll = ({ rule, from, to }: Advice): boolean => rule === "tooLong" || rule === "longForReaders" || from === to;

type RowProps = { readonly text: string; readonly advice: Advice; readonly onTake?: (advice: Advice) => void };

const AdviceRow = ({ text, advice, onTake }: RowProps) => {
  const { desk } = useTexts();
  const say = useSay();
  const { replacement, from, to } = advice;
  const action = from === to ? desk.advice.add : takesAway(text, advice) ? desk.advice.remove : desk.advice.replaceShort;
  const full =
    replacement === null || takesAway(text, advice) || replacement.trim() === "" ? action : desk.advice.replace(replacement.trim());
  return (
    <li className={css.row}>
      <span className={css.words}>
        {!isAboutAll(advice) && <q className={css.piece}>{pieceOf(text, advice)}</q>} {say(advice.words)}
      </span>
      {onTake !== undefined && replacement !== null && (
        <button type="button" className={css.take} title={full} aria-label={full} onClick={() => onTake(advice)}>
          {action}
        </button>
      )}
    </li>
  );
};

const keyOf = ({ rule, from, to }: Advice): string => `${rule} ${from} ${to}`;

/** Quiet advice under the field while one writes: the heaviest first, each taken by one click. */
export const DraftAdvice = ({
  card,
  text,
  onChange,
}: {
  readonly card: Known;
  readonly text: string;
  readonly onChange: (text: string) => void;
}) => {
  const { desk } = useTexts();
  const advice = useAdvice(card, text);
  const [all, setAll] = useState(false);
  if (advice.length === 0) return null;
  const shown = all ? advice : advice.slice(0, shownFirst);
  // Advice follows the typing a moment later: one that no longer fits its place is not taken.
  const take = (one: Advice) => {
    const isFresh = adviceOn(text, contextOf(card)).some((fresh) => keyOf(fresh) === keyOf(one));
    if (isFresh) onChange(withAdvice(text, one));
  };
  return (
    <section className={css.advice} aria-label={desk.advice.title(advice.length)}>
      <p className={css.title} title={desk.advice.hint}>
        {desk.advice.title(advice.length)}
      </p>
      <ul className={css.rows}>
        {shown.map((one) => (
          <AdviceRow key={keyOf(one)} text={text} advice={one} onTake={take} />
        ))}
      </ul>
      {advice.length > shownFirst && (
        <button type="button" className={css.take} aria-expanded={all} onClick={() => setAll(!all)}>
          {all ? desk.advice.less : desk.advice.more(advice.length - shownFirst)}
        </button>
      )}
    </section>
  );
};

/** For whoever checks or approves: a small count that opens into the same words. */
export const AdviceInReview = ({ card, text }: { readonly card: Known; readonly text: string }) => {
  const { desk } = useTexts();
  const advice = useAdvice(card, text);
  if (advice.length === 0) return null;
  return (
    <details className={css.review}>
      <summary>{desk.advice.inReview(advice.length)}</summary>
      <ul className={css.rows}>
        {advice.map((one) => (
          <AdviceRow key={keyOf(one)} text={text} advice={one} />
        ))}
      </ul>
    </details>
  );
};
