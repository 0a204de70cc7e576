import { Button, TextInput } from "@mantine/core";
import { useMemo, useState } from "react";
import { useControlPeriod } from "../../data/control.ts";
import { useNow } from "../../data/server-clock.ts";
import { useTexts } from "../../texts/texts-context.tsx";
import { useOfficeClock } from "../../ui/office-clock.ts";
import { DidNotLoad, Waiting } from "../../ui/states.tsx";
import { civilDate } from "../../ui/time-words.ts";
import { BreachesPane } from "./breaches-pane.tsx";
import { CountsPane } from "./counts-pane.tsx";
import css from "./control.module.css";
import { JournalPane } from "./journal-pane.tsx";
import { presetDays, presets, spanOf, type Days } from "./span.ts";
import { SpentPane } from "./spent-pane.tsx";

const DaysForm = ({ days, today, onDays }: { readonly days: Days; readonly today: string; readonly onDays: (days: Days) => void }) => {
  const { control: words } = useTexts();
  return (
    <div className={css.days}>
      <div className={css.presets} role="group" aria-label={words.presets}>
        {presets.map((preset) => {
          const ready = presetDays(preset, today);
          const isChosen = ready.from === days.from && ready.to === days.to;
          return (
            <Button key={preset} size="xs" variant={isChosen ? "filled" : "default"} aria-pressed={isChosen} onClick={() => onDays(ready)}>
              {words.preset[preset]}
            </Button>
          );
        })}
      </div>
      <TextInput
        type="date"
        label={words.from}
        value={days.from}
        onChange={(event) => onDays({ ...days, from: event.currentTarget.value })}
      />
      <TextInput type="date" label={words.to} value={days.to} onChange={(event) => onDays({ ...days, to: event.currentTarget.value })} />
    </div>
  );
};

/** A period: where the time went, which terms were broken, what came and was done, and the journal to take away (4.2). */
export const PeriodPane = () => {
  const texts = useTexts();
  const { control: words } = texts;
  const { zone } = useOfficeClock();
  const today = civilDate(useNow(), zone);
  const [days, setDays] = useState<Days>(() => presetDays("month", today));
  const span = useMemo(() => spanOf(days, zone), [days, zone]);
  const { data: report, isPending, isError, refetch } = useControlPeriod(span);
  return (
    <section className={css.block} aria-label={words.period}>
      <h2>{words.period}</h2>
      <DaysForm days={days} today={today} onDays={setDays} />
      {span === null && (
        <p role="alert" className={css.wrong}>
          {words.wrongPeriod}
        </p>
      )}
      {span !== null && isPending && <Waiting />}
      {span !== null && isError && <DidNotLoad title={words.loadError} hint={texts.list.errorHint} onRetry={() => void refetch()} />}
      {span !== null && report !== undefined && !isError && (
        <>
          {report.capped && <p className={css.wrong}>{words.capped}</p>}
          <SpentPane spent={report.spent} />
          <BreachesPane breaches={report.breaches} />
          <CountsPane counts={report.counts} />
          <JournalPane span={span} />
        </>
      )}
    </section>
  );
};
