import type { AllowedMove, Card } from "#http/contract";
import { Button } from "@mantine/core";
import { useState } from "react";
import { useMe } from "../../../data/me.ts";
import { useTexts } from "../../../texts/texts-context.tsx";
import { Actions, Pane } from "./pane.tsx";
import { PartForm } from "./parts/part-form.tsx";
import { PartsList } from "./parts/parts-list.tsx";
import { Resolution } from "./routing-panes.tsx";
import css from "./work.module.css";

/** The unit that is answerable for the consolidated reply of several; null where one unit answers alone. */
export const leadOf = ({ units, answerable }: Pick<Card, "units" | "answerable">) =>
  units.length > 1 ? (units.find(({ unitId }) => unitId === answerable) ?? null) : null;

/** Whether this person's unit works with others and another one brings the reply. */
export const useIsHelping = (card: Card): boolean => {
  const { person } = useMe();
  const lead = leadOf(card);
  return person.role === "unit" && lead !== null && lead.unitId !== person.unitId;
};

/** Says to the answerable unit that it gathers one reply for all. */
export const LeadNote = ({ card }: { readonly card: Card }) => {
  const { otherWays } = useTexts();
  const lead = leadOf(card);
  if (lead === null) return null;
  const others = card.units.filter(({ unitId }) => unitId !== lead.unitId).map(({ shortTitle }) => shortTitle);
  return (
    <div className={css.remarks}>
      <p>
        <strong>{otherWays.together.lead}</strong>
      </p>
      <p>{otherWays.together.leadHint(others.join(", "))}</p>
    </div>
  );
};

type HelpingProps = { readonly card: Card; readonly clause: string; readonly may: ReadonlyMap<string, AllowedMove> };

/** What a unit sees that helps another: who is answerable, what is asked, its own part and what was said of it. */
export const HelpingPane = ({ card, clause, may }: HelpingProps) => {
  const { otherWays } = useTexts();
  const { person } = useMe();
  const lead = leadOf(card);
  const own = card.parts.find(({ unitId }) => unitId === person.unitId);
  // What was given is shown as given; it is opened again for this very giving only.
  const [reopened, setReopened] = useState<number | null>(null);
  const mayGive = may.has("submitPart");
  const open = mayGive && (own?.status !== "given" || reopened === own.at);
  const name = lead === null ? "" : lead.headName === null ? lead.title : `${lead.title} (${lead.headName})`;
  return (
    <Pane title={otherWays.together.other} hint={otherWays.together.otherHint(name)} clause={clause}>
      <Resolution card={card} />
      <PartsList card={card} own={open ? person.unitId : null} />
      {open && <PartForm key={own?.at ?? 0} card={card} may={may} />}
      {mayGive && !open && (
        <Actions>
          <Button variant="default" onClick={() => setReopened(own?.at ?? null)}>
            {otherWays.together.partAgain}
          </Button>
        </Actions>
      )}
    </Pane>
  );
};
