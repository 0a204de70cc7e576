import type { AllowedMove, Card } from "#http/contract";
import { useState } from "react";
import { useSay, useTexts } from "../../../texts/texts-context.tsx";
import { Clause } from "../../../ui/clause.tsx";
import { hasOwnForm, OwnForm } from "./grounds/own-form.tsx";
import { isWorded, WordedMove } from "./worded-move.tsx";
import css from "./work.module.css";

type Props = { readonly card: Card; readonly moves: readonly AllowedMove[] };
type Reason = { readonly words: string; readonly clause: string; readonly moves: readonly AllowedMove[] };

const Possible = ({
  card,
  move,
  open,
  onToggle,
}: {
  readonly card: Card;
  readonly move: AllowedMove;
  readonly open: boolean;
  readonly onToggle: () => void;
}) => {
  const say = useSay();
  return (
    <li>
      <span>
        <button type="button" className={css.otherButton} aria-expanded={open} onClick={onToggle}>
          {say(move.title)}
        </button>{" "}
        <Clause clause={move.clause} />
      </span>
      {open && hasOwnForm(move.move) && <OwnForm card={card} move={move.move} onClose={onToggle} />}
      {open && isWorded(move.move) && <WordedMove card={card} move={move.move} title={say(move.title)} onClose={onToggle} />}
    </li>
  );
};

/** Moves that one reason forbids are said once, with that reason: thirty equal lines would hide the different one. */
const reasonsOf = (moves: readonly AllowedMove[], say: ReturnType<typeof useSay>): readonly Reason[] => {
  const reasons = new Map<string, Reason>();
  for (const move of moves) {
    const words = move.refusal === null ? "" : say(move.refusal.message);
    const clause = move.refusal?.clause ?? move.clause;
    const key = `${clause} ${words}`;
    reasons.set(key, { words, clause, moves: [...(reasons.get(key)?.moves ?? []), move] });
  }
  return [...reasons.values()];
};

/** All other moves: those that can be made, and those that cannot with the reason and the clause. */
export const OtherMoves = ({ card, moves }: Props) => {
  const texts = useTexts();
  const say = useSay();
  const [open, setOpen] = useState<string | null>(null);
  const possible = moves.filter((move) => move.allowed && (isWorded(move.move) || hasOwnForm(move.move)));
  const reasons = reasonsOf(
    moves.filter((move) => !move.allowed),
    say,
  );
  if (possible.length + reasons.length === 0) return null;
  return (
    <details className={css.others}>
      <summary>{texts.work.othersTitle}</summary>
      <ul>
        {possible.map((move) => (
          <Possible
            key={move.move}
            card={card}
            move={move}
            open={open === move.move}
            onToggle={() => setOpen(open === move.move ? null : move.move)}
          />
        ))}
        {reasons.map((reason) => (
          <li key={`${reason.clause} ${reason.words}`} className={css.notNow}>
            <span>{reason.moves.map((move) => say(move.title)).join(" · ")}</span>
            <span className={css.by}>
              {texts.work.notNow}
              {reason.words === "" ? "" : `: ${reason.words}`} <Clause clause={reason.clause} />
            </span>
          </li>
        ))}
      </ul>
    </details>
  );
};
