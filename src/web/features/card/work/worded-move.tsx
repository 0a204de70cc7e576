import type { Card, MoveInput } from "#http/contract";
import { Button } from "@mantine/core";
import { useState } from "react";
import { useProcedure } from "../../../data/procedure.ts";
import { useSavedField } from "../../../data/saves.ts";
import { useSay, useTexts } from "../../../texts/texts-context.tsx";
import type { Texts } from "../../../texts/ru.ts";
import { WordsField } from "../../../ui/words-field.tsx";
import { Actions, PaneTrouble } from "./pane.tsx";
import { usePaneMove } from "./use-pane-move.ts";
import css from "./work.module.css";

type Words = { readonly label: string; readonly hint?: string; readonly required: boolean };
type Made = { readonly words: string; readonly ground: string; readonly way: "guide" | "register" };
type Form = {
  readonly words: (texts: Texts) => Words | null;
  readonly choice?: "refusal" | "explanation" | "appeal";
  readonly make: (made: Made) => MoveInput;
};

const reason = (texts: Texts): Words => ({ label: texts.work.other.reason, hint: texts.work.other.reasonHint, required: true });

/** Moves that need at most some words and one choice: one form serves them all. */
const forms = {
  askClarification: {
    words: (t) => ({ label: t.work.clarify.question, hint: t.work.clarify.questionHint, required: true }),
    make: ({ words }) => ({ do: "askClarification", question: words }),
  },
  declineCompetence: {
    words: (t) => ({ label: t.work.decline.reason, hint: t.work.decline.hint, required: true }),
    make: ({ words }) => ({ do: "declineCompetence", reason: words }),
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
  refuse: {
    words: (t) => ({ label: t.work.other.evidence, hint: t.work.other.evidenceHint, required: false }),
    choice: "refusal",
    make: ({ words, ground }) => ({ do: "refuse", ground, evidence: words }),
  },
  explain: {
    words: (t) => ({ label: t.work.other.text, required: true }),
    choice: "explanation",
    make: ({ words, ground }) => ({ do: "explain", ground, text: words }),
  },
  turnIntoAppeal: {
    words: (t) => ({ label: t.work.other.contacts, hint: t.work.other.contactsHint, required: false }),
    choice: "appeal",
    make: ({ words, way }) => ({ do: "turnIntoAppeal", by: way, contacts: words }),
  },
} as const satisfies Readonly<Record<string, Form>>;

export type WordedMoveName = keyof typeof forms;

/** Whether the common form serves this move. */
export const isWorded = (move: string): move is WordedMoveName => move in forms;

const GroundChoice = ({
  kind,
  value,
  onChange,
}: {
  readonly kind: "refusal" | "explanation";
  readonly value: string;
  readonly onChange: (ground: string) => void;
}) => {
  const texts = useTexts();
  const say = useSay();
  const { data: act } = useProcedure();
  const grounds = act?.grounds.filter((ground) => ground.kind === kind) ?? [];
  const chosen = grounds.find((ground) => ground.name === value);
  return (
    <label className={css.field}>
      <span className={css.label}>{texts.work.other.ground}</span>
      <select className={css.input} value={value} onChange={(event) => onChange(event.currentTarget.value)}>
        <option value="" />
        {grounds.map((ground) => (
          <option key={ground.name} value={ground.name}>
            {say(ground.title)} ({texts.common.clause(ground.clause)})
          </option>
        ))}
      </select>
      {chosen !== undefined && chosen.mustHold !== null && (
        <span className={css.by}>
          {texts.work.other.mustHold}: {say(chosen.mustHold)}
        </span>
      )}
    </label>
  );
};

const AppealChoice = ({
  value,
  onChange,
}: {
  readonly value: "guide" | "register";
  readonly onChange: (way: "guide" | "register") => void;
}) => {
  const texts = useTexts();
  const { data: act } = useProcedure();
  const ways = (["guide", "register"] as const).filter((way) => act?.appealWays.includes(way) !== false);
  return (
    <label className={css.field}>
      <span className={css.label}>{texts.work.other.appealWay}</span>
      <select
        className={css.input}
        value={value}
        onChange={(event) => onChange(event.currentTarget.value === "register" ? "register" : "guide")}
      >
        {ways.map((way) => (
          <option key={way} value={way}>
            {texts.work.other[way]}
          </option>
        ))}
      </select>
    </label>
  );
};

/** One such move, open: its choice, its words, its button. */
export const WordedMove = ({
  card,
  move: name,
  title,
  onClose,
}: {
  readonly card: Card;
  readonly move: WordedMoveName;
  readonly title: string;
  readonly onClose: () => void;
}) => {
  const texts = useTexts();
  const move = usePaneMove(card);
  const form: Form = forms[name];
  const words = form.words(texts);
  const field = useSavedField(card.caseId, `move ${name}`);
  const [ground, setGround] = useState("");
  const [way, setWay] = useState<"guide" | "register">("guide");
  const [tried, setTried] = useState(false);
  const needsGround = form.choice === "refusal" || form.choice === "explanation";
  const submit = () => {
    setTried(true);
    const text = field.text.trim();
    if ((words?.required === true && text === "") || (needsGround && ground === "")) return;
    move.run(form.make({ words: text, ground, way }), texts.work.other.done, [field]);
  };
  return (
    <div className={css.form}>
      {(form.choice === "refusal" || form.choice === "explanation") && (
        <GroundChoice kind={form.choice} value={ground} onChange={setGround} />
      )}
      {form.choice === "appeal" && <AppealChoice value={way} onChange={setWay} />}
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
