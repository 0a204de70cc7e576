import type { Message } from "#http/contract";
import { Button } from "@mantine/core";
import { IconDownload, IconExternalLink, IconPaperclip, IconPlayerPlay } from "@tabler/icons-react";
import { useRetryAttachments } from "../../data/attachments.ts";
import { useTexts } from "../../texts/texts-context.tsx";
import css from "./attachments.module.css";

type Attachment = Message["attachments"][number];

const Outside = ({ href, title }: { readonly href: string; readonly title: string }) => {
  const texts = useTexts();
  return (
    <a href={href} target="_blank" rel="noreferrer" className={css.outside}>
      {title}
      <IconExternalLink size={14} aria-hidden />
      <span className="unseen">({texts.common.newTab})</span>
    </a>
  );
};

/** What may be drawn is only what the desk itself keeps; a network's own address is a link and nothing more. */
const One = ({ attachment }: { readonly attachment: Attachment }) => {
  const texts = useTexts();
  const words = texts.attachments;
  const title = attachment.name ?? texts.card.attachment[attachment.kind] ?? attachment.kind;
  const { file = null, preview = null, state, url } = attachment;
  if (preview !== null && file !== null)
    return (
      <a href={file.url} target="_blank" rel="noreferrer" className={css.picture}>
        <img src={preview} alt={title} loading="lazy" />
      </a>
    );
  if (preview !== null)
    return (
      <span className={css.picture}>
        <img src={preview} alt={title} loading="lazy" />
        <span className={css.play}>
          <IconPlayerPlay size={14} aria-hidden />
          {url === null ? title : <Outside href={url} title={title} />}
        </span>
      </span>
    );
  if (file !== null && file.mime.startsWith("audio/"))
    return <audio controls preload="none" src={file.url} aria-label={title} className={css.sound} />;
  if (file !== null)
    return (
      <a href={`${file.url}?as=attachment`} download={file.name} className={css.chip}>
        <IconDownload size={14} aria-hidden />
        {file.name === "" ? title : file.name}
      </a>
    );
  return (
    <span className={css.chip} data-state={state}>
      <IconPaperclip size={14} aria-hidden />
      {url === null ? title : <Outside href={url} title={title} />}
      {state === "waiting" && <span className={css.quiet}>{words.waiting}</span>}
      {(state === "refused" || state === "failed") && (
        <span className={css.quiet}>{words.reasons[attachment.reason ?? ""] ?? words.reasons["ANSWER"]}</span>
      )}
    </span>
  );
};

/** A citizen's files as they are kept here, and honestly what is not here and why (2.2, 2.7). */
export const Attachments = ({ caseId, message }: { readonly caseId: string; readonly message: Message }) => {
  const { attachments: words } = useTexts();
  const retry = useRetryAttachments(caseId);
  if (message.attachments.length === 0) return null;
  const failed = message.attachments.some(({ state }) => state === "failed");
  return (
    <div className={css.all}>
      <ul className={css.list}>
        {message.attachments.map((attachment, place) => (
          <li key={`${attachment.kind} ${place}`}>
            <One attachment={attachment} />
          </li>
        ))}
      </ul>
      {failed && (
        <Button size="xs" variant="default" loading={retry.isPending} onClick={() => retry.mutate(message.messageId)}>
          {words.retry}
        </Button>
      )}
      {retry.isError && <p role="alert">{words.retryFailed}</p>}
    </div>
  );
};
