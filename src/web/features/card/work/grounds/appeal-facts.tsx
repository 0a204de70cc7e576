import type { AppealOnCard, Card } from "#http/contract";
import { Button, Radio, TextInput } from "@mantine/core";
import { useState } from "react";
import { useNow } from "../../../../data/server-clock.ts";
import { useSay, useTexts } from "../../../../texts/texts-context.tsx";
import { useOfficeClock } from "../../../../ui/office-clock.ts";
import { civilDate } from "../../../../ui/time-words.ts";
import { Actions, PaneTrouble } from "../pane.tsx";
import { endOfOfficeDay } from "../promised-date.ts";
import { usePaneMove } from "../use-pane-move.ts";
import css from "./grounds.module.css";

/** What became of the appeal (3.9): forwarded, kept, answered; with its day where the act wants one. */
export const AppealFacts = ({ card, appeal }: { readonly card: Card; readonly appeal: AppealOnCard }) => {
  const texts = useTexts();
  const say = useSay();
  const clock = useOfficeClock();
  const now = useNow();
  const move = usePaneMove(card);
  const today = civilDate(now, clock.zone);
  const [name, setName] = useState("");
  const [day, setDay] = useState(today);
  const fact = appeal.facts.find((one) => one.fact === name);
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
          {appeal.facts.map((one) => (
            <li key={one.fact}>
              <Radio value={one.fact} label={say(one.title)} />
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
      </Actions>
    </div>
  );
};
