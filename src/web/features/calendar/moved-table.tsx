import type { MovedTerm } from "#http/contract";
import { useNow } from "../../data/server-clock.ts";
import { useSay, useTexts } from "../../texts/texts-context.tsx";
import { Clause } from "../../ui/clause.tsx";
import { clockTime, dateWords } from "../../ui/time-words.ts";
import { useTimeWords } from "../../ui/use-time-words.ts";
import css from "./calendar.module.css";

/** Deadlines that a calendar moves: the old value stays beside the new one. */
export const MovedTable = ({ moved }: { readonly moved: readonly MovedTerm[] }) => {
  const texts = useTexts();
  const say = useSay();
  const now = useNow();
  const words = useTimeWords();
  const moment = (at: number | null): string =>
    at === null ? texts.rules.calendar.noDue : `${dateWords(at, now, words)}, ${clockTime(at, words)}`;
  return (
    <div className={css.scroll}>
      <table className={css.table}>
        <thead>
          <tr>
            <th scope="col">{texts.rules.calendar.case}</th>
            <th scope="col">{texts.rules.calendar.term}</th>
            <th scope="col">{texts.rules.calendar.was}</th>
            <th scope="col">{texts.rules.calendar.becomes}</th>
          </tr>
        </thead>
        <tbody>
          {moved.map((term) => (
            <tr key={`${term.caseId} ${term.clause} ${term.title.en}`}>
              <td>{texts.common.number(term.number)}</td>
              <td>
                {say(term.title)} <Clause clause={term.clause} />
              </td>
              <td className={css.was} data-label={texts.rules.calendar.was}>
                {moment(term.was)}
              </td>
              <td data-label={texts.rules.calendar.becomes}>
                <strong>{moment(term.becomes)}</strong>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
};
