import type { Card, FormerCase } from "#http/contract";
import { Button } from "@mantine/core";
import { Link, useParams } from "@tanstack/react-router";
import { useState } from "react";
import { useRepeats } from "../../data/repeats.ts";
import { useMe } from "../../data/me.ts";
import { useTexts } from "../../texts/texts-context.tsx";
import { Clause } from "../../ui/clause.tsx";
import { MessageWords } from "../../ui/message-words.tsx";
import { FileTile } from "../../ui/photo-field.tsx";
import { dateWords, momentWords } from "../../ui/time-words.ts";
import { useTimeWords } from "../../ui/use-time-words.ts";
import css from "./repeats.module.css";
import { PaneTrouble } from "./work/pane.tsx";
import { usePaneMove } from "./work/use-pane-move.ts";

type Props = { readonly card: Card; readonly now: number };

const Former = ({ former, now }: { readonly former: FormerCase; readonly now: number }) => {
  const { otherWays } = useTexts();
  const words = useTimeWords();
  const { answer } = former;
  return (
    <>
      <p>
        <strong>
          {answer === null
            ? otherWays.repeats.noAnswer(String(former.number))
            : otherWays.repeats.answerOf(String(former.number), dateWords(answer.at, now, words))}
        </strong>
        {former.because.length > 0 && (
          <span className="quiet"> · {former.because.map((why) => otherWays.repeats.because[why]).join(", ")}</span>
        )}
      </p>
      {answer !== null && (
        <div className={css.answer}>
          <p className="small quiet">{otherWays.repeats.formerAnswer}</p>
          <MessageWords text={answer.text} foldAt={300} />
          {answer.files.length > 0 && (
            <div className={css.row}>
              {answer.files.map((file) => (
                <FileTile key={file.fileId} file={file} />
              ))}
            </div>
          )}
        </div>
      )}
      <details>
        <summary>
          {otherWays.repeats.former}, {momentWords(former.receivedAt, now, words)}
        </summary>
        <MessageWords text={former.text} foldAt={300} />
      </details>
    </>
  );
};

const OpenFormer = ({ former }: { readonly former: FormerCase }) => {
  const { otherWays } = useTexts();
  const { person } = useMe();
  const { section } = useParams({ strict: false });
  // A unit may be shown the former answer without being let into the card of another unit (2.6).
  if (section === undefined || person.role === "unit") return null;
  return (
    <Link to="/$section/$caseId" params={{ section, caseId: former.caseId }}>
      {otherWays.repeats.open(String(former.number))}
    </Link>
  );
};

const Suggestions = ({ card, now, found }: Props & { readonly found: readonly FormerCase[] }) => {
  const { otherWays } = useTexts();
  const move = usePaneMove(card);
  const [all, setAll] = useState(false);
  const shown = all ? found : found.slice(0, 1);
  return (
    <section className={css.repeats} aria-label={otherWays.repeats.title}>
      <h2>
        {otherWays.repeats.title} <Clause clause="3.4" />
      </h2>
      {shown.map((former) => (
        <div key={former.caseId} className={css.former}>
          <Former former={former} now={now} />
          <div className={css.row}>
            <Button
              size="xs"
              variant="default"
              loading={move.busy}
              onClick={() => move.run({ do: "linkRepeat", earlierCaseId: former.caseId }, otherWays.repeats.linked)}
            >
              {otherWays.repeats.link}
            </Button>
            <OpenFormer former={former} />
          </div>
        </div>
      ))}
      {!all && found.length > 1 && (
        <Button size="xs" variant="subtle" onClick={() => setAll(true)}>
          {otherWays.repeats.more(found.length - 1)}
        </Button>
      )}
      <PaneTrouble move={move} />
    </section>
  );
};

/** What this message repeats (3.4): the former answer in sight of whoever works on it; suggestions for whoever may link. */
export const RepeatsPanel = ({ card, now }: Props) => {
  const { otherWays } = useTexts();
  const { data } = useRepeats(card);
  const mayLink = card.moves.some(({ move, allowed }) => move === "linkRepeat" && allowed);
  if (data === undefined) return null;
  if (data.linked !== null)
    return (
      <section className={css.repeats} aria-label={otherWays.repeats.linkedTitle}>
        <h2>
          {otherWays.repeats.linkedTitle} <Clause clause="3.4" />
        </h2>
        <div className={css.former}>
          <Former former={data.linked} now={now} />
          <OpenFormer former={data.linked} />
        </div>
        {!card.ended && <p className="small">{otherWays.repeats.need}</p>}
      </section>
    );
  return mayLink && !card.ended && data.suggestions.length > 0 ? <Suggestions card={card} now={now} found={data.suggestions} /> : null;
};
