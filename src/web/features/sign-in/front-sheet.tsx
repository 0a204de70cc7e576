import type { ReactNode } from "react";
import { useLanguage, useTexts } from "../../texts/texts-context.tsx";
import css from "./sign-in.module.css";

/** The one sheet that lies before the desk: the name, what is asked, the other language. */
export const FrontSheet = ({ title, children }: { readonly title: string; readonly children: ReactNode }) => {
  const texts = useTexts();
  const { language, setLanguage } = useLanguage();
  const other = language === "ru" ? "en" : "ru";
  return (
    <main className={css.page}>
      <div className={css.sheet}>
        <p className={css.brand}>
          <img src="/icon.svg" alt="" width={28} height={28} />
          <strong>{texts.name}</strong>
        </p>
        <h1>{title}</h1>
        {children}
        <button type="button" className={css.language} lang={other} onClick={() => setLanguage(other)}>
          {texts.nav.languageOther}
        </button>
      </div>
    </main>
  );
};
