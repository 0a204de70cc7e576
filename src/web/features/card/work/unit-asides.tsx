import type { AllowedMove, Card } from "#http/contract";
import { Button } from "@mantine/core";
import { useState } from "react";
import { useSay, useTexts } from "../../../texts/texts-context.tsx";
import { DeclineForm } from "./decline-form.tsx";
import { WordedMove } from "./worded-move.tsx";
import css from "./work.module.css";

const asides = ["askClarification", "declineCompetence"] as const;

type Aside = (typeof asides)[number];

/** What a unit may do instead of answering: ask the author (3.1.2) or give the question back; one tap away, under the draft. */
export const UnitAsides = ({ card, may }: { readonly card: Card; readonly may: ReadonlyMap<string, AllowedMove> }) => {
  const say = useSay();
  const { work } = useTexts();
  const [open, setOpen] = useState<Aside | null>(null);
  const shown = asides.flatMap((name) => {
    const move = may.get(name);
    return move === undefined ? [] : [{ name, title: say(move.title) }];
  });
  if (shown.length === 0) return null;
  return (
    <div className={css.pub}>
      <div className={css.secondary}>
        {shown.map(({ name, title }) => (
          <Button key={name} variant="default" aria-expanded={open === name} onClick={() => setOpen(open === name ? null : name)}>
            {title}
          </Button>
        ))}
      </div>
      {open === "askClarification" && (
        <>
          <p className={css.by}>{work.clarify.hint}</p>
          <WordedMove card={card} move={open} title={work.clarify.submit} done={work.clarify.done} onClose={() => setOpen(null)} />
        </>
      )}
      {open === "declineCompetence" && <DeclineForm card={card} onClose={() => setOpen(null)} />}
    </div>
  );
};
