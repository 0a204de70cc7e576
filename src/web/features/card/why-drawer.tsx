import type { Card, Timer } from "#http/contract";
import { useTimerExplanation } from "../../data/cases.ts";
import { useLanguage, useSay, useTexts } from "../../texts/texts-context.tsx";
import { Layer } from "../../ui/layer.tsx";
import { DidNotLoad, Waiting } from "../../ui/states.tsx";
import { clockTime, dateWords, lengthWords, momentWords, termWords, wallLengthWords } from "../../ui/time-words.ts";
import { useTimeWords } from "../../ui/use-time-words.ts";
import css from "./why-drawer.module.css";

type Props = { readonly card: Card; readonly timer: Timer; readonly now: number; readonly onClose: () => void };

/** "Why this deadline": the act's words, how they are read, every span counted and every span not, and the result. */
export const WhyDrawer = ({ card, timer, now, onClose }: Props) => {
  const texts = useTexts();
  const say = useSay();
  const { language } = useLanguage();
  const words = useTimeWords();
  const { data, isPending, isError, refetch } = useTimerExplanation(card.caseId, timer.timer, card.version);
  const day = (at: number) => `${dateWords(at, now, words)}, ${clockTime(at, words)}`;
  return (
    <Layer title={`${texts.clock.why}: ${say(timer.title).toLowerCase()}`} side="right" onClose={onClose}>
      <div className={css.why}>
        <p>{texts.why.intro(timer.clause)}</p>
        <blockquote>{timer.clauseText}</blockquote>
        <dl className={css.facts}>
          <div>
            <dt>{texts.why.term}</dt>
            <dd>{termWords(timer.term, texts)}</dd>
          </div>
          <div>
            <dt>{texts.why.started}</dt>
            <dd>{day(timer.startedAt)}</dd>
          </div>
          <div>
            <dt>{texts.why.due}</dt>
            <dd>{timer.due === null ? texts.why.noDue : <strong>{day(timer.due)}</strong>}</dd>
          </div>
        </dl>
        {isPending && <Waiting lines={5} />}
        {isError && <DidNotLoad title={texts.card.errorTitle} hint={texts.list.errorHint} onRetry={() => void refetch()} />}
        {data !== undefined && (
          <>
            {data.reading !== null && (
              <section>
                <h3>{texts.why.reading}</h3>
                <p>{say(data.reading)}</p>
              </section>
            )}
            <section className={css.words}>
              {data.words[language].map((line) => (
                <p key={line}>{line}</p>
              ))}
            </section>
            {data.counted.length > 0 && (
              <section>
                <h3>{texts.why.counted}</h3>
                <ul className={css.spans}>
                  {data.counted.map((span) => (
                    <li key={span.from}>
                      <span>
                        {day(span.from)} – {clockTime(span.to, words)}
                      </span>
                      <span>{lengthWords(span.ms, texts)}</span>
                    </li>
                  ))}
                </ul>
              </section>
            )}
            {data.skipped.length > 0 && (
              <section>
                <h3>{texts.why.skipped}</h3>
                <ul className={css.spans} data-skipped>
                  {data.skipped.map((span) => (
                    <li key={span.from} title={span.basis ?? undefined}>
                      <span>
                        {day(span.from)} – {momentWords(span.to, span.from, words)}
                        <span className={css.kind}>
                          {texts.why.kinds[span.why] ?? span.why}
                          {span.name === null ? "" : `: ${say(span.name)}`}
                        </span>
                      </span>
                      <span>{wallLengthWords(span.to - span.from, texts)}</span>
                    </li>
                  ))}
                </ul>
              </section>
            )}
          </>
        )}
      </div>
    </Layer>
  );
};
