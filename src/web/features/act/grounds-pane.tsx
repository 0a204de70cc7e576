import type { ActPicture } from "#http/contract";
import { useSay, useTexts } from "../../texts/texts-context.tsx";
import { Clause } from "../../ui/clause.tsx";
import css from "./act.module.css";

/** The grounds of 3.7 and 3.8: who may use them, what the author is told. */
export const GroundsPane = ({ act }: { readonly act: ActPicture }) => {
  const texts = useTexts();
  const say = useSay();
  const words = new Map(act.clauses.map(({ clause, text }) => [clause, text]));
  return (
    <>
      {(["refusal", "explanation"] as const).map((kind) => (
        <section key={kind} className={css.block}>
          <h2>{texts.rules.act.grounds[kind]}</h2>
          <ul className={css.sheet}>
            {act.grounds
              .filter((ground) => ground.kind === kind)
              .map((ground) => (
                <li key={ground.name} className={css.ground}>
                  <p>
                    {say(ground.title)} <Clause clause={ground.clause} words={words.get(ground.clause) ?? null} />
                  </p>
                  <p className="small quiet">
                    {ground.by.map((role) => texts.rules.who[role] ?? role).join(", ")}.{" "}
                    {ground.authorIsTold ? texts.rules.act.authorIsTold : texts.rules.act.authorIsNotTold}.
                  </p>
                  {ground.mustHold !== null && (
                    <p className={css.note}>
                      {texts.rules.act.mustHold}: {say(ground.mustHold)}
                    </p>
                  )}
                </li>
              ))}
          </ul>
        </section>
      ))}
    </>
  );
};
