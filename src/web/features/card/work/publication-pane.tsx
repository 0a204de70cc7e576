import type { Card, Publication } from "#http/contract";
import { Button } from "@mantine/core";
import { IconAlertTriangle, IconCheck, IconExternalLink, IconSend } from "@tabler/icons-react";
import { useState } from "react";
import { useSay, useTexts } from "../../../texts/texts-context.tsx";
import { ReplyPreview } from "../../../ui/reply-preview.tsx";
import { momentWords } from "../../../ui/time-words.ts";
import { useTimeWords } from "../../../ui/use-time-words.ts";
import { Actions, Pane, PaneTrouble } from "./pane.tsx";
import { PublishByHand } from "./publish-by-hand.tsx";
import { usePaneMove } from "./use-pane-move.ts";
import css from "./work.module.css";

type Props = {
  readonly card: Card;
  readonly publication: Publication;
  readonly now: number;
  readonly mayRetry: boolean;
  readonly mayConfirm: boolean;
};

const icons = {
  queued: IconSend,
  sending: IconSend,
  retry: IconAlertTriangle,
  unknown: IconAlertTriangle,
  published: IconCheck,
  failed: IconAlertTriangle,
} as const;

const State = ({ publication, now }: { readonly publication: Publication; readonly now: number }) => {
  const texts = useTexts();
  const words = useTimeWords();
  const Icon = icons[publication.status];
  const { attempts, nextAttemptAt } = publication;
  const facts = [
    ...(attempts > 0 ? [texts.work.publication.attempts(attempts)] : []),
    ...(nextAttemptAt === null ? [] : [texts.work.publication.nextAttempt(momentWords(nextAttemptAt, now, words))]),
  ];
  return (
    <>
      <p className={css.status} data-status={publication.status} role="status">
        <Icon size={18} aria-hidden />
        {publication.publishedAt === null
          ? texts.work.publication.status[publication.status]
          : texts.work.publication.publishedAt(momentWords(publication.publishedAt, now, words))}
      </p>
      {publication.status !== "published" && facts.length > 0 && <p className={css.by}>{facts.join(" · ")}</p>}
    </>
  );
};

/** What became of the words that left the desk: the state, the class of a failure with advice, and the way out by hand. */
export const PublicationPane = ({ card, publication, now, mayRetry, mayConfirm }: Props) => {
  const texts = useTexts();
  const say = useSay();
  const move = usePaneMove(card);
  // Where only a person can publish there is nothing to choose: the steps stand open.
  const [byHand, setByHand] = useState(publication.failure?.class === "MANUAL" && mayConfirm);
  const [permalink, setPermalink] = useState("");
  const { publicationId } = publication;
  return (
    <Pane
      title={
        publication.reply === "clarification" || publication.status === "published"
          ? texts.card.ourAnswer[publication.reply]
          : texts.work.publication.title
      }
    >
      <State publication={publication} now={now} />
      {publication.failure !== null && publication.status !== "published" && (
        <div className={css.advice} data-soft={publication.status !== "failed" || undefined}>
          <strong>{say(publication.failure.title)}</strong>
          <p>{say(publication.failure.advice)}</p>
        </div>
      )}
      {!byHand && (
        <ReplyPreview
          network={card.network.code}
          pageTitle={card.page?.title ?? ""}
          visibility={publication.visibility}
          text={publication.text}
          files={publication.files}
        />
      )}
      {publication.permalink !== null && (
        <a href={publication.permalink} target="_blank" rel="noreferrer">
          {texts.work.publication.openReply} <IconExternalLink size={14} aria-hidden />
        </a>
      )}
      {byHand && publication.status !== "published" && (
        <PublishByHand card={card} publication={publication} permalink={permalink} onPermalink={setPermalink} />
      )}
      <PaneTrouble move={move} />
      {(mayRetry || mayConfirm) && publication.status !== "published" && (
        <Actions>
          {mayRetry && !byHand && (
            <Button loading={move.busy} onClick={() => move.run({ do: "retryPublication", publicationId }, texts.work.publication.retried)}>
              {texts.work.publication.retry}
            </Button>
          )}
          {mayConfirm && (
            <Button
              variant={byHand ? "filled" : "default"}
              loading={byHand && move.busy}
              onClick={() =>
                byHand
                  ? move.run(
                      { do: "confirmPublishedByHand", publicationId, permalink: permalink.trim() },
                      texts.work.publication.byHandDone,
                    )
                  : setByHand(true)
              }
            >
              {byHand ? texts.byHand.done : texts.byHand.start}
            </Button>
          )}
          {byHand && (
            <Button variant="default" onClick={() => setByHand(false)}>
              {texts.common.cancel}
            </Button>
          )}
        </Actions>
      )}
    </Pane>
  );
};
