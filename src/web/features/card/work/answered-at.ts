const minuteMs = 60_000;

/** When an answer came, by a field that counts minutes: within the minute of the question it is not before the question. */
export const answeredAtOf = (minute: number, askedAt: number | null): number =>
  askedAt !== null && minute < askedAt && askedAt < minute + minuteMs ? askedAt : minute;
