import type { AppealOnCard, Card } from "#http/contract";
import { Button, Textarea, TextInput } from "@mantine/core";
import { useState } from "react";
import { useNow } from "../../../../data/server-clock.ts";
import { useTexts } from "../../../../texts/texts-context.tsx";
import { useOfficeClock } from "../../../../ui/office-clock.ts";
import { civilDate, dateWords } from "../../../../ui/time-words.ts";
import { useTimeWords } from "../../../../ui/use-time-words.ts";
import { Actions, PaneTrouble } from "../pane.tsx";
import { endOfOfficeDay } from "../promised-date.ts";
import { usePaneMove } from "../use-pane-move.ts";
import { firstNameOf } from "./author-name.ts";
import css from "./grounds.module.css";
import { LiveText } from "./live-text.tsx";

type Props = { readonly card: Card; readonly extension: NonNullable<AppealOnCard["extension"]>; readonly number: string };

/** One extension by a recorded act (59-FZ, article 12): how long, why, and what the author is told. */
export const ExtendTerm = ({ card, extension, number }: Props) => {
  const texts = useTexts();
  const { appeal } = texts.grounds;
  const clock = useOfficeClock();
  const words = useTimeWords();
  const now = useNow();
  const move = usePaneMove(card);
  const dayOf = (at: number) => civilDate(at, clock.zone);
  const latest = extension.latest ?? extension.due;
  const [day, setDay] = useState(dayOf(latest));
  const [reason, setReason] = useState("");
  const [edited, setEdited] = useState<string | null>(null);
  const [tried, setTried] = useState(false);
  const due = endOfOfficeDay(day, clock);
  const notice = edited ?? (due === null ? "" : `${appeal.hello(firstNameOf(card))} ${appeal.putOff(number, dateWords(due, now, words))}`);
  const isWhole = due !== null && reason.trim() !== "" && notice.trim() !== "";
  const submit = () => {
    setTried(true);
    if (!isWhole) return;
    const until = day === dayOf(latest) ? latest : due;
    move.run({ do: "overrideTerm", timer: extension.timer, due: until, reason: reason.trim(), notice: notice.trim() }, appeal.extended);
  };
  return (
    <details className={css.facts}>
      <summary>{appeal.extend}</summary>
      <p className="quiet">{appeal.extendHint(dateWords(latest, now, words))}</p>
      <TextInput
        type="date"
        label={appeal.newDue}
        value={day}
        min={dayOf(extension.due)}
        max={dayOf(latest)}
        onChange={(event) => setDay(event.currentTarget.value)}
      />
      <Textarea
        label={appeal.reason}
        value={reason}
        error={tried && !isWhole ? appeal.extendRequired : null}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <LiveText
        label={appeal.notice}
        hint={texts.grounds.turn.noticeHint}
        text={notice}
        max={card.maxReplyLength}
        edited={edited !== null}
        error={null}
        onChange={setEdited}
      />
      <PaneTrouble move={move} />
      <Actions>
        <Button loading={move.busy} onClick={submit}>
          {appeal.extend}
        </Button>
      </Actions>
    </details>
  );
};
