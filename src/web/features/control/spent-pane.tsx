import type { ControlPeriod, Lengths } from "#http/contract";
import { useTexts } from "../../texts/texts-context.tsx";
import { lengthWords } from "../../ui/time-words.ts";
import css from "./control.module.css";

const spenders = ["head", "curator", "unit", "author", "other"] as const;

type Line = { readonly key: string; readonly name: string; readonly ms: number; readonly cases: number; readonly note: string };

/** One bar for each: how much of the whole, and how long on average. */
const Bars = ({ lines, whole }: { readonly lines: readonly Line[]; readonly whole: number }) => {
  const texts = useTexts();
  return (
    <ul className={css.bars}>
      {lines.map(({ key, name, ms, cases, note }) => {
        const percent = whole === 0 ? 0 : Math.round((ms / whole) * 100);
        return (
          <li key={key}>
            <span className={css.barName}>
              {name} {note !== "" && <span className={css.small}>{note}</span>}
            </span>
            <span className={css.meter} aria-hidden>
              <span style={{ width: `${percent}%` }} />
            </span>
            <span className={css.barWords}>
              <strong>{texts.control.share(percent)}</strong> {texts.control.perCase(lengthWords(ms / Math.max(cases, 1), texts))}
            </span>
          </li>
        );
      })}
    </ul>
  );
};

const sum = (ms: Lengths): number => spenders.reduce((all, who) => all + ms[who], 0);

/** Where the working time of answered cases went (4.2): the Head, the curator, the units, the author. */
export const SpentPane = ({ spent }: { readonly spent: ControlPeriod["spent"] }) => {
  const { control: words } = useTexts();
  const { cases, ms, byUnit } = spent;
  const whole = sum(ms);
  return (
    <section className={css.part} aria-label={words.spent}>
      <h3>{words.spent}</h3>
      {cases === 0 ? (
        <p className="quiet">{words.noAnswers}</p>
      ) : (
        <>
          <p className="quiet">{words.spentHint(cases)}</p>
          <Bars whole={whole} lines={spenders.map((who) => ({ key: who, name: words.who[who], ms: ms[who], cases, note: "" }))} />
          {byUnit.length > 0 && (
            <>
              <h4>{words.byUnitTime}</h4>
              <Bars
                whole={whole}
                lines={byUnit.map((one) => ({
                  key: one.unit.unitId,
                  name: one.unit.title,
                  ms: one.ms,
                  cases: one.cases,
                  note: words.casesOf(one.cases),
                }))}
              />
            </>
          )}
        </>
      )}
    </section>
  );
};
