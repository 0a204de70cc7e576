import type { Card } from "#http/contract";
import { useTexts } from "../../../texts/texts-context.tsx";
import { momentWords } from "../../../ui/time-words.ts";
import { useTimeWords } from "../../../ui/use-time-words.ts";
import css from "./work.module.css";

/** Whether the newest draft was returned, and nothing has come since. */
export const isReturned = ({ drafts, returns }: Pick<Card, "drafts" | "returns">): boolean =>
  (returns.at(-1)?.at ?? 0) > (drafts.at(-1)?.submittedAt ?? 0);

/** What the curator or the Head asked to mend (3.1.4). */
export const Remarks = ({ card, now }: { readonly card: Card; readonly now: number }) => {
  const texts = useTexts();
  const words = useTimeWords();
  const last = card.returns.at(-1);
  if (last === undefined) return null;
  return (
    <div className={css.remarks}>
      <p className={css.by}>
        {texts.work.draft.remarksFrom[last.by]}, {momentWords(last.at, now, words)}
      </p>
      <p>{last.remarks}</p>
    </div>
  );
};
