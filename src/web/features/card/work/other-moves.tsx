import type { AllowedMove, Card } from "#http/contract";
import { useState } from "react";
import { useSay, useTexts } from "../../../texts/texts-context.tsx";
import { Clause } from "../../../ui/clause.tsx";
import { closedMoves, type ClosedGroup } from "./closed-moves.ts";
import { hasOwnForm, OwnForm } from "./grounds/own-form.tsx";
import { isWorded, WordedMove } from "./worded-move.tsx";
import css from "./work.module.css";

type Props = { readonly card: Card; readonly moves: readonly AllowedMove[] };

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

const Named = ({ moves }: { readonly moves: readonly AllowedMove[] }) => {
  const say = useSay();
  return (
    <ul className={css.named}>
      {moves.map((move) => (
        <li key={move.move}>
          {say(move.title)} <Clause clause={move.clause} />
        </li>
      ))}
    </ul>
  );
};

type ClosedProps = { readonly card: Card; readonly groups: readonly ClosedGroup[]; readonly alone: boolean };

const Closed = ({ card, groups, alone }: ClosedProps) => {
  const texts = useTexts();
  const say = useSay();
  const count = groups.reduce((sum, { moves }) => sum + moves.length, 0);
  if (count === 0) return null;
  return (
    <details className={alone ? `${css.others} ${css.closedAlone}` : css.closed}>
      <summary>{texts.work.closedTitle(count)}</summary>
      {groups.map(({ key, words, moves }) => (
        <div key={key} className={css.notNow}>
          <p>{words === "otherStep" ? texts.work.otherStep(say(card.stepTitle)) : say(words)}</p>
          <Named moves={moves} />
        </div>
      ))}
    </details>
  );
};

/** All other moves: those that can be made, and those that cannot with the reason and the clause. */
export const OtherMoves = ({ card, moves }: Props) => {
  const texts = useTexts();
  const say = useSay();
  const [open, setOpen] = useState<string | null>(null);
  const possible = moves.filter((move) => move.allowed && (isWorded(move.move) || hasOwnForm(move.move)));
  const { here, elsewhere } = closedMoves(moves);
  if (possible.length + here.length === 0) return <Closed card={card} groups={elsewhere} alone />;
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
        {here.map((move) => (
          <li key={move.move} className={css.notNow}>
            <span>{say(move.title)}</span>
            <span className={css.by}>
              {texts.work.notNow}
              {move.refusal === null ? "" : `: ${say(move.refusal.message)}`} <Clause clause={move.clause} />
            </span>
          </li>
        ))}
      </ul>
      <Closed card={card} groups={elsewhere} alone={false} />
    </details>
  );
};
