/** One Ctrl+C may arrive twice, from the terminal and from npm: only a later one is a second wish. */
const sameWishMs = 1_500;

/** Waits for the signal to stop; a second one, later, ends the process at once, for those who do not want to wait. */
export const untilSignal = (): Promise<NodeJS.Signals> =>
  new Promise((resolve) => {
    let firstAt: number | null = null;
    for (const signal of ["SIGINT", "SIGTERM"] as const) {
      process.on(signal, () => {
        firstAt ??= Date.now();
        if (Date.now() - firstAt > sameWishMs) process.exit(130);
        resolve(signal);
      });
    }
  });
