/** One process at a time starts or stops the embedded server of a data folder. */
import { closeSync, openSync, readFileSync, rmSync, writeSync } from "node:fs";
import { setTimeout as wait } from "node:timers/promises";
import { isAlive } from "./postmaster.ts";

const tryLock = (file: string): boolean => {
  try {
    const handle = openSync(file, "wx", 0o600);
    writeSync(handle, String(process.pid));
    closeSync(handle);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return false;
    throw error;
  }
};

const heldBy = (file: string): number | null => {
  try {
    return Number(readFileSync(file, "utf8")) || null;
  } catch {
    return null;
  }
};

/** Runs `work` alone among processes; a lock whose holder was killed is taken over. */
export const alone = async <T>(file: string, work: () => Promise<T>): Promise<T> => {
  for (let tries = 0; !tryLock(file); tries += 1) {
    const holder = heldBy(file);
    if (holder !== null && !isAlive(holder)) rmSync(file, { force: true });
    else if (tries > 3000) throw new Error(`Another process (${holder ?? "unknown"}) holds ${file}.`);
    await wait(20);
  }
  try {
    return await work();
  } finally {
    rmSync(file, { force: true });
  }
};
