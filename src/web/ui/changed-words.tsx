import { useTexts } from "../texts/texts-context.tsx";
import { wordChanges } from "./word-changes.ts";
import css from "./word-changes.module.css";

/** Two texts as one, with what was struck out and what was written in. */
export const ChangedWords = ({ before, after }: { readonly before: string; readonly after: string }) => {
  const words = useTexts().otherWays.changes;
  return (
    <p className={css.text}>
      {wordChanges(before, after).map(({ kind, text }, place) => {
        // A run has no name of its own: its place in the text is what it is.
        const key = `${place} ${kind}`;
        if (kind === "same") return <span key={key}>{text}</span>;
        const Mark = kind === "added" ? "ins" : "del";
        return (
          <Mark key={key}>
            <span className="unseen">[{words[kind]}: </span>
            {text}
            <span className="unseen">]</span>
          </Mark>
        );
      })}
    </p>
  );
};
