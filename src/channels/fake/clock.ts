/** A clock that tests may move: retry tables then run at once. It goes with the given time until it is moved. */

export type FakeClock = {
  readonly now: () => number;
  readonly set: (at: number) => void;
  readonly advance: (ms: number) => void;
};

/** `base` is the time that flows by itself. */
export const createFakeClock = (base: () => number): FakeClock => {
  let offset = 0;
  return {
    now: () => base() + offset,
    set: (at) => {
      offset = at - base();
    },
    advance: (ms) => {
      offset += ms;
    },
  };
};
