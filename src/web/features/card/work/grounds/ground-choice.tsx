import type { Ground } from "#http/contract";
import { Radio } from "@mantine/core";
import { useProcedure } from "../../../../data/procedure.ts";
import { useSay, useTexts } from "../../../../texts/texts-context.tsx";
import { Clause } from "../../../../ui/clause.tsx";
import css from "./grounds.module.css";

/** The grounds of a kind that the act in force has. */
export const useGrounds = (kind: Ground["kind"]): readonly Ground[] => {
  const { data: act } = useProcedure();
  return act?.grounds.filter((ground) => ground.kind === kind) ?? [];
};

type Props = {
  readonly grounds: readonly Ground[];
  readonly value: string;
  readonly error: string | null;
  readonly onChange: (ground: string) => void;
};

/** The ground, chosen from the act: its title and its clause with the clause's own words. */
export const GroundChoice = ({ grounds, value, error, onChange }: Props) => {
  const texts = useTexts();
  const say = useSay();
  return (
    <Radio.Group label={texts.grounds.ground} value={value} onChange={onChange} error={error}>
      <ul className={css.choice}>
        {grounds.map((ground) => (
          <li key={ground.name}>
            <Radio value={ground.name} label={say(ground.title)} /> <Clause clause={ground.clause} />
          </li>
        ))}
      </ul>
    </Radio.Group>
  );
};
