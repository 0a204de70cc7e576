import { useState } from "react";
import { useTexts } from "../texts/texts-context.tsx";
import css from "./message-words.module.css";

/** What a network writes for the eye: mentions as names, line breaks as line breaks. Links stay text: what a stranger sends is not for clicking. */
export const plainWords = (text: string): string =>
  text
    .replaceAll(/<br\s*\/?>/gi, "\n")
    .replaceAll(/\[(?:id|club|public)\d+(?::[^|\]]*)?\|([^\]]+)\]/g, "$1")
    .trim();

const longFrom = 700;

/** A message's text; a very long one is folded until asked for. */
export const MessageWords = ({ text, foldAt = longFrom }: { readonly text: string; readonly foldAt?: number }) => {
  const texts = useTexts();
  const [open, setOpen] = useState(false);
  const words = plainWords(text);
  const long = words.length > foldAt * 1.2;
  return (
    <div>
      <p className={css.words}>{long && !open ? `${words.slice(0, foldAt).trimEnd()}…` : words}</p>
      {long && (
        <button type="button" className={css.fold} aria-expanded={open} onClick={() => setOpen(!open)}>
          {open ? texts.card.collapse : texts.card.expand}
        </button>
      )}
    </div>
  );
};
