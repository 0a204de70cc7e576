import type { Card } from "#http/contract";
import { useState } from "react";
import { RequestFailure } from "../../data/ask.ts";
import { useCard } from "../../data/cases.ts";
import { useNow } from "../../data/server-clock.ts";
import { useTexts } from "../../texts/texts-context.tsx";
import { useHotkeys } from "../../ui/hotkeys.ts";
import { DidNotLoad, Nothing, Waiting } from "../../ui/states.tsx";
import { CaseAlarms } from "../../ui/alarm-banner.tsx";
import { CardHead } from "./card-head.tsx";
import css from "./card.module.css";
import { Clocks } from "./clocks.tsx";
import { History } from "./history.tsx";
import { Notes } from "./notes/notes.tsx";
import { ManualNote } from "./manual-note.tsx";
import { RepeatsPanel } from "./repeats.tsx";
import { PoliceNote } from "./police-note.tsx";
import { Thread } from "./thread.tsx";
import { WhyDrawer } from "./why-drawer.tsx";
import { WorkPane } from "./work/work-pane.tsx";

const focusWork = () =>
  document.querySelector<HTMLElement>("[data-work] fieldset input, [data-work] textarea, [data-work] button")?.focus();

const CardSheet = ({ card, onClose }: { readonly card: Card; readonly onClose: () => void }) => {
  const texts = useTexts();
  const now = useNow();
  const [why, setWhy] = useState<string | null>(null);
  useHotkeys({ u: focusWork });
  const asked = card.timers.find((timer) => timer.timer === why);
  return (
    <article className={css.sheet} aria-label={texts.card.label(card.number)}>
      <CardHead card={card} now={now} onClose={onClose} />
      <CaseAlarms caseId={card.caseId}>
        <PoliceNote card={card} />
      </CaseAlarms>
      <Clocks card={card} now={now} onWhy={setWhy} />
      <div className={css.columns}>
        <div className={css.thread}>
          <ManualNote card={card} now={now} />
          <Thread card={card} now={now} />
        </div>
        <div className={css.work}>
          <RepeatsPanel card={card} now={now} />
          <WorkPane card={card} now={now} />
        </div>
        <div className={css.history}>
          <Notes card={card} now={now} />
          <History card={card} now={now} />
        </div>
      </div>
      {asked !== undefined && <WhyDrawer card={card} timer={asked} now={now} onClose={() => setWhy(null)} />}
    </article>
  );
};

/** One case: whose move, until when, by which clause; the words; and the one thing to do now. */
export const CardScreen = ({ caseId, onClose }: { readonly caseId: string; readonly onClose: () => void }) => {
  const texts = useTexts();
  const { data: card, error, refetch } = useCard(caseId);
  if (card !== undefined) return <CardSheet card={card} onClose={onClose} />;
  if (error instanceof RequestFailure && error.kind === "notFound")
    return <Nothing title={texts.card.notFoundTitle} hint={texts.card.notFoundHint} />;
  if (error !== null) return <DidNotLoad title={texts.card.errorTitle} hint={texts.card.errorHint} onRetry={() => void refetch()} />;
  return <Waiting lines={10} />;
};
