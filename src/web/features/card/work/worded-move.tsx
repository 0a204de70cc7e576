import type { Card, MoveInput } from "#http/contract";
import { Button } from "@mantine/core";
import { useState } from "react";
import { useSavedField } from "../../../data/saves.ts";
import { useTexts } from "../../../texts/texts-context.tsx";
import type { Texts } from "../../../texts/ru.ts";
import { WordsField } from "../../../ui/words-field.tsx";
import { Actions, PaneTrouble } from "./pane.tsx";
import { usePaneMove } from "./use-pane-move.ts";
import css from "./work.module.css";

type Words = { readonly label: string; readonly hint?: string; readonly required: boolean };
type Made = { readonly words: string };
type Form = {
  readonly words: (texts: Texts) => Words | null;
  readonly make: (made: Made) => MoveInput;
};

const reason = (texts: Texts): Words => ({ label: texts.work.other.reason, hint: texts.work.other.reasonHint, required: true });

/** Moves that need at most some words and one choice: one form serves them all. */
const forms = {
  askClarification: {
    words: (t) => ({ label: t.work.clarify.question, hint: t.work.clarify.questionHint, required: true }),
    make: ({ words }) => ({ do: "askClarification", question: words }),
  },
  closePause: {
    words: (t) => ({ label: t.work.clarify.closePauseReason, required: true }),
    make: ({ words }) => ({ do: "closePause", reason: words }),
  },
  declareEmergency: { words: reason, make: ({ words }) => ({ do: "declareEmergency", reason: words }) },
  reopen: { words: reason, make: ({ words }) => ({ do: "reopen", reason: words }) },
  close: { words: reason, make: ({ words }) => ({ do: "close", reason: words }) },
  handOver: {
    words: (t) => ({ label: t.work.other.way, hint: t.work.other.wayHint, required: true }),
    make: ({ words }) => ({ do: "handOver", way: words }),
  },
  markGeneralInterest: { words: () => null, make: () => ({ do: "markGeneralInterest" }) },
} as const satisfies Readonly<Record<string, Form>>;

export type WordedMoveName = keyof typeof forms;

/** Whether the common form serves this move. */
export const isWorded = (move: string): move is WordedMoveName => move in forms;

/** One such move, open: its choice, its words, its button. */
export const WordedMove = ({
  card,
  move: name,
  title,
  done,
  onClose,
}: {
  readonly card: Card;
  readonly move: WordedMoveName;
  readonly title: string;
  /** What is said when it is made; "recorded" unless told otherwise. */
  readonly done?: string;
  readonly onClose: () => void;
}) => {
  const texts = useTexts();
  const move = usePaneMove(card);
  const form: Form = forms[name];
  const words = form.words(texts);
  const field = useSavedField(card.caseId, `move ${name}`);
  const [tried, setTried] = useState(false);
  const submit = () => {
    setTried(true);
    const text = field.text.trim();
    if (words?.required === true && text === "") return;
    move.run(form.make({ words: text }), done ?? texts.work.other.done, [field]);
  };
  return (
    <div className={css.form}>
      {words !== null && (
        <WordsField
          label={words.label}
          {...(words.hint === undefined ? {} : { hint: words.hint })}
          field={field}
          autoFocus
          error={tried && words.required && field.text.trim() === "" ? texts.work.textRequired : null}
          onSubmit={submit}
        />
      )}
      <PaneTrouble move={move} />
      <Actions>
        <Button loading={move.busy} onClick={submit}>
          {title}
        </Button>
        <Button variant="default" onClick={onClose}>
          {texts.common.cancel}
        </Button>
      </Actions>
    </div>
  );
};
