import type { JournalOutcome } from "#http/contract";
import { NativeSelect } from "@mantine/core";
import { IconDownload } from "@tabler/icons-react";
import { useState } from "react";
import { journalFile, useJournalChoices, type JournalFilter, type Span } from "../../data/control.ts";
import { useSay, useTexts } from "../../texts/texts-context.tsx";
import css from "./control.module.css";

const outcomes: readonly JournalOutcome[] = ["open", "interim", "answered", "explained", "refused", "appeal", "closed"];
const noFilter: JournalFilter = { network: "", unit: "", topic: "", outcome: "" };

type Choice = { readonly value: string; readonly label: string };

/** The journal of the chosen period as a file, narrowed by network, unit, topic and outcome (4.2). */
export const JournalPane = ({ span }: { readonly span: Span }) => {
  const { control: words } = useTexts();
  const say = useSay();
  const { data: choices } = useJournalChoices();
  const [filter, setFilter] = useState(noFilter);
  const select = (name: keyof JournalFilter, label: string, offered: readonly Choice[]) => (
    <NativeSelect
      label={label}
      value={filter[name]}
      data={[{ value: "", label: words.any }, ...offered]}
      onChange={(event) => setFilter({ ...filter, [name]: event.currentTarget.value })}
    />
  );
  const topics = (choices?.topics ?? []).map(({ name, title }) => ({ value: name, label: say(title) }));
  return (
    <section className={css.part} aria-label={words.journal}>
      <h3>{words.journal}</h3>
      <p className="quiet">{words.journalHint}</p>
      <div className={css.filter}>
        {select(
          "network",
          words.network,
          (choices?.networks ?? []).map(({ code, title }) => ({ value: code, label: say(title) })),
        )}
        {select(
          "unit",
          words.unit,
          (choices?.units ?? []).map(({ unitId, title }) => ({ value: unitId, label: title })),
        )}
        {topics.length > 0 && select("topic", words.topic, topics)}
        {select(
          "outcome",
          words.outcome,
          outcomes.map((outcome) => ({ value: outcome, label: words.outcomes[outcome] })),
        )}
      </div>
      <p className={css.files}>
        <a className={css.file} href={journalFile("xlsx", span, filter)} download>
          <IconDownload size={16} aria-hidden /> {words.asWorkbook}
        </a>
        <a className={css.file} href={journalFile("csv", span, filter)} download>
          <IconDownload size={16} aria-hidden /> {words.asText}
        </a>
      </p>
    </section>
  );
};
