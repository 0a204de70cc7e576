import type { Unit } from "#http/contract";
import { useState } from "react";
import { useTexts } from "../../../texts/texts-context.tsx";
import { UnitPicker } from "../../../ui/unit-picker.tsx";
import css from "./work.module.css";

export type ChosenUnits = {
  readonly units: readonly string[];
  readonly choose: (units: readonly string[]) => void;
  /** Who is answerable: the one that was named, or the first. */
  readonly lead: string | undefined;
  readonly name: (unitId: string) => void;
};

/** Units as they are being chosen, and which of them answers for the reply. */
export const useChosenUnits = (): ChosenUnits => {
  const [units, choose] = useState<readonly string[]>([]);
  const [answerable, name] = useState<string | null>(null);
  return { units, choose, lead: answerable !== null && units.includes(answerable) ? answerable : units[0], name };
};

type Props = { readonly units: readonly Unit[]; readonly chosen: ChosenUnits; readonly tried: boolean };

/** Whom to give the message to; of several, one is answerable (3.1.1). */
export const UnitsChoice = ({ units, chosen, tried }: Props) => {
  const texts = useTexts();
  const named = units.filter((unit) => chosen.units.includes(unit.unitId));
  return (
    <>
      <UnitPicker
        units={units}
        chosen={chosen.units}
        onChange={chosen.choose}
        error={tried && named.length === 0 ? texts.work.resolve.none : null}
      />
      {named.length > 1 && (
        <label className={css.field}>
          <span className={css.label}>{texts.work.resolve.answerable}</span>
          <select className={css.input} value={chosen.lead} onChange={(event) => chosen.name(event.currentTarget.value)}>
            {named.map((unit) => (
              <option key={unit.unitId} value={unit.unitId}>
                {unit.title}
              </option>
            ))}
          </select>
        </label>
      )}
    </>
  );
};
