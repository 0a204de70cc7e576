import type { BreachLine, ControlPeriod, Lengths } from "#http/contract";
import { Link } from "@tanstack/react-router";
import { useNow } from "../../data/server-clock.ts";
import { useSay, useTexts } from "../../texts/texts-context.tsx";
import { Clause } from "../../ui/clause.tsx";
import { lengthWords, momentWords } from "../../ui/time-words.ts";
import { useTimeWords } from "../../ui/use-time-words.ts";
import css from "./control.module.css";

const minuteMs = 60_000;
const spenders = ["head", "curator", "unit", "author", "other"] as const;

/** «куратор 1 ч, структура 7 ч»: the largest first, what took less than a minute left out. */
const useParts = (): ((spent: Lengths) => string) => {
  const texts = useTexts();
  return (spent) =>
    spenders
      .filter((who) => spent[who] >= minuteMs)
      .toSorted((a, b) => spent[b] - spent[a])
      .map((who) => `${texts.control.who[who].toLowerCase()} ${lengthWords(spent[who], texts)}`)
      .join(", ");
};

const Line = ({ line }: { readonly line: BreachLine }) => {
  const texts = useTexts();
  const { control: words } = texts;
  const say = useSay();
  const now = useNow();
  const times = useTimeWords();
  const parts = useParts()(line.spent);
  return (
    <li className={css.breach}>
      <p className={css.breachHead}>
        <Link to="/$section/$caseId" params={{ section: "all", caseId: line.caseId }}>
          {texts.common.number(line.number)}
        </Link>{" "}
        <strong>{say(line.timerTitle)}</strong> <Clause clause={line.clause} />
      </p>
      <p>
        {momentWords(line.due, now, times)}, {words.overdueBy(lengthWords(line.overdueMs, texts))}
        {line.isOver ? "" : `, ${words.stillOpen}`} · {line.unit?.shortTitle ?? words.withoutUnit}
      </p>
      <p className={css.small}>
        {words.heldBy(line.heldBy.map((who) => words.who[who].toLowerCase()).join(", "))}
        {parts === "" ? "" : `. ${words.wentTo(parts)}`}
      </p>
    </li>
  );
};

/** The terms that ran out in the period, with whose move it was and where the time went (4.1, 4.2). */
export const BreachesPane = ({ breaches }: { readonly breaches: ControlPeriod["breaches"] }) => {
  const { control: words } = useTexts();
  return (
    <section className={css.part} aria-label={words.breaches}>
      <h3>
        {words.breaches} <Clause clause="4.1" />
      </h3>
      {breaches.total === 0 ? (
        <p className="quiet">{words.noBreaches}</p>
      ) : (
        <>
          <p className="quiet">{words.breachesHint}</p>
          <ul className={css.chips}>
            {breaches.byUnit.map(({ unit, count }) => (
              <li key={unit?.unitId ?? ""}>
                {unit?.title ?? words.withoutUnit}: <strong>{words.breachCount(count)}</strong>
              </li>
            ))}
          </ul>
          {breaches.lines.length < breaches.total && <p className={css.small}>{words.shownBreaches(breaches.lines.length)}</p>}
          <ul className={css.breaches}>
            {breaches.lines.map((line) => (
              <Line key={`${line.caseId} ${line.timer} ${line.due}`} line={line} />
            ))}
          </ul>
        </>
      )}
    </section>
  );
};
