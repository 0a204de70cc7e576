import type { Unit } from "#http/contract";
import { Checkbox, TextInput } from "@mantine/core";
import { IconSearch } from "@tabler/icons-react";
import { useState } from "react";
import { useTexts } from "../texts/texts-context.tsx";
import css from "./unit-picker.module.css";

type Props = {
  readonly units: readonly Unit[];
  readonly chosen: readonly string[];
  readonly onChange: (unitIds: readonly string[]) => void;
  readonly error?: string | null;
  readonly inputRef?: React.Ref<HTMLInputElement>;
};

const searchFrom = 9;

/** Units to choose from, each with its head, who is answerable (4.1). */
export const UnitPicker = ({ units, chosen, onChange, error, inputRef }: Props) => {
  const texts = useTexts();
  const [words, setWords] = useState("");
  const hasError = error !== null && error !== undefined;
  const wanted = words.trim().toLowerCase();
  const shown = units.filter(
    (unit) =>
      wanted === "" ||
      chosen.includes(unit.unitId) ||
      `${unit.title} ${unit.shortTitle} ${unit.headName ?? ""}`.toLowerCase().includes(wanted),
  );
  return (
    <fieldset className={css.field} aria-invalid={hasError || undefined}>
      <legend>{texts.work.resolve.units}</legend>
      {units.length >= searchFrom && (
        <TextInput
          aria-label={texts.work.resolve.unitsHint}
          placeholder={texts.work.resolve.unitsHint}
          leftSection={<IconSearch size={16} aria-hidden />}
          value={words}
          onChange={(event) => setWords(event.currentTarget.value)}
        />
      )}
      <div className={css.list}>
        {shown.map((unit, place) => (
          <Checkbox
            key={unit.unitId}
            ref={place === 0 ? inputRef : undefined}
            className={css.unit}
            checked={chosen.includes(unit.unitId)}
            onChange={(event) =>
              onChange(event.currentTarget.checked ? [...chosen, unit.unitId] : chosen.filter((id) => id !== unit.unitId))
            }
            label={unit.title}
            description={unit.headName === null ? undefined : texts.card.unitHead(unit.headName)}
          />
        ))}
      </div>
      {hasError && (
        <p className={css.error} role="alert">
          {error}
        </p>
      )}
    </fieldset>
  );
};
