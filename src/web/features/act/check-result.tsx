import type { ActCheck, EditionChange } from "#http/contract";
import { IconCircleCheck } from "@tabler/icons-react";
import { useSay, useTexts } from "../../texts/texts-context.tsx";
import css from "./act.module.css";

type Found = NonNullable<ActCheck["act"]>;

const Change = ({ change, children }: { readonly change: EditionChange; readonly children?: React.ReactNode }) => {
  const texts = useTexts();
  const say = useSay();
  return (
    <li className={css.change} data-change={change.change}>
      <p>
        {change.clause !== "" && <strong>{texts.common.clause(change.clause)}</strong>}
        <span>
          {texts.rules.act.kind[change.kind]}, {texts.rules.act.change[change.change]}
        </span>
        {children}
      </p>
      {change.before !== null && <p className={css.before}>{say(change.before)}</p>}
      {change.after !== null && <p className={css.after}>{say(change.after)}</p>}
    </li>
  );
};

/** What a file in order would change: terms first, since people wait by them; then clause by clause. */
export const CheckResult = ({ act }: { readonly act: Found }) => {
  const texts = useTexts();
  const say = useSay();
  const others = act.changes.filter(({ kind }) => kind !== "timer");
  return (
    <div className={css.result}>
      <p className={css.fine}>
        <IconCircleCheck size={18} aria-hidden />
        {texts.rules.act.fine(act.edition)}
      </p>
      {act.counterExample === null && <p>{act.walkedWhole ? texts.rules.act.walked : texts.rules.act.notWalked}</p>}
      {act.counterExample !== null && (
        <section className={css.warning}>
          <h3>{texts.rules.act.counterExample}</h3>
          <p>
            {say(act.counterExample.what)} ({texts.common.clause(act.counterExample.clause)})
          </p>
          <p className="small">{act.counterExample.steps.map(say).join(" → ")}</p>
        </section>
      )}
      <p>{texts.rules.act.keep(act.openCases)}</p>
      <section>
        <h3>{texts.rules.act.termsDiffer}</h3>
        {act.terms.length === 0 ? (
          <p className="quiet">{texts.rules.act.termsSame}</p>
        ) : (
          <ul className={css.sheet}>
            {act.terms.map((change) => (
              <Change key={change.path} change={change}>
                <span className="quiet">{texts.rules.act.termRuns(change.openCases)}</span>
              </Change>
            ))}
          </ul>
        )}
      </section>
      <section>
        <h3>{texts.rules.act.changes(act.comparedWith)}</h3>
        {others.length === 0 ? (
          <p className="quiet">{texts.rules.act.noChanges}</p>
        ) : (
          <ul className={css.sheet}>
            {others.map((change) => (
              <Change key={`${change.kind} ${change.path}`} change={change} />
            ))}
          </ul>
        )}
      </section>
    </div>
  );
};
