import type { ActPicture } from "#http/contract";
import { useNow } from "../../data/server-clock.ts";
import { useLanguage, useTexts } from "../../texts/texts-context.tsx";
import { momentWords } from "../../ui/time-words.ts";
import { useTimeWords } from "../../ui/use-time-words.ts";
import css from "./act.module.css";

/** The editions at hand: from when, who brought them, how many open cases stand on each. */
export const EditionsPane = ({ editions }: { readonly editions: ActPicture["editions"] }) => {
  const texts = useTexts();
  const { language } = useLanguage();
  const now = useNow();
  const words = useTimeWords();
  const date = new Intl.DateTimeFormat(language === "ru" ? "ru-RU" : "en-GB", { dateStyle: "long", timeZone: "UTC" });
  return (
    <>
      <p className="quiet">{texts.rules.act.editionsHint}</p>
      <ol className={css.sheet}>
        {editions.map((edition) => (
          <li key={edition.edition} className={css.edition} data-in-force={edition.isInForce || undefined}>
            <p>
              <strong>{texts.rules.act.edition(edition.edition)}</strong>
              {edition.isInForce && <span className={css.badge}>{texts.rules.act.inForce}</span>}
              <span>{texts.rules.act.from(date.format(new Date(`${edition.inForceFrom}T00:00:00Z`)))}</span>
            </p>
            <p className="quiet">
              {edition.adopted === null
                ? texts.rules.act.shipped
                : `${texts.rules.act.adoptedBy(edition.adopted.by, momentWords(edition.adopted.at, now, words))}. ${edition.adopted.reason}`}
            </p>
            <p className="quiet">{texts.rules.act.openCases(edition.openCases)}</p>
          </li>
        ))}
      </ol>
    </>
  );
};
