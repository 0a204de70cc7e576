import type { FormerAnswer } from "#http/contract";
import { Checkbox } from "@mantine/core";
import { useNow } from "../../../../data/server-clock.ts";
import { useTexts } from "../../../../texts/texts-context.tsx";
import { dateWords } from "../../../../ui/time-words.ts";
import { useTimeWords } from "../../../../ui/use-time-words.ts";
import css from "./grounds.module.css";

/** How a former answer is named in the text: its day, and the link where there is one. */
export const useAnswerName = (): ((answer: FormerAnswer) => string) => {
  const words = useTimeWords();
  const now = useNow();
  return (answer) => [dateWords(answer.publishedAt, now, words), ...(answer.permalink === null ? [] : [answer.permalink])].join(" ");
};

type Props = {
  readonly answers: readonly FormerAnswer[];
  readonly chosen: readonly string[];
  readonly error: string | null;
  readonly onChange: (chosen: readonly string[]) => void;
};

/** What this author was answered before (3.8): chosen by a person, never by likeness alone. */
export const FormerAnswers = ({ answers, chosen, error, onChange }: Props) => {
  const texts = useTexts();
  const words = useTimeWords();
  const now = useNow();
  if (answers.length === 0) return <p className="quiet">{texts.grounds.explain.noFormer}</p>;
  return (
    <Checkbox.Group
      label={texts.grounds.explain.former}
      description={texts.grounds.explain.formerHint}
      value={[...chosen]}
      onChange={onChange}
      error={error}
    >
      <div className={css.former}>
        {answers.map((answer) => (
          <Checkbox
            key={answer.caseId}
            value={answer.caseId}
            label={texts.grounds.explain.formerLine(texts.common.number(answer.number), dateWords(answer.publishedAt, now, words))}
            description={`${answer.question.slice(0, 90)} → ${answer.answer.slice(0, 120)}`}
          />
        ))}
      </div>
    </Checkbox.Group>
  );
};
