import { useLanguage, useTexts } from "../../texts/texts-context.tsx";
import css from "./calendar.module.css";

const russianDays: Readonly<Record<string, string>> = {
  mon: "пн",
  tue: "вт",
  wed: "ср",
  thu: "чт",
  fri: "пт",
  sat: "сб",
  sun: "вс",
  daily: "ежедневно",
};

const week = ["dai", "mon", "tue", "wed", "thu", "fri", "sat", "sun"];

// The office is plain data of the server; what does not look like hours is not shown here, and the compiler has said why.
const fieldOf = (data: unknown, key: string): unknown => (typeof data === "object" && data !== null ? Reflect.get(data, key) : undefined);

const hoursOf = (office: unknown): readonly (readonly [string, string])[] => {
  const hours = fieldOf(office, "hours");
  if (typeof hours !== "object" || hours === null) return [];
  return Object.entries(hours)
    .toSorted(([a], [b]) => week.indexOf(a.slice(0, 3)) - week.indexOf(b.slice(0, 3)))
    .flatMap(([days, value]) => (typeof value === "string" ? [[days, value] as const] : []));
};

/** "Москва, стандартное время" for Europe/Moscow. */
const zoneWords = (zone: unknown, language: "ru" | "en"): string | null => {
  if (typeof zone !== "string") return null;
  const format = new Intl.DateTimeFormat(language === "ru" ? "ru-RU" : "en-GB", { timeZone: zone, timeZoneName: "long" });
  return format.formatToParts(0).find(({ type }) => type === "timeZoneName")?.value ?? zone;
};

type Props = { readonly office: unknown; readonly version: number };

/** The hours of the week and which calendar is in force. */
export const OfficeHours = ({ office, version }: Props) => {
  const texts = useTexts();
  const { language } = useLanguage();
  const zone = zoneWords(fieldOf(office, "zone"), language);
  const dayWords = (days: string): string =>
    (language === "ru" ? days.replaceAll(/[a-z]+/g, (day) => russianDays[day] ?? day) : days).replace("-", "–");
  return (
    <section className={css.office}>
      <h2>{texts.rules.calendar.office}</h2>
      <dl>
        {hoursOf(office).map(([days, hours]) => (
          <div key={days}>
            <dt>{dayWords(days)}</dt>
            <dd>
              {hours
                .split(" ")
                .map((part) => part.replace("-", "–"))
                .join(", ")}
            </dd>
          </div>
        ))}
      </dl>
      <p className="quiet">
        {zone !== null && `${texts.rules.calendar.zone(zone)}. `}
        {version === 0 ? texts.rules.calendar.fromFiles : texts.rules.calendar.version(version)}.
      </p>
    </section>
  );
};
