import type { App, Principal } from "#app";

export type Watch = {
  /** Resolves once `ready` answers something; looks again at every change of a case. */
  readonly until: <T>(what: string, ready: () => Promise<T | null>) => Promise<T>;
  readonly end: () => void;
};

const patienceMs = 20_000;

/** Watches the town's cases, so that the next thing happens only after the last one has been seen through. */
export const watchCases = (app: App, { tenantId }: Principal): Watch => {
  const waiting = new Set<() => void>();
  const end = app.subscribe(tenantId, () => waiting.forEach((wake) => wake()));
  const nextChange = (): Promise<void> =>
    new Promise((resolve) => {
      const wake = (): void => {
        clearTimeout(timer);
        waiting.delete(wake);
        resolve();
      };
      const timer = setTimeout(wake, 250);
      waiting.add(wake);
    });
  return {
    end,
    until: async (what, ready) => {
      const from = Date.now();
      for (;;) {
        const found = await ready();
        if (found !== null) return found;
        if (Date.now() - from > patienceMs) throw new Error(`The town waited too long: ${what}.`);
        await nextChange();
      }
    },
  };
};
