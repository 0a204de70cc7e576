import { compileOffice } from "#worktime";
import { IconAlertTriangle } from "@tabler/icons-react";
import { useMe } from "../../data/me.ts";
import { useNow } from "../../data/server-clock.ts";
import { useCalendarSettings } from "../../data/settings.ts";
import { useTexts } from "../../texts/texts-context.tsx";
import { DidNotLoad, Waiting } from "../../ui/states.tsx";
import { civilDate } from "../../ui/time-words.ts";
import { AddYear } from "./add-year.tsx";
import css from "./calendar.module.css";
import { History } from "./history.tsx";
import { OfficeHours } from "./office-hours.tsx";
import { YearView } from "./year-view.tsx";

/** «Настройки → Календарь»: the office's hours, the year in force, a new year with its preview, and what was changed when. */
export const CalendarScreen = () => {
  const texts = useTexts();
  const { worktime } = useMe();
  const now = useNow();
  const { data, isPending, isError, refetch } = useCalendarSettings();
  const compiled = compileOffice(worktime.office, worktime.calendars);
  return (
    <main className={css.screen}>
      <div className={css.width}>
        <header>
          <h1>{texts.rules.calendar.title}</h1>
          <p className="quiet">{texts.rules.calendar.intro}</p>
        </header>
        {isPending && <Waiting />}
        {isError && <DidNotLoad title={texts.rules.calendar.errorTitle} hint={texts.list.errorHint} onRetry={() => void refetch()} />}
        {data !== undefined && (
          <>
            <OfficeHours office={worktime.office} version={data.version} />
            {compiled.ok ? (
              <YearView calendar={compiled.calendar} startYear={Number(civilDate(now, compiled.calendar.zone).slice(0, 4))} />
            ) : (
              <p className={css.message} role="alert">
                <IconAlertTriangle size={18} aria-hidden /> {texts.rules.calendar.unreadable}
              </p>
            )}
            <AddYear />
            <History history={data.history} />
          </>
        )}
      </div>
    </main>
  );
};
