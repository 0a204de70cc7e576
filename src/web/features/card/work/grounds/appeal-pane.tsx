import type { AppealOnCard, Card } from "#http/contract";
import { Button, TextInput } from "@mantine/core";
import { useState } from "react";
import { paperPath } from "../../../../data/grounds.ts";
import { useMe } from "../../../../data/me.ts";
import { useNow } from "../../../../data/server-clock.ts";
import { useTexts } from "../../../../texts/texts-context.tsx";
import { useOfficeClock } from "../../../../ui/office-clock.ts";
import { civilDate, dateWords, momentWords } from "../../../../ui/time-words.ts";
import { useTimeWords } from "../../../../ui/use-time-words.ts";
import { Actions, Pane, PaneTrouble } from "../pane.tsx";
import { endOfOfficeDay } from "../promised-date.ts";
import { usePaneMove } from "../use-pane-move.ts";
import { ExtendTerm } from "./extend-term.tsx";
import { RecordFact } from "./record-fact.tsx";

type Props = { readonly card: Card; readonly appeal: AppealOnCard };

const NumberForm = ({ card }: { readonly card: Card }) => {
  const texts = useTexts();
  const clock = useOfficeClock();
  const now = useNow();
  const move = usePaneMove(card);
  const today = civilDate(now, clock.zone);
  const [number, setNumber] = useState("");
  const [day, setDay] = useState(today);
  const [tried, setTried] = useState(false);
  const submit = () => {
    setTried(true);
    const close = endOfOfficeDay(day, clock);
    if (number.trim() === "" || close === null) return;
    move.run({ do: "registerAppeal", number: number.trim(), registeredAt: Math.min(close, now) }, texts.grounds.appeal.registered);
  };
  return (
    <>
      <TextInput
        label={texts.grounds.appeal.number}
        value={number}
        error={tried && number.trim() === "" ? texts.grounds.appeal.numberRequired : null}
        onChange={(event) => setNumber(event.currentTarget.value)}
      />
      <TextInput
        type="date"
        label={texts.grounds.appeal.registeredOn}
        value={day}
        min={civilDate(card.receivedAt, clock.zone)}
        max={today}
        onChange={(event) => setDay(event.currentTarget.value)}
      />
      <PaneTrouble move={move} />
      <Actions>
        <Button loading={move.busy} onClick={submit}>
          {texts.grounds.appeal.register}
        </Button>
      </Actions>
    </>
  );
};

/** The appeal (3.9): how the author was told, its number and day, what became of it, one extension, the package. */
export const AppealPane = ({ card, appeal }: Props) => {
  const texts = useTexts();
  const { person } = useMe();
  const words = useTimeWords();
  const now = useNow();
  const isMine = card.waitingFor.some((waiter) => waiter === person.role);
  const may = (name: string) => card.moves.some((move) => move.move === name && move.allowed);
  const turnedAt = momentWords(appeal.turnedAt, now, words);
  return (
    <Pane title={texts.grounds.appeal.title} clause="3.9">
      {appeal.registration !== null ? (
        <p>
          <strong>{texts.grounds.appeal.registeredAs(appeal.registration.number, dateWords(appeal.registration.at, now, words))}</strong>
        </p>
      ) : (
        <p>{appeal.way === "guide" ? texts.grounds.appeal.guided(turnedAt) : texts.grounds.appeal.registering(turnedAt)}</p>
      )}
      {appeal.contacts !== "" && (
        <p>
          {texts.grounds.appeal.contacts}: {appeal.contacts}
        </p>
      )}
      {appeal.awaitsNumber && isMine && <NumberForm card={card} />}
      {appeal.facts.length > 0 && may("recordFact") && <RecordFact key={card.version} card={card} facts={appeal.facts} onClose={null} />}
      {appeal.extension !== null && appeal.registration !== null && may("overrideTerm") && (
        <ExtendTerm card={card} extension={appeal.extension} number={appeal.registration.number} />
      )}
      {person.role !== "unit" && (
        <a href={paperPath(card.caseId, "appeal-package")} download>
          {texts.grounds.appeal.package}
        </a>
      )}
    </Pane>
  );
};
