import type { Card } from "#http/contract";
import { Button } from "@mantine/core";
import { useState } from "react";
import { useMe } from "../../../data/me.ts";
import { useSavedField } from "../../../data/saves.ts";
import { useTexts } from "../../../texts/texts-context.tsx";
import { VisibilityLine } from "../../../ui/visibility-line.tsx";
import { WordsField } from "../../../ui/words-field.tsx";
import { AnswerByHand } from "./answer-by-hand.tsx";
import { Actions, Pane, PaneTrouble } from "./pane.tsx";
import { usePaneMove } from "./use-pane-move.ts";
import css from "./work.module.css";

/** The curator agrees to a question or declines it (3.1.2); after the four hours only with a recorded reason. */
export const AgreePane = ({ card, clause }: { readonly card: Card; readonly clause: string }) => {
  const texts = useTexts();
  const move = usePaneMove(card);
  const asked = card.clarifications.at(-1)?.question ?? "";
  const question = useSavedField(card.caseId, "question", asked);
  const exception = useSavedField(card.caseId, "exception");
  const remarks = useSavedField(card.caseId, "declining");
  const [declining, setDeclining] = useState(false);
  const [tried, setTried] = useState(false);
  const late =
    card.timers.some((timer) => timer.timer === "clarification" && timer.due !== null && timer.due < card.now) ||
    move.problem?.clause === clause;
  const agree = () => {
    const words = question.text.trim();
    const changed = words === asked || words === "" ? {} : { question: words };
    const reason = exception.text.trim() === "" ? {} : { exception: exception.text.trim() };
    move.run({ do: "agreeClarification", ...changed, ...reason }, texts.work.clarify.agreed, [question, exception]);
  };
  const decline = () => {
    setTried(true);
    if (remarks.text.trim() !== "")
      move.run({ do: "declineClarification", remarks: remarks.text.trim() }, texts.work.clarify.declined, [remarks]);
  };
  return (
    <Pane title={texts.work.clarify.agreeTitle} hint={texts.work.clarify.agreeHint} clause={clause}>
      <WordsField label={texts.work.clarify.question} field={question} max={card.maxReplyLength} />
      <VisibilityLine visibility={card.replyVisibility} />
      {late && <WordsField label={texts.work.clarify.exception} hint={texts.work.clarify.exceptionHint} field={exception} minRows={2} />}
      {declining && (
        <WordsField
          label={texts.work.clarify.declineTitle}
          field={remarks}
          minRows={2}
          autoFocus
          error={tried && remarks.text.trim() === "" ? texts.work.remarksRequired : null}
          onSubmit={decline}
        />
      )}
      <PaneTrouble move={move} />
      <Actions>
        {declining ? (
          <>
            <Button loading={move.busy} onClick={decline}>
              {texts.work.clarify.decline}
            </Button>
            <Button variant="default" onClick={() => setDeclining(false)}>
              {texts.common.cancel}
            </Button>
          </>
        ) : (
          <>
            <Button loading={move.busy} onClick={agree}>
              {texts.work.clarify.agree}
            </Button>
            <Button variant="default" onClick={() => setDeclining(true)}>
              {texts.work.clarify.decline}
            </Button>
          </>
        )}
      </Actions>
    </Pane>
  );
};

/** The author has the word: what was asked, and that the clock stands (3.1.2); on a card by hand the curator writes the answer in. */
export const AwaitingPane = ({ card }: { readonly card: Card }) => {
  const texts = useTexts();
  const { person } = useMe();
  const asked = card.clarifications.at(-1);
  const writesIn = card.manual !== null && person.role === "curator";
  return (
    <Pane title={texts.work.clarify.waitingTitle} hint={writesIn ? texts.otherWays.answer.hint : texts.work.clarify.waitingHint}>
      {asked !== undefined && (
        <div className={css.quote}>
          <p className={css.by}>{texts.work.clarify.asked}</p>
          <p>{asked.question}</p>
        </div>
      )}
      {writesIn && <AnswerByHand card={card} />}
    </Pane>
  );
};
