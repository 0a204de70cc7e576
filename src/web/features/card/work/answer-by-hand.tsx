import type { Card } from "#http/contract";
import { Button, TextInput } from "@mantine/core";
import { useState } from "react";
import { useSavedFiles } from "../../../data/saved-files.ts";
import { useSavedField } from "../../../data/saves.ts";
import { serverNow } from "../../../data/server-clock.ts";
import { useTexts } from "../../../texts/texts-context.tsx";
import { fromLocalMoment, toLocalMoment } from "../../../ui/local-moment.ts";
import { useOfficeClock } from "../../../ui/office-clock.ts";
import { PhotoField } from "../../../ui/photo-field.tsx";
import { WordsField } from "../../../ui/words-field.tsx";
import { answeredAtOf } from "./answered-at.ts";
import { Actions, PaneTrouble } from "./pane.tsx";
import { usePaneMove } from "./use-pane-move.ts";
import css from "./work.module.css";

/** What the author answered where no network brings it (3.1.2): the words, when and how they came; the clock goes on from that moment. */
export const AnswerByHand = ({ card }: { readonly card: Card }) => {
  const texts = useTexts();
  const { answer } = texts.otherWays;
  const { zone } = useOfficeClock();
  const move = usePaneMove(card);
  const text = useSavedField(card.caseId, "answer");
  const way = useSavedField(card.caseId, "answerWay");
  const { files, setFiles, field: filesKept } = useSavedFiles(card.caseId, []);
  const [at, setAt] = useState(() => toLocalMoment(serverNow(), zone).slice(0, 16));
  const [tried, setTried] = useState(false);
  const written = fromLocalMoment(at, zone);
  const answeredAt = written === null ? null : answeredAtOf(written, card.clarifications.at(-1)?.postedAt ?? null);
  const isWhole = (text.text.trim() !== "" || files.length > 0) && way.text.trim() !== "" && answeredAt !== null;
  const submit = () => {
    setTried(true);
    if (!isWhole) return;
    const fileIds = files.map(({ fileId }) => fileId);
    move.run({ do: "recordAnswer", text: text.text.trim(), files: fileIds, answeredAt, way: way.text.trim() }, answer.done, [
      text,
      way,
      filesKept,
    ]);
  };
  return (
    <div className={css.form}>
      <WordsField
        label={answer.text}
        hint={answer.textHint}
        field={text}
        minRows={3}
        error={tried && text.text.trim() === "" && files.length === 0 ? texts.work.textRequired : null}
        onSubmit={submit}
      />
      <PhotoField files={files} onChange={setFiles} />
      <WordsField
        label={answer.way}
        hint={answer.wayHint}
        field={way}
        minRows={1}
        error={tried && way.text.trim() === "" ? answer.wayRequired : null}
        onSubmit={submit}
      />
      <TextInput
        type="datetime-local"
        label={answer.at}
        value={at}
        max={toLocalMoment(serverNow(), zone).slice(0, 16)}
        onChange={(event) => setAt(event.currentTarget.value)}
      />
      <PaneTrouble move={move} />
      <Actions>
        <Button loading={move.busy} onClick={submit}>
          {answer.submit}
        </Button>
      </Actions>
    </div>
  );
};
