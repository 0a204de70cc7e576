import { Button } from "@mantine/core";
import type { ReactNode } from "react";
import { useTexts } from "../../../texts/texts-context.tsx";
import { Clause } from "../../../ui/clause.tsx";
import css from "./work.module.css";
import type { PaneMove } from "./use-pane-move.ts";

type Props = {
  readonly title: string;
  readonly hint?: string;
  readonly clause?: string;
  readonly clauseText?: string | null;
  readonly children: ReactNode;
};

/** One thing to do: what it is, why, by which clause. */
export const Pane = ({ title, hint, clause, clauseText, children }: Props) => (
  <section className={css.pane}>
    <header>
      <h2>{title}</h2>
      {(hint !== undefined || clause !== undefined) && (
        <p className={css.hint}>
          {hint} {clause !== undefined && <Clause clause={clause} words={clauseText ?? null} />}
        </p>
      )}
    </header>
    {children}
  </section>
);

/** What went wrong with a move, beside the button that made it. */
export const PaneTrouble = ({ move }: { readonly move: PaneMove }) => {
  const texts = useTexts();
  if (move.problem === null) return null;
  return (
    <div className={css.trouble} role="alert">
      <p>
        <strong>{move.problem.title}</strong> {move.problem.clause !== null && <Clause clause={move.problem.clause} />}
      </p>
      {move.problem.words !== "" && <p>{move.problem.words}</p>}
      <Button size="xs" variant="default" onClick={move.forget}>
        {texts.work.conflictSeen}
      </Button>
    </div>
  );
};

/** The buttons of a pane: the step's own one is big. */
export const Actions = ({ children }: { readonly children: ReactNode }) => <div className={css.actions}>{children}</div>;
