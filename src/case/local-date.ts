import type { Instant, WorkCalendar } from "#worktime";

/** The office's own date at an instant, "YYYY-MM-DD": an act's dates are dates of the place, not of UTC. */
export function localDate(at: Instant, calendar: Pick<WorkCalendar, "offsetAt">): string {
  const { year, month, date } = civilOf(Math.floor((at + calendar.offsetAt(at)) / 86_400_000));
  return `${String(year).padStart(4, "0")}-${String(month).padStart(2, "0")}-${String(date).padStart(2, "0")}`;
}

/** Days since 1970-01-01 as a civil date, by counting in 400-year eras that begin on 1 March. */
function civilOf(day: number): { readonly year: number; readonly month: number; readonly date: number } {
  const shifted = day + 719_468;
  const era = Math.floor(shifted / 146_097);
  const ofEra = shifted - era * 146_097;
  const yearOfEra = Math.floor((ofEra - Math.floor(ofEra / 1_460) + Math.floor(ofEra / 36_524) - Math.floor(ofEra / 146_096)) / 365);
  const ofYear = ofEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shiftedMonth = Math.floor((5 * ofYear + 2) / 153);
  const month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9;
  return { year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, date: ofYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1 };
}
