/** Waits for the signal to stop; a second one ends the process at once, for those who do not want to wait. */
export const untilSignal = (): Promise<NodeJS.Signals> =>
  new Promise((resolve) => {
    let first = true;
    for (const signal of ["SIGINT", "SIGTERM"] as const) {
      process.on(signal, () => {
        if (!first) process.exit(130);
        first = false;
        resolve(signal);
      });
    }
  });
