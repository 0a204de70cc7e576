import type { NewTurn, Turn } from "#http/contract";
import { Button } from "@mantine/core";
import { useEndTurn } from "../../data/duty.ts";
import { useNow } from "../../data/server-clock.ts";
import { useTexts } from "../../texts/texts-context.tsx";
import { momentWords } from "../../ui/time-words.ts";
import { useTimeWords } from "../../ui/use-time-words.ts";
import css from "./duty.module.css";

type Props = { readonly kind: NewTurn["kind"]; readonly turns: readonly Turn[]; readonly mayChange: boolean };

const TurnRow = ({ kind, turn, mayChange }: Omit<Props, "turns"> & { readonly turn: Turn }) => {
  const texts = useTexts();
  const words = useTimeWords();
  const now = useNow();
  const end = useEndTurn(kind);
  const goes = turn.from <= now && now < turn.to;
  return (
    <li className={css.turn} data-now={goes || undefined}>
      <div>
        <p>
          <strong>{turn.name}</strong> {kind === "acting" && (texts.duty.actingAs[turn.role] ?? "")}{" "}
          {goes && <span className={css.mark}>{texts.duty.now}</span>}
        </p>
        <p className={css.when}>{texts.duty.until(momentWords(turn.from, now, words), momentWords(turn.to, now, words))}</p>
        <p className="small quiet">{kind === "acting" ? turn.basis : turn.position}</p>
      </div>
      {mayChange && turn.to > now && (
        <Button
          variant="default"
          size="xs"
          aria-label={texts.duty.endOf(turn.name)}
          loading={end.isPending}
          onClick={() => end.mutate(turn.turnId)}
        >
          {texts.duty.end}
        </Button>
      )}
    </li>
  );
};

/** Turns by date: those that go and are to come; the month behind folds below. */
export const Turns = ({ kind, turns, mayChange }: Props) => {
  const texts = useTexts();
  const now = useNow();
  const ahead = turns.filter(({ to }) => to > now);
  const behind = turns.filter(({ to }) => to <= now).toReversed();
  const listOf = (rows: readonly Turn[]) => (
    <ul className={css.list}>
      {rows.map((turn) => (
        <TurnRow key={turn.turnId} kind={kind} turn={turn} mayChange={mayChange} />
      ))}
    </ul>
  );
  return (
    <>
      {ahead.length === 0 ? <p>{kind === "duty" ? texts.duty.noDuty : texts.duty.noActing}</p> : listOf(ahead)}
      {behind.length > 0 && (
        <details>
          <summary>{texts.duty.past31}</summary>
          {listOf(behind)}
        </details>
      )}
    </>
  );
};
