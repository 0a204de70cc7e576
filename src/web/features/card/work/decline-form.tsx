import type { Card } from "#http/contract";
import { Button } from "@mantine/core";
import { useState } from "react";
import { useSavedField } from "../../../data/saves.ts";
import { useTexts } from "../../../texts/texts-context.tsx";
import { WordsField } from "../../../ui/words-field.tsx";
import { Actions, PaneTrouble } from "./pane.tsx";
import { usePaneMove } from "./use-pane-move.ts";
import css from "./work.module.css";

/** «Не наш вопрос» (3.1.2): why, and who is competent; the act says whether the second must be named. */
export const DeclineForm = ({ card, onClose }: { readonly card: Card; readonly onClose: () => void }) => {
  const texts = useTexts();
  const { decline } = texts.work;
  const move = usePaneMove(card);
  const reason = useSavedField(card.caseId, "move declineCompetence");
  const body = useSavedField(card.caseId, "competentBody");
  const [tried, setTried] = useState(false);
  const submit = () => {
    setTried(true);
    const words = reason.text.trim();
    const competentBody = body.text.trim();
    if (words === "") return;
    move.run({ do: "declineCompetence", reason: words, ...(competentBody === "" ? {} : { competentBody }) }, decline.done, [reason, body]);
  };
  return (
    <div className={css.form}>
      <WordsField
        label={decline.reason}
        hint={decline.hint}
        field={reason}
        autoFocus
        error={tried && reason.text.trim() === "" ? texts.work.textRequired : null}
        onSubmit={submit}
      />
      <WordsField label={decline.competentBody} hint={decline.competentBodyHint} field={body} minRows={1} onSubmit={submit} />
      <PaneTrouble move={move} />
      <Actions>
        <Button loading={move.busy} onClick={submit}>
          {decline.submit}
        </Button>
        <Button variant="default" onClick={onClose}>
          {texts.common.cancel}
        </Button>
      </Actions>
    </div>
  );
};
