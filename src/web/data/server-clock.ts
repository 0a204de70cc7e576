import { useSyncExternalStore } from "react";

// A desk's own clock may be wrong by minutes; deadlines are counted by the server's.
let offsetMs = 0;
let tick = Date.now();
const listeners = new Set<() => void>();
let timer: ReturnType<typeof setInterval> | null = null;

/** Remembers the server's time, as every answer brings it. */
export const learnServerTime = (now: number): void => {
  offsetMs = now - Date.now();
};

/** The server's time now. */
export const serverNow = (): number => Date.now() + offsetMs;

const announce = () => {
  tick = serverNow();
  listeners.forEach((listener) => listener());
};

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  timer ??= setInterval(announce, 10_000);
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0 && timer !== null) {
      clearInterval(timer);
      timer = null;
    }
  };
};

/** The server's time, refreshed every ten seconds. */
export const useNow = (): number => {
  useSyncExternalStore(subscribe, () => tick);
  return serverNow();
};
