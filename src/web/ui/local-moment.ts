/** A moment as a date-time field writes it, to the second, in the zone of the office: «2026-11-24T08:12:37». */
export const toLocalMoment = (at: number, zone: string): string => {
  const parts = new Intl.DateTimeFormat("en-CA", {
    timeZone: zone,
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
    hourCycle: "h23",
  }).formatToParts(at);
  const part = (type: string): string => parts.find((one) => one.type === type)?.value ?? "";
  return `${part("year")}-${part("month")}-${part("day")}T${part("hour")}:${part("minute")}:${part("second")}`;
};

const asUtc = (local: string): number => Date.parse(`${local}Z`);

/** The instant of a local moment in the zone of the office; null where nothing readable is written. */
export const fromLocalMoment = (local: string, zone: string): number | null => {
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?$/.test(local)) return null;
  const wanted = asUtc(/:\d{2}:\d{2}/.test(local) ? local : `${local}:00`);
  if (Number.isNaN(wanted)) return null;
  const offsetAt = (at: number): number => asUtc(toLocalMoment(at, zone)) - at;
  // Twice: near a change of the clocks the first guess may stand on its other side.
  const guess = wanted - offsetAt(wanted);
  return wanted - offsetAt(guess);
};
