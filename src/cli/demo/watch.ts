import type { App, Change, Principal } from "#app";
import type { CaseId } from "#case";

type CaseChange = Extract<Change, { readonly kind: "case" }>;

export type Watch = {
  /** Resolves once `ready` answers something; looks again at every change of a case. */
  readonly until: <T>(what: string, ready: () => Promise<T | null>) => Promise<T>;
  /** The cases that have been heard of, in order. */
  readonly heard: ReadonlySet<CaseId>;
  readonly end: () => void;
};

const patienceMs = 20_000;

/** Watches the town's cases, so that the next thing happens only after the last one has been seen through. */
export const watchCases = (app: App, { tenantId }: Principal): Watch => {
  const heard = new Set<CaseId>();
  const waiting = new Set<() => void>();
  const end = app.subscribe(tenantId, (change) => {
    if (change.kind === "case") heard.add((change satisfies CaseChange).caseId);
    waiting.forEach((wake) => wake());
  });
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
    heard,
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
