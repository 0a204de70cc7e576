import type { Card } from "#http/contract";
import { Button } from "@mantine/core";
import { useState } from "react";
import { useSavedField } from "../../../data/saves.ts";
import { useTexts } from "../../../texts/texts-context.tsx";
import { momentWords } from "../../../ui/time-words.ts";
import { useTimeWords } from "../../../ui/use-time-words.ts";
import { WordsField } from "../../../ui/words-field.tsx";
import { ApprovedWords } from "./approved-words.tsx";
import { Actions, Pane, PaneTrouble } from "./pane.tsx";
import { Resolution } from "./routing-panes.tsx";
import { usePaneMove } from "./use-pane-move.ts";
import css from "./work.module.css";

/** The hand-over to the media department (3.2.6): the approved reply with its files and the printed card, and the record of how it went. */
export const HandOverPane = ({ card, clause }: { readonly card: Card; readonly clause: string }) => {
  const texts = useTexts();
  const words = texts.otherWays.handOver;
  const move = usePaneMove(card);
  const way = useSavedField(card.caseId, "way");
  const [tried, setTried] = useState(false);
  const approved = card.drafts.findLast((draft) => draft.approved);
  const submit = () => {
    setTried(true);
    if (way.text.trim() !== "") move.run({ do: "handOver", way: way.text.trim() }, words.done, [way]);
  };
  return (
    <Pane title={words.title} hint={words.hint} clause={clause}>
      {approved !== undefined && <ApprovedWords caseId={card.caseId} label={words.reply} text={approved.text} files={approved.files} />}
      <WordsField
        label={words.way}
        hint={words.wayHint}
        field={way}
        minRows={2}
        error={tried && way.text.trim() === "" ? words.wayRequired : null}
        onSubmit={submit}
      />
      <PaneTrouble move={move} />
      <Actions>
        <Button loading={move.busy} onClick={submit}>
          {words.submit}
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
      <Resolution card={card} />
      {approved !== undefined && (
        <div className={css.form}>
          <ApprovedWords caseId={card.caseId} label={texts.otherWays.handOver.reply} text={approved.text} files={approved.files} />
        </div>
      )}
    </Pane>
  );
};
