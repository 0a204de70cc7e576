import type { Card, Ground } from "#http/contract";
import { Button, TextInput } from "@mantine/core";
import { useState } from "react";
import { useFormerAnswers } from "../../../../data/grounds.ts";
import { useNow } from "../../../../data/server-clock.ts";
import { useSay, useTexts } from "../../../../texts/texts-context.tsx";
import { Clause } from "../../../../ui/clause.tsx";
import { momentWords } from "../../../../ui/time-words.ts";
import { useTimeWords } from "../../../../ui/use-time-words.ts";
import { Actions, PaneTrouble } from "../pane.tsx";
import { usePaneMove } from "../use-pane-move.ts";
import css from "../work.module.css";
import { fillForCard } from "../templates/fill-for-card.ts";
import { firstNameOf } from "./author-name.ts";
import { fillTemplate, hasEmptyPlace } from "./fill-template.ts";
import { FormerAnswers, useAnswerName } from "./former-answers.tsx";
import { GroundChoice, useGrounds } from "./ground-choice.tsx";
import own from "./grounds.module.css";
import { GroundTemplates } from "./ground-templates.tsx";
import { LiveText } from "./live-text.tsx";

type Props = { readonly card: Card; readonly onClose: () => void };

/** Until when the explanation must be with the author: known before a ground is chosen. */
const ExplanationClock = ({ card }: { readonly card: Card }) => {
  const texts = useTexts();
  const now = useNow();
  const words = useTimeWords();
  const clock = card.explanationClock ?? card.timers.find((timer) => timer.timer === "explanation" && timer.stoppedAt === null) ?? null;
  if (clock === null || clock.due === null) return <p className="quiet">{texts.grounds.explain.noClock}</p>;
  return (
    <p className={css.label}>
      {texts.grounds.explain.clock(momentWords(clock.due, now, words))} <Clause clause={clock.clause} words={clock.clauseText} />
    </p>
  );
};

const GroundForm = ({ card, ground, onClose }: Props & { readonly ground: Ground }) => {
  const texts = useTexts();
  const say = useSay();
  const move = usePaneMove(card);
  const nameOf = useAnswerName();
  const pointsBack = ground.requires.includes("earlierCase");
  const { data: answers = [] } = useFormerAnswers(card.caseId, pointsBack);
  const [values, setValues] = useState<Readonly<Record<string, string>>>({ name: firstNameOf(card) });
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [edited, setEdited] = useState<string | null>(null);
  const [tried, setTried] = useState(false);
  const links = answers
    .filter((answer) => chosen.includes(answer.caseId))
    .map(nameOf)
    .join("; ");
  const all = pointsBack && links !== "" ? { ...values, earlierAnswers: links } : values;
  const fields = ground.fields.map((field) => ({ ...field, title: say(field.title) }));
  const text = edited ?? fillTemplate(ground.template ?? "", fields, all);
  const missing = fields.some(({ name, required }) => required && (all[name] ?? "").trim() === "");
  const submit = () => {
    setTried(true);
    if (missing || text.trim() === "" || hasEmptyPlace(text) || (pointsBack && answers.length > 0 && chosen.length === 0)) return;
    move.run({ do: "explain", ground: ground.name, text, fields: all, earlierCases: [...chosen] }, texts.grounds.explain.done);
  };
  return (
    <>
      {ground.mustHold !== null && (
        <p className={own.hold}>
          {texts.grounds.explain.mustHold}: {say(ground.mustHold)}
        </p>
      )}
      {fields
        .filter(({ name }) => !(pointsBack && name === "earlierAnswers" && answers.length > 0))
        .map(({ name, title, required }) => (
          <TextInput
            key={name}
            label={required ? title : `${title} (${texts.grounds.explain.optional})`}
            value={values[name] ?? ""}
            error={tried && required && (values[name] ?? "").trim() === ""}
            onChange={(event) => setValues({ ...values, [name]: event.currentTarget.value })}
          />
        ))}
      {pointsBack && (
        <FormerAnswers
          answers={answers}
          chosen={chosen}
          onChange={setChosen}
          error={tried && answers.length > 0 && chosen.length === 0 ? texts.grounds.explain.formerRequired : null}
        />
      )}
      <GroundTemplates ground={ground.name} onTake={(body) => setEdited(fillTemplate(fillForCard(body, card, ""), fields, all))} />
      <LiveText
        label={texts.grounds.explain.text}
        hint={texts.grounds.explain.textHint}
        text={text}
        max={card.maxReplyLength}
        edited={edited !== null}
        error={tried && (missing || hasEmptyPlace(text)) ? texts.grounds.explain.fieldsRequired : null}
        onChange={setEdited}
      />
      <PaneTrouble move={move} />
      <Actions>
        <Button loading={move.busy} onClick={submit}>
          {texts.grounds.explain.submit}
        </Button>
        <Button variant="default" onClick={onClose}>
          {texts.common.cancel}
        </Button>
      </Actions>
    </>
  );
};

/** An explanation (3.8): each of the four grounds has its own form and template; checked and approved like any reply. */
export const ExplainForm = ({ card, onClose }: Props) => {
  const grounds = useGrounds("explanation");
  const [name, setName] = useState("");
  const ground = grounds.find((one) => one.name === name);
  return (
    <div className={css.form}>
      <ExplanationClock card={card} />
      <GroundChoice grounds={grounds} value={name} onChange={setName} error={null} />
      {ground !== undefined && <GroundForm key={name} card={card} ground={ground} onClose={onClose} />}
    </div>
  );
};
