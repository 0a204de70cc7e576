import { signOut } from "../../data/me.ts";
import { useTexts } from "../../texts/texts-context.tsx";
import css from "./security.module.css";
import { SetUpCodes } from "./set-up-codes.tsx";

/** The only place that a role with decisions reaches until its second step is set up. */
export const EnrolPage = ({ onDone }: { readonly onDone: () => void }) => {
  const texts = useTexts();
  const leave = () => void signOut().finally(() => window.location.assign("/"));
  return (
    <main className={css.screen}>
      <div className={`${css.width} ${css.front}`}>
        <header>
          <h1>{texts.security.enrol.title}</h1>
          <p className="quiet">{texts.security.enrol.intro}</p>
        </header>
        <SetUpCodes onDone={onDone} />
        <button type="button" className={css.other} onClick={leave}>
          {texts.signIn.signOut}
        </button>
      </div>
    </main>
  );
};
