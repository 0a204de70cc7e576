import type { CheckedAnswer, Quality } from "#http/contract";
import { Button, SegmentedControl, Textarea } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { useQualityStep } from "../../data/quality.ts";
import { useNow } from "../../data/server-clock.ts";
import { useSay, useTexts } from "../../texts/texts-context.tsx";
import { plainWords } from "../../ui/message-words.tsx";
import { momentWords } from "../../ui/time-words.ts";
import { useTimeWords } from "../../ui/use-time-words.ts";
import css from "./quality.module.css";

type Props = {
  readonly sampleId: string;
  readonly answer: CheckedAnswer;
  readonly criteria: Quality["criteria"];
  readonly mayJudge: boolean;
};

type Marks = Readonly<Record<string, number>>;

const Criteria = ({
  criteria,
  marks,
  onMarks,
}: Pick<Props, "criteria"> & { readonly marks: Marks; readonly onMarks: ((marks: Marks) => void) | null }) => {
  const { quality: words } = useTexts();
  const say = useSay();
  const choices = [words.mark.none, words.mark.part, words.mark.full].map((label, mark) => ({ value: String(mark), label }));
  return (
    <ul className={css.criteria}>
      {criteria.map(({ name, title, hint }) => (
        <li key={name}>
          <span>
            <strong>{say(title)}</strong>
            <span className={css.small}>{say(hint)}</span>
          </span>
          <SegmentedControl
            size="xs"
            aria-label={say(title)}
            data={choices}
            readOnly={onMarks === null}
            value={marks[name] === undefined ? "" : String(marks[name])}
            onChange={(mark) => onMarks?.({ ...marks, [name]: Number(mark) })}
          />
        </li>
      ))}
    </ul>
  );
};

/** One answer of a sample: what was asked, what was answered, and its sheet of marks. */
export const AnswerSheet = ({ sampleId, answer, criteria, mayJudge }: Props) => {
  const texts = useTexts();
  const { quality: words } = texts;
  const times = useTimeWords();
  const now = useNow();
  const step = useQualityStep();
  const [marks, setMarks] = useState<Marks>(answer.sheet?.marks ?? {});
  const [remark, setRemark] = useState(answer.sheet?.remark ?? "");
  const isWhole = criteria.every(({ name }) => marks[name] !== undefined);
  return (
    <li className={css.answer}>
      <div className={css.texts}>
        <p>
          <Link to="/$section/$caseId" params={{ section: "all", caseId: answer.caseId }}>
            {answer.number === null ? texts.common.open : texts.common.number(answer.number)}
          </Link>{" "}
          <span className="quiet">{answer.unit?.title ?? words.noUnit}</span>
        </p>
        <h4>{words.question}</h4>
        <p className={css.words}>{plainWords(answer.question)}</p>
        <h4>{words.answer}</h4>
        <p className={css.words}>{answer.answer === "" ? words.noAnswer : plainWords(answer.answer)}</p>
      </div>
      <div className={css.sheet}>
        <Criteria criteria={criteria} marks={marks} onMarks={mayJudge ? setMarks : null} />
        <Textarea
          label={words.remark}
          autosize
          minRows={2}
          maxLength={4_000}
          readOnly={!mayJudge}
          value={remark}
          onChange={(event) => setRemark(event.currentTarget.value)}
        />
        {answer.sheet !== null && <p className={css.small}>{words.judged(answer.sheet.by, momentWords(answer.sheet.at, now, times))}</p>}
        {step.isError && (
          <p role="alert" className={css.wrong}>
            {words.notDone}
          </p>
        )}
        {mayJudge && (
          <Button
            size="xs"
            disabled={!isWhole}
            loading={step.isPending}
            onClick={() => step.mutate({ do: "judge", sampleId, caseId: answer.caseId, sheet: { marks: { ...marks }, remark } })}
          >
            {answer.sheet === null ? words.save : words.saveAgain}
          </Button>
        )}
      </div>
    </li>
  );
};
