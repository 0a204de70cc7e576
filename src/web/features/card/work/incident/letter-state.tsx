import type { Card, Publication } from "#http/contract";
import { Button } from "@mantine/core";
import { IconAlertTriangle, IconCheck, IconSend } from "@tabler/icons-react";
import { useIncidentPart } from "../../../../data/incident.ts";
import { useSay, useTexts } from "../../../../texts/texts-context.tsx";
import { momentWords } from "../../../../ui/time-words.ts";
import { useTimeWords } from "../../../../ui/use-time-words.ts";
import { Actions } from "../pane.tsx";
import type { PaneMove } from "../use-pane-move.ts";
import css from "../work.module.css";

const icons = {
  queued: IconSend,
  sending: IconSend,
  retry: IconAlertTriangle,
  unknown: IconAlertTriangle,
  failed: IconAlertTriangle,
  published: IconCheck,
} as const;

type Props = {
  readonly card: Card;
  readonly publication: Publication;
  readonly now: number;
  readonly move: PaneMove;
  readonly mayRetry: boolean;
};

const useSaid = ({ card, publication, now }: Pick<Props, "card" | "publication" | "now">): string => {
  const { handOver } = useTexts().incident;
  const times = useTimeWords();
  const { data: part } = useIncidentPart(card.caseId, card.version);
  const address = part?.handOverTo ?? "";
  switch (publication.status) {
    case "queued":
    case "sending":
      return handOver.queued(address);
    case "retry":
      return handOver.retry;
    case "unknown":
      return handOver.unknown;
    case "failed":
      return handOver.failed;
    case "published":
      return handOver.sent(address, momentWords(publication.publishedAt ?? now, now, times));
  }
};

/** What became of the letter to the media department (3.2.6): on its way, taken, refused, come back. */
export const LetterState = (props: Props) => {
  const { card, publication, now, move, mayRetry } = props;
  const { handOver } = useTexts().incident;
  const say = useSay();
  const times = useTimeWords();
  const said = useSaid(props);
  const { data: part } = useIncidentPart(card.caseId, card.version);
  const Icon = icons[publication.status];
  const isFailed = publication.status === "failed";
  const receipt = part?.letters.findLast(({ kind }) => kind === "received");
  return (
    <>
      <p className={css.status} data-status={publication.status} role="status">
        <Icon size={18} aria-hidden />
        {said}
      </p>
      {publication.nextAttemptAt !== null && !isFailed && publication.status !== "published" && (
        <p className={css.by}>{handOver.next(momentWords(publication.nextAttemptAt, now, times))}</p>
      )}
      {publication.failure !== null && isFailed && (
        <div className={css.advice}>
          <strong>{say(publication.failure.title)}</strong>
          <p>{publication.failure.class === "UNKNOWN" ? handOver.unknownAdvice : say(publication.failure.advice)}</p>
          {publication.failure.detail !== "" && <p className={css.by}>{publication.failure.detail}</p>}
        </div>
      )}
      {publication.status === "published" && (
        <p className={css.by}>
          {receipt === undefined ? handOver.notConfirmed : handOver.received(momentWords(receipt.receivedAt, now, times))}
        </p>
      )}
      {isFailed && mayRetry && (
        <Actions>
          <Button
            loading={move.busy}
            onClick={() => move.run({ do: "retryPublication", publicationId: publication.publicationId }, handOver.againDone)}
          >
            {handOver.again}
          </Button>
        </Actions>
      )}
    </>
  );
};

/** The letter that carries the newest reply of the card; none where the reply goes by hand. */
export const letterOf = (card: Card): Publication | undefined =>
  card.publications.findLast(({ reply }) => reply === "final" || reply === "interim" || reply === "explanation");
