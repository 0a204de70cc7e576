import type { AllowedMove, Card } from "#http/contract";
import { useState } from "react";
import { useSay, useTexts } from "../../../texts/texts-context.tsx";
import { Clause } from "../../../ui/clause.tsx";
import { isWorded, WordedMove } from "./worded-move.tsx";
import css from "./work.module.css";

type Props = { readonly card: Card; readonly moves: readonly AllowedMove[] };

const Move = ({
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
  const texts = useTexts();
  const say = useSay();
  if (!move.allowed)
    return (
      <li className={css.notNow}>
        <span>
          {say(move.title)} <Clause clause={move.refusal?.clause ?? move.clause} />
        </span>
        <span className={css.by}>
          {texts.work.notNow}
          {move.refusal === null ? "" : `: ${say(move.refusal.message)}`}
        </span>
      </li>
    );
  return (
    <li>
      <span>
        <button type="button" className={css.otherButton} aria-expanded={open} onClick={onToggle}>
          {say(move.title)}
        </button>{" "}
        <Clause clause={move.clause} />
      </span>
      {open && isWorded(move.move) && <WordedMove card={card} move={move.move} title={say(move.title)} onClose={onToggle} />}
    </li>
  );
};

/** All other moves: those that can be made, and those that cannot with the reason and the clause. */
export const OtherMoves = ({ card, moves }: Props) => {
  const texts = useTexts();
  const [open, setOpen] = useState<string | null>(null);
  const shown = moves.filter((move) => !move.allowed || isWorded(move.move));
  const ordered = [...shown].sort((a, b) => Number(b.allowed) - Number(a.allowed));
  if (ordered.length === 0) return null;
  return (
    <details className={css.others} open={open !== null || undefined}>
      <summary>{texts.work.othersTitle}</summary>
      <ul>
        {ordered.map((move) => (
          <Move
            key={move.move}
            card={card}
            move={move}
            open={open === move.move}
            onToggle={() => setOpen(open === move.move ? null : move.move)}
          />
        ))}
      </ul>
    </details>
  );
};
