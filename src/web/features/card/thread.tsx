import type { Card, Message, Publication } from "#http/contract";
import { useMediaQuery } from "@mantine/hooks";
import { IconExternalLink, IconTrash } from "@tabler/icons-react";
import { useSay, useTexts } from "../../texts/texts-context.tsx";
import { MessageWords } from "../../ui/message-words.tsx";
import { FileTile } from "../../ui/photo-field.tsx";
import { momentWords } from "../../ui/time-words.ts";
import { useTimeWords } from "../../ui/use-time-words.ts";
import { Attachments } from "./attachments.tsx";
import { Moderation } from "./moderation/moderation.tsx";
import css from "./thread.module.css";

const Outside = ({ href, title }: { readonly href: string; readonly title: string }) => {
  const texts = useTexts();
  return (
    <a className={css.outside} href={href} target="_blank" rel="noreferrer">
      {title}
      <IconExternalLink size={14} aria-hidden />
      <span className="unseen">({texts.common.newTab})</span>
    </a>
  );
};

const Versions = ({ message, now }: { readonly message: Message; readonly now: number }) => {
  const texts = useTexts();
  const words = useTimeWords();
  const last = message.versions.at(-1);
  if (last === undefined) return null;
  return (
    <details className={css.versions}>
      <summary>{texts.card.versions(message.versions.length)}</summary>
      <ol>
        {message.versions.map((version) => (
          <li key={version.at}>
            <span className="small quiet">{momentWords(version.at, now, words)}</span>
            <MessageWords text={version.text} foldAt={400} />
          </li>
        ))}
      </ol>
    </details>
  );
};

const TheirMessage = ({ card, message, now }: { readonly card: Card; readonly message: Message; readonly now: number }) => {
  const texts = useTexts();
  // On a phone the work must be near: a long letter is folded sooner.
  const narrow = useMediaQuery("(max-width: 899px)", undefined, { getInitialValueInEffect: false }) ?? false;
  const words = useTimeWords();
  return (
    <li className={css.message} data-removed={message.removedAt !== null || undefined}>
      <p className={css.who}>
        <strong>{message.author?.name ?? texts.common.unknownAuthor}</strong>
        <span className="small quiet">
          {momentWords(message.occurredAt, now, words)}
          {message.opening ? "" : `, ${texts.card.followUp}`}
        </span>
      </p>
      <MessageWords text={message.text} foldAt={narrow ? 280 : 700} />
      <Attachments caseId={card.caseId} message={message} />
      {message.removedAt !== null && (
        <p className={css.removed}>
          <IconTrash size={14} aria-hidden />
          {texts.card.removed(momentWords(message.removedAt, now, words))}
        </p>
      )}
      <Versions message={message} now={now} />
      {message.permalink !== null && <Outside href={message.permalink} title={texts.card.postOpen} />}
      <Moderation card={card} message={message} now={now} />
    </li>
  );
};

const OurWords = ({ card, publication, now }: { readonly card: Card; readonly publication: Publication; readonly now: number }) => {
  const texts = useTexts();
  const words = useTimeWords();
  return (
    <li className={css.ours}>
      <p className={css.who}>
        <strong>{texts.card.ourAnswer[publication.reply]}</strong>
        {publication.publishedAt !== null && <span className="small quiet">{momentWords(publication.publishedAt, now, words)}</span>}
      </p>
      <MessageWords text={publication.text} />
      {publication.files.length > 0 && (
        <div className={css.files}>
          {publication.files.map((file) => (
            <FileTile key={file.fileId} file={file} />
          ))}
        </div>
      )}
      {publication.permalink !== null && <Outside href={publication.permalink} title={texts.card.postOpen} />}
      <Moderation card={card} publication={publication} now={now} />
    </li>
  );
};

type Entry = { readonly at: number; readonly key: string; readonly message: Message | null; readonly publication: Publication | null };

const entriesOf = (card: Card): readonly Entry[] =>
  [
    ...card.messages.map((message): Entry => ({ at: message.occurredAt, key: message.messageId, message, publication: null })),
    ...card.publications
      .filter((publication) => publication.status === "published")
      .map((publication): Entry => ({
        at: publication.publishedAt ?? card.now,
        key: publication.publicationId,
        message: null,
        publication,
      })),
  ].sort((a, b) => a.at - b.at);

/** The conversation as in the network: the post above, the author's words with every version, our words where they stand. */
export const Thread = ({ card, now }: { readonly card: Card; readonly now: number }) => {
  const texts = useTexts();
  const say = useSay();
  return (
    <section className={css.thread} aria-label={texts.card.thread}>
      {card.post !== null && (
        <blockquote className={css.post}>
          <p className="small quiet">{texts.card.post}</p>
          <MessageWords text={card.post.text} foldAt={180} />
          {card.post.permalink !== null && <Outside href={card.post.permalink} title={texts.card.postOpen} />}
        </blockquote>
      )}
      <ol className={css.entries} aria-label={`${texts.card.thread}, ${say(card.network.title)}`}>
        {entriesOf(card).map((entry) => {
          if (entry.message !== null) return <TheirMessage key={entry.key} card={card} message={entry.message} now={now} />;
          return entry.publication === null ? null : <OurWords key={entry.key} card={card} publication={entry.publication} now={now} />;
        })}
      </ol>
    </section>
  );
};
