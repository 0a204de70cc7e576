import { useState } from "react";
import { newCardKey as key } from "../../data/kept-new-card.ts";
import type { NewCardForm } from "./form.ts";

const readKept = (empty: NewCardForm): NewCardForm => {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(key) ?? "null");
    // Written below from this very type; a field added since then takes its empty value.
    return kept === null || typeof kept !== "object" ? empty : { ...empty, ...kept };
  } catch {
    return empty;
  }
};

/** The form with what was typed before a reload or a lost session; it ends with the tab, because it holds a name and contacts (1.5). */
export const useKeptForm = (empty: NewCardForm) => {
  const [form, setForm] = useState(() => readKept(empty));
  const change = (part: Partial<NewCardForm>) => {
    const next = { ...form, ...part };
    sessionStorage.setItem(key, JSON.stringify(next));
    setForm(next);
  };
  return { form, change, forget: () => sessionStorage.removeItem(key) };
};
