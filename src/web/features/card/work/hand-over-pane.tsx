import type { Card } from "#http/contract";
import { Button } from "@mantine/core";
import { useState } from "react";
import { useSavedField } from "../../../data/saves.ts";
import { useTexts } from "../../../texts/texts-context.tsx";
import { momentWords } from "../../../ui/time-words.ts";
import { useTimeWords } from "../../../ui/use-time-words.ts";
import { WordsField } from "../../../ui/words-field.tsx";
import { ApprovedWords } from "./approved-words.tsx";
import { LetterState, letterOf } from "./incident/letter-state.tsx";
import { Actions, Pane, PaneTrouble } from "./pane.tsx";
import { Resolution } from "./routing-panes.tsx";
import { usePaneMove } from "./use-pane-move.ts";
import css from "./work.module.css";

type HandOverProps = { readonly card: Card; readonly clause: string; readonly now: number; readonly mayRetry: boolean };

/** The hand-over to the media department (3.2.6): by mail where it is set up, by a person otherwise; the approved reply with its files and the printed card, and the record of how it went. */
export const HandOverPane = ({ card, clause, now, mayRetry }: HandOverProps) => {
  const texts = useTexts();
  const words = texts.otherWays.handOver;
  const move = usePaneMove(card);
  const way = useSavedField(card.caseId, "way");
  const [tried, setTried] = useState(false);
  const approved = card.drafts.findLast((draft) => draft.approved);
  const letter = letterOf(card);
  const [byHand, setByHand] = useState(letter === undefined);
  const submit = () => {
    setTried(true);
    if (way.text.trim() !== "") move.run({ do: "handOver", way: way.text.trim() }, words.done, [way]);
  };
  return (
    <Pane title={words.title} clause={clause} {...(letter === undefined ? { hint: words.hint } : {})}>
      {letter !== undefined && <LetterState card={card} publication={letter} now={now} move={move} mayRetry={mayRetry} />}
      {approved !== undefined && <ApprovedWords caseId={card.caseId} label={words.reply} text={approved.text} files={approved.files} />}
      {byHand && (
        <WordsField
          label={words.way}
          hint={words.wayHint}
          field={way}
          minRows={2}
          error={tried && way.text.trim() === "" ? words.wayRequired : null}
          onSubmit={submit}
        />
      )}
      <PaneTrouble move={move} />
      <Actions>
        <Button
          variant={letter === undefined ? "filled" : "default"}
          loading={byHand && move.busy}
          onClick={byHand ? submit : () => setByHand(true)}
        >
          {byHand ? words.submit : texts.incident.handOver.byHand}
        </Button>
      </Actions>
    </Pane>
  );
};

/** What was handed over, how and when: the record that the clause asks for, and the paper to print again. */
export const HandedOverPane = ({ card, now }: { readonly card: Card; readonly now: number }) => {
  const texts = useTexts();
  const words = useTimeWords();
  const approved = card.drafts.findLast((draft) => draft.approved);
  const move = usePaneMove(card);
  const letter = letterOf(card);
  const handed = [...card.history].sort((a, b) => b.version - a.version).find(({ type }) => type === "handedOver");
  return (
    <Pane title={texts.otherWays.handOver.doneTitle} clause={handed?.clause ?? card.route.clause}>
      {handed !== undefined && (
        <p>
          {momentWords(handed.at, now, words)}
          {handed.actor.name === null ? "" : `, ${handed.actor.name}`}
          {handed.text === null ? "" : `: ${handed.text}`}
        </p>
      )}
      {letter !== undefined && handed?.text === null && (
        <LetterState card={card} publication={letter} now={now} move={move} mayRetry={false} />
      )}
      <Resolution card={card} />
      {approved !== undefined && (
        <div className={css.form}>
          <ApprovedWords caseId={card.caseId} label={texts.otherWays.handOver.reply} text={approved.text} files={approved.files} />
        </div>
      )}
    </Pane>
  );
};
