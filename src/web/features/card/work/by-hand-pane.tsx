import type { Card, Publication } from "#http/contract";
import { Button, TextInput } from "@mantine/core";
import { useState } from "react";
import { useTexts } from "../../../texts/texts-context.tsx";
import { ApprovedWords } from "./approved-words.tsx";
import { Actions, Pane, PaneTrouble } from "./pane.tsx";
import { usePaneMove } from "./use-pane-move.ts";
import css from "./work.module.css";

type Props = { readonly card: Card; readonly publication: Publication; readonly clause: string };

const Where = ({ card }: { readonly card: Card }) => {
  const { otherWays } = useTexts();
  const { manual } = card;
  if (manual === null) return null;
  return (
    <div className={css.quote}>
      <p className={css.by}>{otherWays.byHand.where}</p>
      {manual.replyWay !== null && <p>{manual.replyWay}</p>}
      {manual.replyPage !== null && (
        <p>
          {manual.replyPage.url === "" ? (
            manual.replyPage.title
          ) : (
            <a href={manual.replyPage.url} target="_blank" rel="noreferrer">
              {manual.replyPage.title}
            </a>
          )}
        </p>
      )}
      {manual.contacts !== null && <p>{manual.contacts}</p>}
    </div>
  );
};

/** A reply that no network carries: the way that the card names, the words to take, and the record that it was done (3.1). */
export const ByHandPane = ({ card, publication, clause }: Props) => {
  const texts = useTexts();
  const words = texts.otherWays.byHand;
  const move = usePaneMove(card);
  const [permalink, setPermalink] = useState("");
  const { publicationId } = publication;
  const isQuestion = publication.reply === "clarification";
  return (
    <Pane title={isQuestion ? words.question : words.title} hint={isQuestion ? words.questionHint : words.hint} clause={clause}>
      <Where card={card} />
      <ApprovedWords
        caseId={card.caseId}
        label={texts.card.ourAnswer[publication.reply]}
        text={publication.text}
        files={publication.files}
      />
      {!isQuestion && (
        <TextInput label={words.link} type="url" value={permalink} onChange={(event) => setPermalink(event.currentTarget.value)} />
      )}
      <PaneTrouble move={move} />
      <Actions>
        <Button
          loading={move.busy}
          onClick={() => move.run({ do: "confirmPublishedByHand", publicationId, permalink: permalink.trim() }, words.saved)}
        >
          {isQuestion ? words.asked : words.done}
        </Button>
      </Actions>
    </Pane>
  );
};
