import type { Card, Message, ModerationDeed, ModerationKind, Publication } from "#http/contract";
import { IconShield } from "@tabler/icons-react";
import { useState } from "react";
import { useMe } from "../../../data/me.ts";
import { useModeration } from "../../../data/moderation.ts";
import { useTexts } from "../../../texts/texts-context.tsx";
import { Deed } from "./deed.tsx";
import css from "./moderation.module.css";
import { ModerationForm } from "./moderation-form.tsx";

type Props = { readonly card: Card; readonly now: number } & (
  | { readonly message: Message; readonly publication?: never }
  | { readonly publication: Publication; readonly message?: never }
);

const isGone = (deeds: readonly ModerationDeed[]): boolean => {
  const last = deeds.findLast(({ kind, status }) => status === "done" && (kind === "hide" || kind === "delete" || kind === "unhide"));
  return last !== undefined && last.kind !== "unhide";
};

const isBlocked = (deeds: readonly ModerationDeed[]): boolean =>
  deeds.findLast(({ kind, status }) => status === "done" && (kind === "block" || kind === "unblock"))?.kind === "block";

/** What can be done now: what is gone can only come back, who is kept out can only be let in. */
const kindsFor = (
  { message, publication }: Props,
  deeds: readonly ModerationDeed[],
  ways: Record<ModerationKind, string>,
): readonly ModerationKind[] => {
  if (publication !== undefined)
    return deeds.some(({ kind, status }) => kind === "deleteOwn" && status === "done") ? [] : ["editOwn", "deleteOwn"];
  const about: readonly ModerationKind[] = message.author === null ? [] : [isBlocked(deeds) ? "unblock" : "block"];
  if (message.kind !== "comment" || message.removedAt !== null) return about;
  if (isGone(deeds)) return ["unhide", ...about];
  // Where the program can only take away, "hide" would be the same thing under another name.
  const away: readonly ModerationKind[] = ways["hide"] === "byHand" && ways["delete"] === "api" ? ["delete"] : ["hide", "delete"];
  return [...away, ...about];
};

/** Moderation under a message or under our own words (1.6): what was done, and for those who moderate, what can be done. */
export const Moderation = (props: Props) => {
  const { card, message, publication, now } = props;
  const { moderation: words } = useTexts();
  const { person } = useMe();
  const { data: part = null } = useModeration(card.caseId, card.page !== null && person.role !== "administrator");
  const [open, setOpen] = useState(false);
  if (part === null) return null;
  const deeds = part.deeds.filter((deed) =>
    message === undefined ? deed.publicationId === publication?.publicationId : deed.messageId === message.messageId,
  );
  const kinds = part.mayAct ? kindsFor(props, deeds, part.ways) : [];
  const published = deeds.findLast(({ kind, status }) => kind === "editOwn" && status === "done")?.newText ?? publication?.text ?? "";
  const subject = message === undefined ? { publicationId: publication?.publicationId ?? "" } : { messageId: message.messageId };
  if (deeds.length === 0 && kinds.length === 0) return null;
  return (
    <div className={css.moderation}>
      {deeds.map((deed) => (
        <Deed key={deed.deedId} caseId={card.caseId} deed={deed} published={published} mayAct={part.mayAct} now={now} />
      ))}
      {kinds.length > 0 && !open && (
        <button type="button" className={css.opener} onClick={() => setOpen(true)}>
          <IconShield size={14} aria-hidden />
          {publication === undefined ? words.open : words.openOwn}
        </button>
      )}
      {open && kinds.length > 0 && (
        <ModerationForm
          key={kinds.join(" ")}
          caseId={card.caseId}
          part={part}
          kinds={kinds}
          subject={subject}
          published={published}
          onDone={() => setOpen(false)}
        />
      )}
    </div>
  );
};
