import type { Card } from "#http/contract";
import { useTexts } from "../../texts/texts-context.tsx";
import { momentWords } from "../../ui/time-words.ts";
import { useTimeWords } from "../../ui/use-time-words.ts";
import css from "./repeats.module.css";

/** How a message came by another way, and where its reply goes (1.1). */
export const ManualNote = ({ card, now }: { readonly card: Card; readonly now: number }) => {
  const { otherWays } = useTexts();
  const words = useTimeWords();
  const { manual } = card;
  if (manual === null) return null;
  return (
    <section className={css.note} aria-label={otherWays.manual.title}>
      <p>
        <strong>{otherWays.manual.title}</strong>: {manual.reason}
      </p>
      {manual.replyWay !== null && (
        <p>
          {otherWays.manual.reply}: {manual.replyWay}
        </p>
      )}
      {manual.replyPage !== null && (
        <p>
          {otherWays.manual.reply}: {otherWays.manual.onPage} {manual.replyPage.title}
        </p>
      )}
      {manual.contacts !== null && (
        <p>
          {otherWays.manual.contacts}: {manual.contacts}
        </p>
      )}
      <p className="small quiet">{otherWays.manual.entered(manual.enteredBy, momentWords(manual.enteredAt, now, words))}</p>
    </section>
  );
};
