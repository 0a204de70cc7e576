const listeners = new Set<(caseId: string) => void>();

/** Says that one types in a field of this case. */
export const tellTyping = (caseId: string): void => listeners.forEach((listener) => listener(caseId));

/** Hears of typing; answers how to stop. */
export const onTyping = (listener: (caseId: string) => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};
