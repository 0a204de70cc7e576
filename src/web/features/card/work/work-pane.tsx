import type { AllowedMove, Card } from "#http/contract";
import type { ReactNode } from "react";
import { useTexts } from "../../../texts/texts-context.tsx";
import { AppealPane } from "./grounds/appeal-pane.tsx";
import { AgreePane, AwaitingPane } from "./clarification-panes.tsx";
import { ByHandPane } from "./by-hand-pane.tsx";
import { DraftPane } from "./draft-pane.tsx";
import { IncidentPane } from "./incident/incident-pane.tsx";
import { HandedOverPane, HandOverPane } from "./hand-over-pane.tsx";
import { OtherMoves } from "./other-moves.tsx";
import { OvertakenNotice } from "./overtaken.tsx";
import { Pane } from "./pane.tsx";
import { PartsList } from "./parts/parts-list.tsx";
import { PublicationPane } from "./publication-pane.tsx";
import { isReturned, Remarks } from "./remarks.tsx";
import { ResolvePane } from "./resolve-pane.tsx";
import { ApprovePane, CheckPane, DraftSheet } from "./review-panes.tsx";
import { DispatchPane, Resolution, UrgentPane } from "./routing-panes.tsx";
import { SitePane } from "./site/site-pane.tsx";
import { HelpingPane, useIsHelping } from "./together.tsx";
import css from "./work.module.css";

type Props = { readonly card: Card; readonly now: number };
type Shown = { readonly pane: ReactNode; readonly covers: readonly string[] };

const allowedIn = (card: Card): ReadonlyMap<string, AllowedMove> =>
  new Map(card.moves.filter((move) => move.allowed).map((move) => [move.move, move]));

const nothingAllowed: ReadonlyMap<string, AllowedMove> = new Map();

const WaitingPane = ({ card, now }: Props) => {
  const texts = useTexts();
  const draft = card.drafts.at(-1);
  const isHelping = useIsHelping(card);
  const refusal = card.moves.find(({ move }) => move === "submitDraft")?.refusal;
  if (isHelping && card.waitingFor.includes("unit"))
    return <HelpingPane card={card} clause={refusal?.clause ?? card.route.clause} may={nothingAllowed} />;
  const who = card.waitingFor.map((waiter) => texts.roles[waiter].toLowerCase()).join(", ");
  return (
    <Pane
      title={card.ended ? texts.work.waiting.endedTitle : texts.work.waiting.title}
      hint={card.ended ? texts.work.waiting.endedHint : texts.work.waiting.hint(who)}
    >
      <Resolution card={card} />
      <PartsList card={card} />
      {isReturned(card) && !card.ended && <Remarks card={card} now={now} />}
      {draft !== undefined && !card.ended && <DraftSheet card={card} draft={draft} now={now} />}
    </Pane>
  );
};

/** The pane of the step at hand: found from the moves that the server allows this person, never from a step's name. */
const shownFor = ({ card, now }: Props): Shown => {
  const may = allowedIn(card);
  const clause = (move: string) => may.get(move)?.clause ?? "";
  const draft = card.drafts.at(-1);
  const publication = [...card.publications].reverse().find((candidate) => candidate.status !== "published") ?? card.publications.at(-1);
  if (card.appeal !== null) {
    const failed = publication !== undefined && publication.status === "failed";
    const pane = (
      <>
        <AppealPane card={card} appeal={card.appeal} />
        {failed && (
          <PublicationPane
            card={card}
            publication={publication}
            now={now}
            mayRetry={may.has("retryPublication")}
            mayConfirm={may.has("confirmPublishedByHand")}
          />
        )}
      </>
    );
    return { pane, covers: ["recordFact", "overrideTerm", "retryPublication", "confirmPublishedByHand"] };
  }
  if (draft !== undefined && may.has("approve")) {
    const pane = (
      <ApprovePane
        key={draft.draftId}
        card={card}
        draft={draft}
        clause={clause("approve")}
        now={now}
        mayReturn={may.has("refuseApproval")}
      />
    );
    return { pane, covers: ["approve", "refuseApproval"] };
  }
  if (draft !== undefined && may.has("accept")) {
    const pane = (
      <CheckPane key={draft.draftId} card={card} draft={draft} clause={clause("accept")} now={now} mayReturn={may.has("returnForRework")} />
    );
    return { pane, covers: ["accept", "returnForRework"] };
  }
  if (may.has("agreeClarification"))
    return {
      pane: <AgreePane card={card} clause={clause("agreeClarification")} />,
      covers: ["agreeClarification", "declineClarification"],
    };
  if (may.has("submitDraft"))
    return {
      pane: <DraftPane card={card} may={may} now={now} />,
      covers: ["submitDraft", "submitInterim", "returnPart", ...["askClarification", "declineCompetence"].filter((move) => may.has(move))],
    };
  if (may.has("submitPart"))
    return {
      pane: <HelpingPane card={card} clause={clause("submitPart")} may={may} />,
      covers: ["submitPart", ...(may.has("declineCompetence") ? ["declineCompetence"] : [])],
    };
  if (may.has("resolve")) return { pane: <ResolvePane card={card} clause={clause("resolve")} />, covers: ["resolve"] };
  if (may.has("dispatch")) return { pane: <DispatchPane card={card} clause={clause("dispatch")} />, covers: ["dispatch"] };
  if (may.has("placeInUrgentFolder"))
    return { pane: <UrgentPane card={card} clause={clause("placeInUrgentFolder")} />, covers: ["placeInUrgentFolder"] };
  if (may.has("handOver"))
    return {
      pane: <HandOverPane card={card} clause={clause("handOver")} now={now} mayRetry={may.has("retryPublication")} />,
      covers: ["handOver", "retryPublication"],
    };
  if (card.ended && card.history.some(({ type }) => type === "handedOver"))
    return { pane: <HandedOverPane card={card} now={now} />, covers: [] };
  if (publication !== undefined && card.manual !== null && may.has("confirmPublishedByHand"))
    return {
      pane: <ByHandPane key={publication.publicationId} card={card} publication={publication} clause={clause("confirmPublishedByHand")} />,
      covers: ["retryPublication", "confirmPublishedByHand"],
    };
  if (publication !== undefined && (publication.status !== "published" || card.ended)) {
    const pane = (
      <PublicationPane
        card={card}
        publication={publication}
        now={now}
        mayRetry={may.has("retryPublication")}
        mayConfirm={may.has("confirmPublishedByHand")}
      />
    );
    return { pane, covers: ["retryPublication", "confirmPublishedByHand"] };
  }
  if (card.waitingFor.includes("author")) return { pane: <AwaitingPane card={card} />, covers: [] };
  return { pane: <WaitingPane card={card} now={now} />, covers: ["returnPart"] };
};

/** What to do now, and everything else that can or cannot be done. */
export const WorkPane = ({ card, now }: Props) => {
  const texts = useTexts();
  const { pane, covers } = shownFor({ card, now });
  return (
    <section className={css.work} aria-label={texts.work.label} data-work>
      <OvertakenNotice card={card} />
      {pane}
      <IncidentPane card={card} now={now} />
      <SitePane card={card} now={now} />
      <OtherMoves card={card} moves={card.moves.filter((move) => !covers.includes(move.move))} />
    </section>
  );
};
