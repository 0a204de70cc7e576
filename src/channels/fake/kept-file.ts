/** What a fake keeps between two runs: one JSON file, read at the start and written soon after every change. */
import { existsSync, readFileSync, renameSync, writeFileSync } from "node:fs";

export type KeptFile = { readonly recalled: boolean; readonly touch: () => void; readonly close: () => void };

const WRITE_AFTER_MS = 200;

/** Gives what the file holds to `recall`, if there is one, and writes what `keep` gives, whole or not at all. */
export const openKeptFile = <T>(
  file: string,
  { keep, recall }: { readonly keep: () => T; readonly recall: (kept: T) => void },
): KeptFile => {
  const recalled = existsSync(file);
  // The file is our own: written by `write` below, on this machine.
  if (recalled) recall(JSON.parse(readFileSync(file, "utf8")) as T);
  let timer: NodeJS.Timeout | undefined;
  const write = (): void => {
    clearTimeout(timer);
    timer = undefined;
    writeFileSync(`${file}.new`, JSON.stringify(keep()));
    renameSync(`${file}.new`, file);
  };
  return {
    recalled,
    touch: () => {
      timer ??= setTimeout(write, WRITE_AFTER_MS);
    },
    close: write,
  };
};
