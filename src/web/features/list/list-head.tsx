import { TextInput } from "@mantine/core";
import { IconPlayerPause, IconPlayerPlay, IconPlus, IconSearch } from "@tabler/icons-react";
import { useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { RefObject } from "react";
import { setLivePaused, useLive } from "../../data/live.ts";
import { useMe } from "../../data/me.ts";
import { useTexts } from "../../texts/texts-context.tsx";
import css from "./list.module.css";

type Props = {
  readonly title: string;
  readonly words: string;
  /** What the search over all cases says of itself; empty while nothing is looked for. */
  readonly status: string;
  readonly filter: RefObject<HTMLInputElement | null>;
  readonly onWords: (words: string) => void;
};

/** Lets the reader stop a list from changing by itself (WCAG 2.2.2). */
const LivePause = () => {
  const texts = useTexts();
  const client = useQueryClient();
  const { paused, waiting } = useLive();
  const words = paused ? (waiting > 0 ? texts.list.pausedCount(waiting) : texts.list.paused) : texts.list.live;
  const action = paused ? texts.list.resumeLive : texts.list.pauseLive;
  return (
    <button type="button" className={css.live} aria-pressed={paused} title={action} onClick={() => setLivePaused(client, !paused)}>
      {paused ? <IconPlayerPlay size={14} aria-hidden /> : <IconPlayerPause size={14} aria-hidden />}
      <span aria-live="polite">{words}</span>
      <span className="unseen">. {action}</span>
    </button>
  );
};

/** A message that came by another way is entered by the curator (1.1, 1.6). */
const NewCardLink = () => {
  const { otherWays } = useTexts();
  const { person } = useMe();
  if (person.role !== "curator") return null;
  return (
    <Link to="/new-card" className={css.newCard} aria-label={otherWays.newCard.open} aria-keyshortcuts="n">
      <IconPlus size={16} aria-hidden />
      <span className={css.newCardWords}>{otherWays.newCard.open}</span>
    </Link>
  );
};

/** The name of the view, the pause of live changes, and the filter. */
export const ListHead = ({ title, words, status, filter, onWords }: Props) => {
  const texts = useTexts();
  return (
    <header className={css.head}>
      <div className={css.titleRow}>
        <h1>{title}</h1>
        <LivePause />
      </div>
      <div className={css.findRow}>
        <TextInput
          className={css.find}
          ref={filter}
          type="search"
          aria-label={texts.list.filter}
          placeholder={texts.list.filterHint}
          leftSection={<IconSearch size={16} aria-hidden />}
          value={words}
          onChange={(event) => onWords(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key !== "Escape") return;
            onWords("");
            event.currentTarget.blur();
          }}
        />
        <NewCardLink />
      </div>
      <p className={css.found} role="status">
        {status}
      </p>
    </header>
  );
};
