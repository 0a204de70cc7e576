import type { WorkCalendar } from "#worktime";
import { ActionIcon } from "@mantine/core";
import { IconChevronLeft, IconChevronRight, IconInfoCircle } from "@tabler/icons-react";
import { useState } from "react";
import { useLanguage, useSay, useTexts } from "../../texts/texts-context.tsx";
import { yearOf, type Day, type DayKind, type Month } from "./year.ts";
import css from "./year-view.module.css";

const legend: readonly DayKind[] = ["holiday", "moved", "ordered", "short", "extra", "off"];
const isSpecial = ({ kind }: Day): boolean => kind !== "work" && kind !== "off";

/** "4 ноября": a plain date has no zone. */
const useDateWords = (): ((date: string) => string) => {
  const { language } = useLanguage();
  const format = new Intl.DateTimeFormat(language === "ru" ? "ru-RU" : "en-GB", { day: "numeric", month: "long", timeZone: "UTC" });
  return (date) => format.format(new Date(`${date}T00:00:00Z`));
};

const useHours = (): ((hours: number) => string) => {
  const { language } = useLanguage();
  const format = new Intl.NumberFormat(language === "ru" ? "ru-RU" : "en-GB", { maximumFractionDigits: 1 });
  return (hours) => format.format(hours);
};

const MonthTable = ({ month, year }: { readonly month: Month; readonly year: number }) => {
  const texts = useTexts();
  const say = useSay();
  const { language } = useLanguage();
  const hours = useHours();
  const title = new Intl.DateTimeFormat(language === "ru" ? "ru-RU" : "en-GB", { month: "long", timeZone: "UTC" }).format(
    Date.UTC(year, month.month, 1),
  );
  const worked = month.days.filter((day) => day.hours > 0);
  const total = worked.reduce((sum, day) => sum + day.hours, 0);
  const label = (day: Day): string =>
    [texts.rules.calendar.kinds[day.kind], day.name === null ? "" : say(day.name), texts.rules.calendar.hours(hours(day.hours))]
      .filter((part) => part !== "")
      .join(", ");
  return (
    <section className={css.month}>
      <h3>{title}</h3>
      <ol className={css.grid}>
        {texts.rules.calendar.weekdays.map((weekday) => (
          <li key={weekday} className={css.weekday} aria-hidden>
            {weekday}
          </li>
        ))}
        {Array.from({ length: month.before }, (_, place) => (
          <li key={`empty ${place}`} aria-hidden />
        ))}
        {month.days.map((day) => (
          <li key={day.date} className={css.day} data-kind={day.kind} title={label(day)}>
            {day.number}
            {isSpecial(day) && <span className="unseen">, {label(day)}</span>}
          </li>
        ))}
      </ol>
      <p className="small quiet">
        {texts.rules.calendar.workingDays(worked.length)}, {texts.rules.calendar.hours(hours(total))}
      </p>
    </section>
  );
};

type Special = { readonly from: Day; readonly to: Day };

/** Special days in a row of one kind, name and basis as one line. */
const specialsOf = (months: readonly Month[]): readonly Special[] => {
  const found: Special[] = [];
  let previous: Day | null = null;
  for (const day of months.flatMap(({ days }) => days)) {
    const last = found.at(-1);
    const goesOn = last?.to === previous && last?.from.kind === day.kind && last.from.name?.ru === day.name?.ru;
    if (isSpecial(day)) {
      if (goesOn && last !== undefined) found[found.length - 1] = { from: last.from, to: day };
      else found.push({ from: day, to: day });
    }
    previous = day;
  }
  return found;
};

const Specials = ({ months }: { readonly months: readonly Month[] }) => {
  const texts = useTexts();
  const say = useSay();
  const date = useDateWords();
  const hours = useHours();
  return (
    <section>
      <h3>{texts.rules.calendar.special}</h3>
      <ul className={css.specials}>
        {specialsOf(months).map(({ from, to }) => (
          <li key={from.date}>
            <span className={css.date}>
              <span className={css.mark} data-kind={from.kind} aria-hidden />
              {from === to ? date(from.date) : `${date(from.date)} – ${date(to.date)}`}
            </span>
            <span>
              {from.name === null ? texts.rules.calendar.kinds[from.kind] : say(from.name)}
              {from.hours > 0 && `, ${texts.rules.calendar.hours(hours(from.hours))}`}
            </span>
            <span className="small quiet">{from.basis}</span>
          </li>
        ))}
      </ul>
    </section>
  );
};

type Props = { readonly calendar: WorkCalendar; readonly startYear: number };

/** A year of the office: every day by its kind, then the special days with their acts. */
export const YearView = ({ calendar, startYear }: Props) => {
  const texts = useTexts();
  const [year, setYear] = useState(startYear);
  const months = yearOf(calendar, year);
  return (
    <section className={css.year} aria-label={`${texts.rules.calendar.year} ${year}`}>
      <header className={css.head}>
        <ActionIcon variant="default" size={36} aria-label={texts.rules.calendar.previous} onClick={() => setYear(year - 1)}>
          <IconChevronLeft size={18} aria-hidden />
        </ActionIcon>
        <h2 aria-live="polite">{year}</h2>
        <ActionIcon variant="default" size={36} aria-label={texts.rules.calendar.next} onClick={() => setYear(year + 1)}>
          <IconChevronRight size={18} aria-hidden />
        </ActionIcon>
        <ul className={css.legend}>
          {legend.map((kind) => (
            <li key={kind}>
              <span className={css.mark} data-kind={kind} aria-hidden />
              {texts.rules.calendar.kinds[kind]}
            </li>
          ))}
        </ul>
      </header>
      {calendar.provisionalYears.includes(year) && (
        <p className={css.note}>
          <IconInfoCircle size={18} aria-hidden />
          {texts.rules.calendar.provisional}
        </p>
      )}
      {months === null ? (
        <p className={css.note}>
          <IconInfoCircle size={18} aria-hidden />
          {texts.rules.calendar.unknownYear}
        </p>
      ) : (
        <>
          <div className={css.months}>
            {months.map((month) => (
              <MonthTable key={month.month} month={month} year={year} />
            ))}
          </div>
          <Specials months={months} />
        </>
      )}
    </section>
  );
};
