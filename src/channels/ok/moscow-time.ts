/** OK writes the time of a comment without a zone, by the clock of Moscow, whose distance from UTC has changed over the years. */

const PATTERN = /^((?:19|20)\d{2}-\d{2}-\d{2})[ T](\d{2}:\d{2}:\d{2})$/u;

const clock = new Intl.DateTimeFormat("sv-SE", { timeZone: "Europe/Moscow", dateStyle: "short", timeStyle: "medium" });

/** Milliseconds → `2014-04-11 12:53:02` by the clock of Moscow. */
export const moscowText = (at: number): string => clock.format(at);

const asUtc = (text: string): number => Date.parse(`${text.replace(" ", "T")}Z`);

const USUAL_OFFSET_MS = 3 * 3_600_000;

/** The reverse, or undefined when it is no such time. */
export const moscowInstant = (text: string): number | undefined => {
  if (!PATTERN.test(text)) return undefined;
  const shown = asUtc(text);
  if (Number.isNaN(shown)) return undefined;
  const guess = shown - USUAL_OFFSET_MS;
  return guess + (shown - asUtc(moscowText(guess)));
};
