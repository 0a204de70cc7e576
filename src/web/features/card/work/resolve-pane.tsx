import type { Card } from "#http/contract";
import { Button } from "@mantine/core";
import { useState } from "react";
import { useMe } from "../../../data/me.ts";
import { useSavedField } from "../../../data/saves.ts";
import { useTexts } from "../../../texts/texts-context.tsx";
import { UnitPicker } from "../../../ui/unit-picker.tsx";
import { WordsField } from "../../../ui/words-field.tsx";
import { Actions, Pane, PaneTrouble } from "./pane.tsx";
import { usePaneMove } from "./use-pane-move.ts";
import css from "./work.module.css";

/** The Head's resolution (3.1.1, 3.2.1): units, who is answerable, what to do. */
export const ResolvePane = ({ card, clause }: { readonly card: Card; readonly clause: string }) => {
  const texts = useTexts();
  const { units } = useMe();
  const move = usePaneMove(card);
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [answerable, setAnswerable] = useState<string | null>(null);
  const [tried, setTried] = useState(false);
  const instruction = useSavedField(card.caseId, "instruction");
  const lead = answerable !== null && chosen.includes(answerable) ? answerable : chosen[0];
  const submit = () => {
    setTried(true);
    if (lead === undefined) return;
    move.run({ do: "resolve", units: [...chosen], answerable: lead, instruction: instruction.text.trim() }, texts.work.resolve.done, [
      instruction,
    ]);
  };
  return (
    <Pane title={texts.work.resolve.title} hint={texts.work.resolve.hint} clause={clause}>
      <UnitPicker
        units={units}
        chosen={chosen}
        onChange={setChosen}
        error={tried && chosen.length === 0 ? texts.work.resolve.none : null}
      />
      {chosen.length > 1 && (
        <label className={css.field}>
          <span className={css.label}>{texts.work.resolve.answerable}</span>
          <select className={css.input} value={lead} onChange={(event) => setAnswerable(event.currentTarget.value)}>
            {units
              .filter((unit) => chosen.includes(unit.unitId))
              .map((unit) => (
                <option key={unit.unitId} value={unit.unitId}>
                  {unit.title}
                </option>
              ))}
          </select>
        </label>
      )}
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
