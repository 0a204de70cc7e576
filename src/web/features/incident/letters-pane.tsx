import type { IncidentLetter } from "#http/contract";
import { Button } from "@mantine/core";
import { IconDownload, IconMailCheck } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { useLetters } from "../../data/incident.ts";
import { useNow } from "../../data/server-clock.ts";
import { useSay, useTexts } from "../../texts/texts-context.tsx";
import { DidNotLoad, Nothing, Waiting } from "../../ui/states.tsx";
import { momentWords } from "../../ui/time-words.ts";
import { useTimeWords } from "../../ui/use-time-words.ts";
import css from "./incident.module.css";
import { LetterForm } from "./letter-form.tsx";

const LetterItem = ({ letter }: { readonly letter: IncidentLetter }) => {
  const { incident } = useTexts();
  const words = incident.letters;
  const say = useSay();
  const times = useTimeWords();
  const now = useNow();
  const [isOpen, setOpen] = useState(false);
  const waits = letter.kind === "notRead" && letter.settled === null;
  return (
    <li className={css.letter}>
      <div className={css.head}>
        <div>
          <p className={css.subject}>{letter.subject === "" ? words.noSubject : letter.subject}</p>
          <p className="small quiet">
            <span className={css.when}>{momentWords(letter.receivedAt, now, times)}</span>
            {" · "}
            {letter.from === "" ? words.noSender : words.from(letter.from)}
            {!waits && ` · ${letter.settled === null ? words.kinds[letter.kind] : words.handled}`}
          </p>
        </div>
        <div className={css.actions}>
          {letter.fileUrl !== null && (
            <a href={letter.fileUrl} className={css.download}>
              <IconDownload size={14} aria-hidden /> {words.download}
            </a>
          )}
          {waits && (
            <Button size="xs" variant={isOpen ? "default" : "filled"} aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
              {isOpen ? words.close : words.open}
            </Button>
          )}
          {letter.caseId !== null && letter.caseNumber !== null && (
            <Link to="/$section/$caseId" params={{ section: "all", caseId: letter.caseId }}>
              {words.card(letter.caseNumber)}
            </Link>
          )}
        </div>
      </div>
      {letter.detail !== "" && <p className="small">{letter.detail === "auto" ? incident.card.auto : letter.detail}</p>}
      {letter.settled !== null && (
        <p className="small quiet">
          {words.settledBy(letter.settled.name, momentWords(letter.settled.at, now, times))}
          {letter.settled.why === "" ? "" : `. ${letter.settled.why}`}
        </p>
      )}
      {waits && letter.problems.length > 0 && (
        <ul className={css.reasons}>
          {letter.problems.map((problem) => (
            <li key={problem.code + problem.path}>{say(problem)}</li>
          ))}
        </ul>
      )}
      {isOpen && waits && <LetterForm letterId={letter.letterId} />}
    </li>
  );
};

/** Letters that wait for a person, with the reasons; or all that came. */
export const LettersPane = ({ open }: { readonly open: boolean }) => {
  const { incident, list } = useTexts();
  const words = incident.letters;
  const { data: letters, isPending, isError, refetch } = useLetters(open);
  if (isPending) return <Waiting />;
  if (isError) return <DidNotLoad title={incident.loadError} hint={list.errorHint} onRetry={() => void refetch()} />;
  if (letters.length === 0)
    return (
      <Nothing
        icon={<IconMailCheck size={36} stroke={1.25} />}
        title={open ? words.empty : words.allEmpty}
        hint={open ? words.emptyHint : words.allEmptyHint}
      />
    );
  return (
    <ul className={css.list}>
      {letters.map((letter) => (
        <LetterItem key={letter.letterId} letter={letter} />
      ))}
    </ul>
  );
};
