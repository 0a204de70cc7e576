import type { Card } from "#http/contract";
import { Button } from "@mantine/core";
import { useState } from "react";
import { useMe } from "../../../data/me.ts";
import { useSavedField } from "../../../data/saves.ts";
import { useTexts } from "../../../texts/texts-context.tsx";
import { WordsField } from "../../../ui/words-field.tsx";
import { Actions, Pane, PaneTrouble } from "./pane.tsx";
import { UnitsChoice, useChosenUnits } from "./units-choice.tsx";
import { usePaneMove } from "./use-pane-move.ts";

/** The Head's resolution (3.1.1, 3.2.1): units, who is answerable, what to do. */
export const ResolvePane = ({ card, clause }: { readonly card: Card; readonly clause: string }) => {
  const texts = useTexts();
  const { units } = useMe();
  const move = usePaneMove(card);
  const chosen = useChosenUnits();
  const [tried, setTried] = useState(false);
  const instruction = useSavedField(card.caseId, "instruction");
  const submit = () => {
    setTried(true);
    if (chosen.lead === undefined) return;
    move.run(
      { do: "resolve", units: [...chosen.units], answerable: chosen.lead, instruction: instruction.text.trim() },
      texts.work.resolve.done,
      [instruction],
    );
  };
  return (
    <Pane title={texts.work.resolve.title} hint={texts.work.resolve.hint} clause={clause}>
      <UnitsChoice units={units} chosen={chosen} tried={tried} />
      <WordsField label={texts.work.resolve.instruction} hint={texts.work.resolve.instructionHint} field={instruction} onSubmit={submit} />
      <PaneTrouble move={move} />
      <Actions>
        <Button onClick={submit} loading={move.busy}>
          {texts.work.resolve.submit}
        </Button>
      </Actions>
    </Pane>
  );
};
