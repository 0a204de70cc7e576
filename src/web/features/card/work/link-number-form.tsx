import type { Card } from "#http/contract";
import { Button, TextInput } from "@mantine/core";
import { useState } from "react";
import { useTexts } from "../../../texts/texts-context.tsx";
import { cardNumberIn } from "./card-number.ts";
import { Actions, PaneTrouble } from "./pane.tsx";
import { usePaneMove } from "./use-pane-move.ts";
import css from "./work.module.css";

/** Links a repeat to its former message by the number that people know the card by (3.4). */
export const LinkNumberForm = ({ card, onClose }: { readonly card: Card; readonly onClose: () => void }) => {
  const texts = useTexts();
  const { repeats } = texts.otherWays;
  const move = usePaneMove(card);
  const [words, setWords] = useState("");
  const [tried, setTried] = useState(false);
  const number = cardNumberIn(words);
  const submit = () => {
    setTried(true);
    if (number !== null) move.run({ do: "linkRepeat", earlierNumber: number }, repeats.linked);
  };
  return (
    <form
      className={css.form}
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <TextInput
        label={repeats.number}
        description={repeats.numberHint}
        inputMode="numeric"
        autoFocus
        value={words}
        error={tried && number === null ? repeats.numberRequired : null}
        onChange={(event) => setWords(event.currentTarget.value)}
      />
      <PaneTrouble move={move} />
      <Actions>
        <Button type="submit" loading={move.busy}>
          {repeats.link}
        </Button>
        <Button variant="default" onClick={onClose}>
          {texts.common.cancel}
        </Button>
      </Actions>
    </form>
  );
};
