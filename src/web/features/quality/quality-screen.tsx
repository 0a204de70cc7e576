import type { Quality } from "#http/contract";
import { Button, NumberInput, TextInput } from "@mantine/core";
import { IconArrowLeft, IconListCheck } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { placesOf } from "../../data/ask.ts";
import { useQuality, useQualityStep } from "../../data/quality.ts";
import { useNow } from "../../data/server-clock.ts";
import { useLanguage, useSay, useTexts } from "../../texts/texts-context.tsx";
import { Clause } from "../../ui/clause.tsx";
import { fromLocalMoment } from "../../ui/local-moment.ts";
import { useOfficeClock } from "../../ui/office-clock.ts";
import { DidNotLoad, Nothing, Waiting } from "../../ui/states.tsx";
import { civilDate, dateWords, momentWords } from "../../ui/time-words.ts";
import { useTimeWords } from "../../ui/use-time-words.ts";
import { AnswerSheet } from "./answer-sheet.tsx";
import css from "./quality.module.css";

type Sample = Quality["samples"][number];
const dayMs = 86_400_000;
const usualSize = 10;

const DrawForm = () => {
  const { quality: words } = useTexts();
  const say = useSay();
  const { zone } = useOfficeClock();
  const today = civilDate(useNow(), zone);
  const step = useQualityStep();
  const [days, setDays] = useState({ from: `${today.slice(0, 8)}01`, to: today });
  const [size, setSize] = useState(usualSize);
  const [from, last] = [fromLocalMoment(`${days.from}T00:00`, zone), fromLocalMoment(`${days.to}T00:00`, zone)];
  const span = from === null || last === null || last < from ? null : { from, to: last + dayMs };
  const places = placesOf(step.error?.problem ?? null);
  return (
    <div>
      <div className={css.draw}>
        <TextInput
          type="date"
          label={words.from}
          value={days.from}
          onChange={(event) => setDays({ ...days, from: event.currentTarget.value })}
        />
        <TextInput type="date" label={words.to} value={days.to} onChange={(event) => setDays({ ...days, to: event.currentTarget.value })} />
        <NumberInput label={words.size} min={1} max={100} value={size} onChange={(value) => typeof value === "number" && setSize(value)} />
        <Button
          disabled={span === null}
          loading={step.isPending}
          onClick={() => span !== null && step.mutate({ do: "draw", asked: { ...span, size } })}
        >
          {words.draw}
        </Button>
      </div>
      {step.isError && (
        <p role="alert" className={css.wrong}>
          {places.length === 0 ? words.notDone : places.map(say).join(" ")}
        </p>
      )}
    </div>
  );
};

/** What the sheets say of each unit: the average of every criterion, and how much of the best in all. */
const Summary = ({ sample, criteria }: { readonly sample: Sample; readonly criteria: Quality["criteria"] }) => {
  const { quality: words } = useTexts();
  const say = useSay();
  const { language } = useLanguage();
  const tenths = new Intl.NumberFormat(language, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
  return (
    <div className={css.wide}>
      <table className={css.table}>
        <thead>
          <tr>
            <th scope="col">{words.unit}</th>
            <th scope="col">{words.checked}</th>
            {criteria.map(({ name, title }) => (
              <th key={name} scope="col">
                {say(title)}
              </th>
            ))}
            <th scope="col">{words.share}</th>
          </tr>
        </thead>
        <tbody>
          {sample.units.map(({ unit, checked, of, averages, share }) => (
            <tr key={unit?.unitId ?? ""}>
              <th scope="row">{unit?.title ?? words.noUnit}</th>
              <td>
                {checked} / {of}
              </td>
              {criteria.map(({ name }) => (
                <td key={name}>{averages[name] === undefined ? "–" : tenths.format(averages[name])}</td>
              ))}
              <td>{share === null ? "–" : words.percent(Math.round(share * 100))}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
};

const SampleBlock = ({ sample, quality, open }: { readonly sample: Sample; readonly quality: Quality; readonly open: boolean }) => {
  const { quality: words } = useTexts();
  const times = useTimeWords();
  const now = useNow();
  const checked = sample.answers.filter(({ sheet }) => sheet !== null).length;
  return (
    <details className={css.sample} open={open}>
      <summary>
        <strong>{words.sampleOf(dateWords(sample.from, now, times), dateWords(sample.to - 1, now, times))}</strong>{" "}
        <span className="quiet">
          {words.progress(checked, sample.answers.length)}. {words.drawn(sample.drawnBy, momentWords(sample.drawnAt, now, times))}
        </span>
      </summary>
      <Summary sample={sample} criteria={quality.criteria} />
      <ul className={css.answers}>
        {sample.answers.map((answer) => (
          <AnswerSheet
            key={answer.caseId}
            sampleId={sample.sampleId}
            answer={answer}
            criteria={quality.criteria}
            mayJudge={quality.mayJudge}
          />
        ))}
      </ul>
    </details>
  );
};

/** Quality checks of answers (4.2): a sample is drawn at random, each answer gets a sheet of marks, each unit a summary. */
export const QualityScreen = () => {
  const texts = useTexts();
  const { quality: words } = texts;
  const { data: quality, isPending, isError, refetch } = useQuality();
  return (
    <main className={css.screen}>
      <div className={css.width}>
        <header>
          <Link to="/control" className={css.back}>
            <IconArrowLeft size={16} aria-hidden /> {words.back}
          </Link>
          <h1>
            {words.title} <Clause clause="4.2" />
          </h1>
          <p className="quiet">{words.intro}</p>
        </header>
        {isPending && <Waiting />}
        {isError && quality === undefined && (
          <DidNotLoad title={words.loadError} hint={texts.list.errorHint} onRetry={() => void refetch()} />
        )}
        {quality?.mayJudge === true && <DrawForm />}
        {quality?.samples.length === 0 && (
          <Nothing icon={<IconListCheck size={36} stroke={1.25} />} title={words.empty} hint={words.emptyHint} />
        )}
        {quality?.samples.map((sample, place) => (
          <SampleBlock key={sample.sampleId} sample={sample} quality={quality} open={place === 0} />
        ))}
      </div>
    </main>
  );
};
