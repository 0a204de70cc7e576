import type { ActClock, ActPicture } from "#http/contract";
import { useSay, useTexts } from "../../texts/texts-context.tsx";
import { Clause } from "../../ui/clause.tsx";
import css from "./act.module.css";

type Props = { readonly act: ActPicture; readonly clocks: readonly ActClock[] };

/** The clocks of a route: the term, from what to what, and how the text was read where it leaves a choice. */
export const ClocksPane = ({ act, clocks }: Props) => {
  const texts = useTexts();
  const say = useSay();
  const words = new Map(act.clauses.map(({ clause, text }) => [clause, text]));
  return (
    <ul className={css.sheet}>
      {clocks.map((clock) => (
        <li key={clock.name} className={css.clock}>
          <div>
            <h2>{say(clock.title)}</h2>
            <p className={css.term}>{say(clock.term)}</p>
            <Clause clause={clock.clause} words={words.get(clock.clause) ?? null} />
          </div>
          <dl>
            <dt>{texts.rules.act.starts}</dt>
            <dd>{clock.starts.map(say).join("; ")}</dd>
            <dt>{texts.rules.act.stops}</dt>
            <dd>{clock.stops.map(say).join("; ")}</dd>
            {clock.reading !== null && (
              <>
                <dt>{texts.rules.act.reading}</dt>
                <dd>
                  <q>{clock.reading.quote}</q>
                  <br />
                  {say(clock.reading.choice)}
                </dd>
              </>
            )}
          </dl>
        </li>
      ))}
    </ul>
  );
};
