import type { Card } from "#http/contract";
import { IconArrowLeft, IconUrgent } from "@tabler/icons-react";
import { useMe } from "../../data/me.ts";
import { useSay, useTexts } from "../../texts/texts-context.tsx";
import { Clause } from "../../ui/clause.tsx";
import { NetworkMark } from "../../ui/network-mark.tsx";
import { momentWords } from "../../ui/time-words.ts";
import { useTimeWords } from "../../ui/use-time-words.ts";
import { AtCard } from "./at-card.tsx";
import css from "./card.module.css";
import { leadOf, useIsHelping } from "./work/together.tsx";

/** Whose move it is, in words: one's own stands out. */
const WhoseMove = ({ card }: { readonly card: Card }) => {
  const texts = useTexts();
  const { person } = useMe();
  const isHelping = useIsHelping(card);
  if (card.ended) return <span className={css.move}>{texts.waiting.nobody}</span>;
  const own = card.parts.find(({ unitId }) => unitId === person.unitId)?.status;
  if (isHelping && card.waitingFor.includes("unit") && own !== "awaited" && own !== "returned")
    return <span className={css.move}>{texts.otherWays.together.waits(leadOf(card)?.shortTitle ?? "")}</span>;
  if (card.waitingFor.some((waiter) => waiter === person.role)) return <strong className={css.yours}>{texts.waiting.yours}</strong>;
  return <span className={css.move}>{card.waitingFor.map((waiter) => texts.waiting[waiter]).join(", ")}</span>;
};

/** The head of a card: number, step, whose move; then where it came from. */
export const CardHead = ({ card, now, onClose }: { readonly card: Card; readonly now: number; readonly onClose: () => void }) => {
  const texts = useTexts();
  const say = useSay();
  const words = useTimeWords();
  return (
    <header className={css.head}>
      <div className={css.titleRow}>
        <button type="button" className={css.back} aria-label={texts.card.backToList} onClick={onClose}>
          <IconArrowLeft size={20} aria-hidden />
        </button>
        <h1>
          {texts.common.number(card.number)} <span className={css.step}>{say(card.stepTitle)}</span>
        </h1>
        <WhoseMove card={card} />
      </div>
      <div className={css.originRow}>
        <p className={css.origin}>
          <NetworkMark code={card.network.code} />
          <span>
            {say(card.network.title)}
            {card.page !== null && card.page.title !== say(card.network.title) && (
              <>
                {" · "}
                {card.page.url === "" ? (
                  card.page.title
                ) : (
                  <a href={card.page.url} target="_blank" rel="noreferrer">
                    {card.page.title}
                  </a>
                )}
              </>
            )}
            {/* A row of «Инцидент» and a card by hand have no place in a network: what kind of place it was says nothing. */}
            {(card.page?.url ?? "") === "" ? "" : ` · ${texts.list.kind[card.messageKind]}`}
            {` · ${texts.card.received(momentWords(card.receivedAt, now, words))} `}
            {say(card.route.title) === say(card.network.title) ? "" : `· ${say(card.route.title)} `}
            <Clause clause={card.route.clause} />
          </span>
        </p>
        <AtCard caseId={card.caseId} />
      </div>
      {card.isEmergency && (
        <p className={css.emergency}>
          <IconUrgent size={16} aria-hidden />
          {texts.card.emergency}
        </p>
      )}
    </header>
  );
};
