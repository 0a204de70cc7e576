import { createContext, useContext, useEffect, useMemo, useState, type ReactNode } from "react";
import { en } from "./en.ts";
import { ru, type Texts } from "./ru.ts";

export type Language = "ru" | "en";
type Value = { readonly texts: Texts; readonly language: Language; readonly setLanguage: (language: Language) => void };

const kept = "otklik.language";
const Context = createContext<Value | null>(null);

const keptLanguage = (): Language | null => {
  const value = localStorage.getItem(kept);
  return value === "ru" || value === "en" ? value : null;
};

/** Gives the texts to everything below. Russian unless the person chose otherwise on this device. */
export const TextsProvider = ({ children }: { readonly children: ReactNode }) => {
  const [language, setState] = useState<Language>(() => keptLanguage() ?? "ru");
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  const value = useMemo<Value>(
    () => ({
      texts: language === "ru" ? ru : en,
      language,
      setLanguage: (next) => {
        localStorage.setItem(kept, next);
        setState(next);
      },
    }),
    [language],
  );
  return <Context.Provider value={value}>{children}</Context.Provider>;
};

const useValue = (): Value => {
  const value = useContext(Context);
  if (value === null) throw new Error("texts are used outside of TextsProvider");
  return value;
};

/** The texts of the chosen language. */
export const useTexts = (): Texts => useValue().texts;

/** The chosen language and the way to change it. */
export const useLanguage = (): Pick<Value, "language" | "setLanguage"> => useValue();

/** Reads what the server said in both languages. */
export const useSay = (): ((words: { readonly ru: string; readonly en: string }) => string) => {
  const { language } = useValue();
  return (words) => words[language];
};
