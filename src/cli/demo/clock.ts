/** The clock of the town: it stands where it is set while the past is being played, and goes by itself afterwards. */
export type TownClock = { readonly now: () => number; readonly set: (at: number) => void; readonly release: () => void };

/** A clock that goes until it is set. */
export const createTownClock = (): TownClock => {
  let standing: number | null = null;
  return {
    now: () => standing ?? Date.now(),
    set: (at) => {
      standing = at;
    },
    release: () => {
      standing = null;
    },
  };
};
