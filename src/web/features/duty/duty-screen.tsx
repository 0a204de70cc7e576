import { useBreaches, useRoster } from "../../data/duty.ts";
import { useMe } from "../../data/me.ts";
import { useNow } from "../../data/server-clock.ts";
import { useTexts } from "../../texts/texts-context.tsx";
import { Clause } from "../../ui/clause.tsx";
import { DidNotLoad, Waiting } from "../../ui/states.tsx";
import { dateWords } from "../../ui/time-words.ts";
import { useTimeWords } from "../../ui/use-time-words.ts";
import { AddTurn } from "./add-turn.tsx";
import css from "./duty.module.css";
import { Turns } from "./turns.tsx";

const Breaches = () => {
  const texts = useTexts();
  const words = useTimeWords();
  const now = useNow();
  const { person } = useMe();
  const { data: counted = null } = useBreaches(person.role !== "unit" && person.role !== "administrator");
  if (counted === null) return null;
  return (
    <section className={css.part}>
      <h2>
        {texts.duty.breaches} <Clause clause={counted.clause} />
      </h2>
      <p className="quiet">{texts.duty.breachesSince(dateWords(counted.since, now, words), counted.notifyAt)}</p>
      {counted.units.length === 0 && <p>{texts.duty.noBreaches}</p>}
      <ul>
        {counted.units.map(({ unit, count }) => (
          <li key={unit.unitId} className={css.count} data-over={count >= counted.notifyAt || undefined}>
            <span>{unit.title}</span>
            <span>{count}</span>
          </li>
        ))}
      </ul>
    </section>
  );
};

/** Who is on duty (3.10) and who acts for whom (4.1), by dates; and what the units let pass, where the act counts it. */
export const DutyScreen = () => {
  const texts = useTexts();
  const { data: roster, isPending, isError, refetch } = useRoster();
  return (
    <main className={css.screen}>
      <div className={css.width}>
        <div>
          <h1>{texts.duty.title}</h1>
          <p className="quiet">{texts.duty.intro}</p>
        </div>
        {isPending && <Waiting />}
        {isError && <DidNotLoad title={texts.duty.errorTitle} hint={texts.list.errorHint} onRetry={() => void refetch()} />}
        {roster !== undefined && (
          <>
            <section className={css.part}>
              <h2>{texts.duty.duty}</h2>
              <Turns kind="duty" turns={roster.duty} mayChange={roster.mayChangeDuty} />
              {roster.mayChangeDuty && <AddTurn kind="duty" roster={roster} />}
            </section>
            <section className={css.part}>
              <h2>{texts.duty.acting}</h2>
              <p className="quiet">{texts.duty.actingIntro}</p>
              <Turns kind="acting" turns={roster.acting} mayChange={roster.mayChangeActing} />
              {roster.mayChangeActing && <AddTurn kind="acting" roster={roster} />}
            </section>
            <Breaches />
          </>
        )}
      </div>
    </main>
  );
};
