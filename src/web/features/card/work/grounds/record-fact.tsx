import type { Card, Choices } from "#http/contract";
import { Button, Radio, TextInput } from "@mantine/core";
import { useState } from "react";
import { useNow } from "../../../../data/server-clock.ts";
import { useSay, useTexts } from "../../../../texts/texts-context.tsx";
import { Clause } from "../../../../ui/clause.tsx";
import { useOfficeClock } from "../../../../ui/office-clock.ts";
import { civilDate } from "../../../../ui/time-words.ts";
import { Actions, PaneTrouble } from "../pane.tsx";
import { endOfOfficeDay } from "../promised-date.ts";
import { usePaneMove } from "../use-pane-move.ts";
import css from "./grounds.module.css";

type Props = {
  readonly card: Card;
  readonly facts: Choices["facts"];
  /** Null where the form stands by itself and is not closed. */
  readonly onClose: (() => void) | null;
};

/** A fact that the act itself declares: what became of an appeal (3.9), the day of a broadcast; with its day where the act wants one. */
export const RecordFact = ({ card, facts, onClose }: Props) => {
  const texts = useTexts();
  const say = useSay();
  const clock = useOfficeClock();
  const now = useNow();
  const move = usePaneMove(card);
  const today = civilDate(now, clock.zone);
  const [name, setName] = useState(facts.length === 1 ? (facts[0]?.fact ?? "") : "");
  const [day, setDay] = useState(today);
  const fact = facts.find((one) => one.fact === name);
  const submit = () => {
    const close = endOfOfficeDay(day, clock);
    if (fact === undefined || (fact.dated && close === null)) return;
    const happenedAt = fact.dated && close !== null && day !== today ? Math.min(close, now) : now;
    move.run({ do: "recordFact", fact: fact.fact, happenedAt }, texts.grounds.appeal.recorded);
  };
  return (
    <div className={css.facts}>
      <Radio.Group label={texts.grounds.appeal.fact} value={name} onChange={setName}>
        <ul className={css.choice}>
          {facts.map((one) => (
            <li key={one.fact}>
              <Radio
                value={one.fact}
                label={
                  <>
                    {say(one.title)} <Clause clause={one.clause} />
                  </>
                }
              />
            </li>
          ))}
        </ul>
      </Radio.Group>
      {fact?.dated === true && (
        <TextInput
          type="date"
          label={texts.grounds.appeal.factOn}
          value={day}
          max={today}
          onChange={(event) => setDay(event.currentTarget.value)}
        />
      )}
      <PaneTrouble move={move} />
      <Actions>
        <Button loading={move.busy} disabled={fact === undefined} onClick={submit}>
          {texts.grounds.appeal.record}
        </Button>
        {onClose !== null && (
          <Button variant="default" onClick={onClose}>
            {texts.common.cancel}
          </Button>
        )}
      </Actions>
    </div>
  );
};

/** The same from the other moves of a card, where the act has facts of its own. */
export const RecordFactForm = ({ card, onClose }: { readonly card: Card; readonly onClose: () => void }) => {
  const { grounds } = useTexts();
  const facts = card.choices?.facts ?? [];
  return facts.length === 0 ? (
    <p className="quiet">{grounds.appeal.noFacts}</p>
  ) : (
    <RecordFact card={card} facts={facts} onClose={onClose} />
  );
};
