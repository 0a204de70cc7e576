import { Tooltip } from "@mantine/core";
import { useProcedure } from "../data/procedure.ts";
import { useTexts } from "../texts/texts-context.tsx";
import css from "./clause.module.css";

/** A clause of the Procedure; its own words on hover and on focus. */
export const Clause = ({ clause, words: given }: { readonly clause: string; readonly words?: string | null }) => {
  const texts = useTexts();
  const { data: act } = useProcedure();
  const words = given ?? act?.clauses[clause];
  if (words === undefined || words === "") return <span className={css.clause}>{texts.common.clause(clause)}</span>;
  return (
    <Tooltip label={<span className={css.words}>{words.length > 700 ? `${words.slice(0, 700)}…` : words}</span>}>
      <button type="button" className={`${css.clause} ${css.asked}`} aria-label={`${texts.common.clause(clause)}: ${words}`}>
        {texts.common.clause(clause)}
      </button>
    </Tooltip>
  );
};
