import type { AllowedMove, Card } from "#http/contract";
import { Button } from "@mantine/core";
import { useState } from "react";
import { useMe } from "../../../../data/me.ts";
import { useSavedFiles } from "../../../../data/saved-files.ts";
import { useSavedField } from "../../../../data/saves.ts";
import { useTexts } from "../../../../texts/texts-context.tsx";
import { PhotoField } from "../../../../ui/photo-field.tsx";
import { WordsField } from "../../../../ui/words-field.tsx";
import { DeclineForm } from "../decline-form.tsx";
import { Actions, PaneTrouble } from "../pane.tsx";
import { usePaneMove } from "../use-pane-move.ts";
import css from "../work.module.css";

type Props = { readonly card: Card; readonly may: ReadonlyMap<string, AllowedMove> };

/** What a helping unit brings for the consolidated reply (2.6): words, photos, what was done; or that the matter is not its own. */
export const PartForm = ({ card, may }: Props) => {
  const texts = useTexts();
  const { together } = texts.otherWays;
  const { person } = useMe();
  const move = usePaneMove(card);
  const own = card.parts.find(({ unitId }) => unitId === person.unitId);
  const text = useSavedField(card.caseId, "part", own?.text ?? "");
  const measures = useSavedField(card.caseId, "partMeasures", own?.measures ?? "");
  const { files, setFiles, field: filesKept } = useSavedFiles(card.caseId, own?.files ?? []);
  const [tried, setTried] = useState(false);
  const [declining, setDeclining] = useState(false);
  const words = text.text.trim();
  const submit = () => {
    setTried(true);
    if (words === "") return;
    const fileIds = files.map(({ fileId }) => fileId);
    move.run({ do: "submitPart", text: words, files: fileIds, measures: measures.text.trim() }, together.partDone, [
      text,
      measures,
      filesKept,
    ]);
  };
  return (
    <>
      <WordsField
        label={together.part}
        hint={together.partHint}
        field={text}
        minRows={5}
        error={tried && words === "" ? texts.work.textRequired : null}
        onSubmit={submit}
      />
      <PhotoField files={files} onChange={setFiles} />
      <WordsField label={texts.work.draft.measures} field={measures} minRows={2} />
      <PaneTrouble move={move} />
      <Actions>
        <Button loading={move.busy} onClick={submit}>
          {together.partSubmit}
        </Button>
        {may.has("declineCompetence") && (
          <Button variant="default" aria-expanded={declining} onClick={() => setDeclining(!declining)}>
            {texts.work.decline.open}
          </Button>
        )}
      </Actions>
      {declining && (
        <div className={css.pub}>
          <p className={css.by}>{together.declineHint}</p>
          <DeclineForm card={card} onClose={() => setDeclining(false)} />
        </div>
      )}
    </>
  );
};
