import type { ActPicture } from "#http/contract";
import { TextInput } from "@mantine/core";
import { IconSearch } from "@tabler/icons-react";
import { useState } from "react";
import { useSay, useTexts } from "../../texts/texts-context.tsx";
import css from "./act.module.css";

/** The clauses word for word, each with what it means in the program. */
export const ClausesPane = ({ clauses }: { readonly clauses: ActPicture["clauses"] }) => {
  const texts = useTexts();
  const say = useSay();
  const [sought, setSought] = useState("");
  const words = sought.trim().toLowerCase();
  const found = clauses.filter(({ clause, text }) => clause.startsWith(words) || text.toLowerCase().includes(words));
  return (
    <>
      <TextInput
        className={css.find ?? ""}
        aria-label={texts.rules.act.find}
        placeholder={texts.rules.act.find}
        leftSection={<IconSearch size={16} aria-hidden />}
        value={sought}
        onChange={(event) => setSought(event.currentTarget.value)}
      />
      {found.length === 0 && <p className="quiet">{texts.rules.act.nothingFound}</p>}
      <ol className={css.sheet}>
        {found.map(({ clause, text, note }) => (
          <li key={clause} className={css.clause}>
            <strong>{clause}</strong>
            <div>
              <p className={css.words}>{text}</p>
              {note !== null && (
                <p className={css.note}>
                  {texts.rules.act.meaning}: {say(note)}
                </p>
              )}
            </div>
          </li>
        ))}
      </ol>
    </>
  );
};
