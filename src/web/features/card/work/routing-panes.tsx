import type { Card } from "#http/contract";
import { Button } from "@mantine/core";
import { useState } from "react";
import { useMe } from "../../../data/me.ts";
import { useTexts } from "../../../texts/texts-context.tsx";
import { actorWords } from "../history.tsx";
import { Actions, Pane, PaneTrouble } from "./pane.tsx";
import { UnitsChoice, useChosenUnits } from "./units-choice.tsx";
import { usePaneMove } from "./use-pane-move.ts";
import css from "./work.module.css";

/** What the unit said when it declined the matter. */
const Declined = ({ card }: { readonly card: Card }) => {
  const texts = useTexts();
  const last = [...card.history].sort((a, b) => b.version - a.version)[0];
  if (last?.type !== "competenceDeclined" || last.text === null) return null;
  return (
    <div className={css.remarks}>
      <p className={css.by}>
        {texts.work.decline.open}: {actorWords(last, texts)}
      </p>
      <p>{last.text}</p>
      {last.competentBody !== undefined && (
        <p>
          {texts.work.decline.competentBody}: {last.competentBody}
        </p>
      )}
    </div>
  );
};

/** Into the folder «Срочно» (3.1.1); after a unit's "not ours", with its words. */
export const UrgentPane = ({ card, clause }: { readonly card: Card; readonly clause: string }) => {
  const texts = useTexts();
  const move = usePaneMove(card);
  return (
    <Pane title={texts.work.urgent.title} hint={texts.work.urgent.hint} clause={clause}>
      <Declined card={card} />
      <PaneTrouble move={move} />
      <Actions>
        <Button loading={move.busy} onClick={() => move.run({ do: "placeInUrgentFolder" }, texts.work.urgent.done(card.number))}>
          {texts.work.urgent.submit}
        </Button>
      </Actions>
    </Pane>
  );
};

/** The units that answer, with the head of each (4.1), and the Head's resolution. */
export const Resolution = ({ card }: { readonly card: Card }) => {
  const texts = useTexts();
  if (card.units.length === 0) return null;
  return (
    <>
      <ul className={css.units} aria-label={texts.card.units}>
        {card.units.map((unit) => (
          <li key={unit.unitId}>
            <span>
              <strong>{unit.title}</strong>
              {card.units.length > 1 && unit.unitId === card.answerable && <span className="quiet"> · {texts.card.answerable}</span>}
            </span>
            {unit.headName !== null && <span className={css.by}>{texts.card.unitHead(unit.headName)}</span>}
          </li>
        ))}
      </ul>
      {card.instruction !== null && card.instruction !== "" && (
        <div className={css.quote}>
          <p className={css.by}>
            {texts.card.instruction}
            {card.resolvedBy === null ? "" : `, ${card.resolvedBy.name}`}
          </p>
          <p>{card.instruction}</p>
        </div>
      )}
    </>
  );
};

/** To the unit, within two working hours of the resolution (3.1.1, 3.2.1); where the act leaves the choice to whoever dispatches, the units are named here. */
export const DispatchPane = ({ card, clause }: { readonly card: Card; readonly clause: string }) => {
  const texts = useTexts();
  const { units } = useMe();
  const move = usePaneMove(card);
  const chosen = useChosenUnits();
  const [tried, setTried] = useState(false);
  const isNamed = card.units.length > 0;
  const submit = () => {
    setTried(true);
    if (isNamed) return move.run({ do: "dispatch" }, texts.work.dispatch.done);
    if (chosen.lead === undefined) return;
    move.run({ do: "dispatch", units: [...chosen.units], answerable: chosen.lead }, texts.work.dispatch.done);
  };
  return (
    <Pane title={texts.work.dispatch.title} hint={isNamed ? texts.work.dispatch.hint : texts.work.dispatch.hintToName} clause={clause}>
      {isNamed ? <Resolution card={card} /> : <UnitsChoice units={units} chosen={chosen} tried={tried} />}
      <PaneTrouble move={move} />
      <Actions>
        <Button loading={move.busy} onClick={submit}>
          {texts.work.dispatch.submit}
        </Button>
      </Actions>
    </Pane>
  );
};
