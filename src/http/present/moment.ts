/** Writes moments in the zone of the office, as people read them: «пт, 20.11.2026, 12:00». */
export type MomentWriter = (at: number, language: "ru" | "en") => string;

/** A writer for one zone; formatters are made at their first use. */
export const momentWriter = (zone: string): MomentWriter => {
  const made = new Map<string, Intl.DateTimeFormat>();
  const formatOf = (language: "ru" | "en"): Intl.DateTimeFormat => {
    const known = made.get(language);
    if (known !== undefined) return known;
    const format = new Intl.DateTimeFormat(language === "ru" ? "ru-RU" : "en-GB", {
      timeZone: zone,
      weekday: "short",
      day: "2-digit",
      month: "2-digit",
      year: "numeric",
      hour: "2-digit",
      minute: "2-digit",
    });
    made.set(language, format);
    return format;
  };
  return (at, language) => formatOf(language).format(at);
};
