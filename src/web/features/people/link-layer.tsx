import type { PersonLink } from "#http/contract";
import { useNow } from "../../data/server-clock.ts";
import { useTexts } from "../../texts/texts-context.tsx";
import { CopyButton } from "../../ui/copy-button.tsx";
import { Layer } from "../../ui/layer.tsx";
import { momentWords } from "../../ui/time-words.ts";
import { useTimeWords } from "../../ui/use-time-words.ts";
import css from "./people.module.css";

/** A one-time link, shown once. */
export const LinkLayer = ({ made, onClose }: { readonly made: PersonLink; readonly onClose: () => void }) => {
  const { people: words } = useTexts().security;
  const times = useTimeWords();
  const now = useNow();
  return (
    <Layer title={words.linkTitle} onClose={onClose}>
      <div className={css.layer}>
        <p>{words.linkIntro(momentWords(made.until, now, times))}</p>
        <p className={css.link}>{made.link}</p>
        <div className={css.actions}>
          <CopyButton text={made.link} />
        </div>
      </div>
    </Layer>
  );
};
