/** One line for each thing tried: held, BROKEN or skipped, with what was seen. */
export type Report = {
  readonly held: (what: string, isHeld: boolean, seen?: string) => void;
  readonly skipped: (what: string, why: string) => void;
  readonly broken: () => number;
  readonly close: () => string;
};

/** A report that is written as it goes. */
export const createReport = (say: (line: string) => void): Report => {
  const counts = { held: 0, broken: 0, skipped: 0 };
  return {
    held: (what, isHeld, seen = "") => {
      counts[isHeld ? "held" : "broken"] += 1;
      say(isHeld ? `held     ${what}${seen === "" ? "" : ` (${seen})`}` : `BROKEN   ${what}: ${seen}`);
    },
    skipped: (what, why) => {
      counts.skipped += 1;
      say(`skipped  ${what}: ${why}`);
    },
    broken: () => counts.broken,
    close: () => `attacks: ${counts.held} held, ${counts.broken} broken, ${counts.skipped} skipped`,
  };
};
