import type { Card } from "#http/contract";
import { Button, NativeSelect, Textarea, TextInput } from "@mantine/core";
import { useState } from "react";
import { useNow } from "../../../../data/server-clock.ts";
import { useSay, useTexts } from "../../../../texts/texts-context.tsx";
import { Clause } from "../../../../ui/clause.tsx";
import { fromLocalMoment, toLocalMoment } from "../../../../ui/local-moment.ts";
import { useOfficeClock } from "../../../../ui/office-clock.ts";
import { momentWords } from "../../../../ui/time-words.ts";
import { useTimeWords } from "../../../../ui/use-time-words.ts";
import { Actions, PaneTrouble } from "../pane.tsx";
import { usePaneMove } from "../use-pane-move.ts";
import css from "../work.module.css";

const localDue = (due: number | null, zone: string): string => (due === null ? "" : toLocalMoment(due, zone).slice(0, 16));

/** Another term by a recorded act, only for clocks that the file lets set or change: old and new stand side by side. */
export const ChangeTermForm = ({ card, onClose }: { readonly card: Card; readonly onClose: () => void }) => {
  const texts = useTexts();
  const say = useSay();
  const { zone } = useOfficeClock();
  const words = useTimeWords();
  const now = useNow();
  const move = usePaneMove(card);
  const terms = card.choices?.terms ?? [];
  const [timer, setTimer] = useState(terms[0]?.timer ?? "");
  const chosen = terms.find((one) => one.timer === timer);
  const [until, setUntil] = useState(() => localDue(chosen?.due ?? null, zone));
  const [reason, setReason] = useState("");
  const [notice, setNotice] = useState("");
  const [tried, setTried] = useState(false);
  const due = fromLocalMoment(until, zone);
  const isWhole = due !== null && reason.trim() !== "" && (chosen?.informAuthor !== true || notice.trim() !== "");
  const submit = () => {
    setTried(true);
    if (!isWhole || chosen === undefined) return;
    const told = chosen.informAuthor ? { notice: notice.trim() } : {};
    move.run({ do: "overrideTerm", timer, due, reason: reason.trim(), ...told }, texts.work.other.done);
  };
  if (chosen === undefined) return <p className="quiet">{texts.duty.noTerms}</p>;
  return (
    <div className={css.form}>
      <NativeSelect
        label={texts.duty.term}
        value={timer}
        data={terms.map((one) => ({ value: one.timer, label: say(one.title) }))}
        onChange={(event) => {
          const next = event.currentTarget.value;
          setTimer(next);
          setUntil(localDue(terms.find((one) => one.timer === next)?.due ?? null, zone));
        }}
      />
      <TextInput type="datetime-local" label={texts.duty.newDue} value={until} onChange={(event) => setUntil(event.currentTarget.value)} />
      <p>
        {chosen.due === null ? texts.duty.notSet : momentWords(chosen.due, now, words)} →{" "}
        <strong>{due === null ? "…" : momentWords(due, now, words)}</strong> <Clause clause={chosen.clause} />
      </p>
      <Textarea
        label={texts.work.other.reason}
        value={reason}
        error={tried && !isWhole ? texts.duty.required : null}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      {chosen.informAuthor && (
        <Textarea label={texts.grounds.appeal.notice} value={notice} onChange={(event) => setNotice(event.currentTarget.value)} />
      )}
      <PaneTrouble move={move} />
      <Actions>
        <Button loading={move.busy} onClick={submit}>
          {texts.duty.save}
        </Button>
        <Button variant="default" onClick={onClose}>
          {texts.common.cancel}
        </Button>
      </Actions>
    </div>
  );
};
