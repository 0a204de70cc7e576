import type { Card, Publication } from "#http/contract";
import { Button, TextInput } from "@mantine/core";
import { IconCircleCheck, IconExternalLink, IconInfoCircle } from "@tabler/icons-react";
import { useState } from "react";
import { useReplyLink } from "../../../data/reply-link.ts";
import { useTexts } from "../../../texts/texts-context.tsx";
import { ApprovedWords } from "./approved-words.tsx";
import css from "./publish-by-hand.module.css";

type Props = {
  readonly card: Card;
  readonly publication: Publication;
  readonly permalink: string;
  readonly onPermalink: (permalink: string) => void;
};

/** Where the answer is to stand: the message itself, else the page. */
const placeOf = (card: Card): string | null =>
  card.messages.findLast(({ opening }) => opening)?.permalink ?? card.post?.permalink ?? card.page?.url ?? null;

/** Three steps in the order of the hands: take the words, post them, bring the link back (3.5). */
export const PublishByHand = ({ card, publication, permalink, onPermalink }: Props) => {
  const texts = useTexts();
  const words = texts.byHand;
  const check = useReplyLink(card.caseId, publication.publicationId);
  const [asked, setAsked] = useState("");
  const place = placeOf(card);
  const verdict = asked === permalink ? check.data : undefined;
  const look = () => {
    setAsked(permalink);
    check.mutate(permalink.trim(), {
      onSuccess: (found) => {
        if (permalink.trim() !== "" || found.permalink === null) return;
        onPermalink(found.permalink);
        setAsked(found.permalink);
      },
    });
  };
  return (
    <ol className={css.steps}>
      <li>
        <h3>{words.take}</h3>
        <ApprovedWords
          caseId={card.caseId}
          label={texts.card.ourAnswer[publication.reply]}
          text={publication.text}
          files={publication.files}
        />
      </li>
      <li>
        <h3>{publication.visibility === "public" ? words.postPublic : words.postDirect}</h3>
        {place === null ? (
          <p className="quiet">{words.noPlace}</p>
        ) : (
          <a href={place} target="_blank" rel="noreferrer" className={css.place}>
            {words.openPlace}
            <IconExternalLink size={16} aria-hidden />
            <span className="unseen">({texts.common.newTab})</span>
          </a>
        )}
      </li>
      <li>
        <h3>{words.bring}</h3>
        <TextInput
          label={texts.work.publication.permalink}
          description={publication.visibility === "public" ? words.linkHint : words.linkHintDirect}
          type="url"
          inputMode="url"
          value={permalink}
          onChange={(event) => onPermalink(event.currentTarget.value)}
        />
        <Button variant="default" className={css.check ?? ""} loading={check.isPending} onClick={look}>
          {words.check}
        </Button>
        {verdict !== undefined && (
          <p className={css.verdict} data-verdict={verdict.verdict} role="status">
            {verdict.verdict === "found" ? <IconCircleCheck size={16} aria-hidden /> : <IconInfoCircle size={16} aria-hidden />}
            {words.verdicts[verdict.verdict]}
          </p>
        )}
        {check.isError && <p role="alert">{words.checkFailed}</p>}
      </li>
    </ol>
  );
};
