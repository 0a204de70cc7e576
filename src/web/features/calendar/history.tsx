import type { CalendarSettings } from "#http/contract";
import { Button } from "@mantine/core";
import { useState } from "react";
import { useNow } from "../../data/server-clock.ts";
import { useMovedTerms } from "../../data/settings.ts";
import { useTexts } from "../../texts/texts-context.tsx";
import { Waiting } from "../../ui/states.tsx";
import { momentWords } from "../../ui/time-words.ts";
import { useTimeWords } from "../../ui/use-time-words.ts";
import css from "./calendar.module.css";
import { MovedTable } from "./moved-table.tsx";

const Moved = ({ version }: { readonly version: number }) => {
  const { data } = useMovedTerms(version);
  return data === undefined ? <Waiting lines={3} /> : <MovedTable moved={data} />;
};

type Version = CalendarSettings["history"][number];

const VersionLine = ({ version }: { readonly version: Version }) => {
  const texts = useTexts();
  const now = useNow();
  const words = useTimeWords();
  const [open, setOpen] = useState(false);
  return (
    <li>
      <p>
        <strong>{texts.rules.calendar.historyYears(version.calendarId, version.years.join(", "))}</strong>
        <span className="quiet">
          {version.by}, {momentWords(version.at, now, words)}
        </span>
      </p>
      <p>{version.reason}</p>
      <p className="quiet">
        {texts.rules.calendar.historyMoved(version.movedCount)}
        {version.movedCount > 0 && !open && (
          <Button variant="subtle" size="compact-sm" onClick={() => setOpen(true)}>
            {texts.rules.calendar.showMoved}
          </Button>
        )}
      </p>
      {open && <Moved version={version.version} />}
    </li>
  );
};

/** Every version with who, when, why, and the deadlines it moved. */
export const History = ({ history }: { readonly history: CalendarSettings["history"] }) => {
  const texts = useTexts();
  return (
    <section>
      <h2>{texts.rules.calendar.history}</h2>
      {history.length === 0 ? (
        <p className="quiet">{texts.rules.calendar.historyEmpty}</p>
      ) : (
        <ol className={css.history}>
          {history.map((version) => (
            <VersionLine key={version.version} version={version} />
          ))}
        </ol>
      )}
    </section>
  );
};
