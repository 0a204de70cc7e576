import { useLanguage, useTexts } from "../../texts/texts-context.tsx";
import { SignInForm } from "./sign-in-form.tsx";
import css from "./sign-in.module.css";

/** The first page: who are you. Nothing else is behind it until that is answered. */
export const SignInPage = ({ onSignedIn }: { readonly onSignedIn: () => void }) => {
  const texts = useTexts();
  const { language, setLanguage } = useLanguage();
  return (
    <main className={css.page}>
      <div className={css.sheet}>
        <p className={css.brand}>
          <img src="/icon.svg" alt="" width={28} height={28} />
          <strong>{texts.name}</strong>
        </p>
        <h1>{texts.signIn.title}</h1>
        <p className="quiet">{texts.signIn.intro}</p>
        <SignInForm onSignedIn={onSignedIn} />
        <button
          type="button"
          className={css.language}
          lang={language === "ru" ? "en" : "ru"}
          onClick={() => setLanguage(language === "ru" ? "en" : "ru")}
        >
          {texts.nav.languageOther}
        </button>
      </div>
    </main>
  );
};
