/** Files in a folder: names that nobody can guess, readable by the server's user only, on the disk before the answer. */
import { mkdir, open, readFile, rename, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { FileStorage } from "#app";

const keyPattern = /^[A-Za-z0-9_-]{8,128}$/;

const placeOf = (folder: string, storageKey: string): string => {
  if (!keyPattern.test(storageKey)) throw new Error("A storage key has letters, digits, _ and - only.");
  return join(folder, storageKey.slice(0, 2), storageKey);
};

const syncFolder = async (folder: string): Promise<void> => {
  const handle = await open(folder, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
};

const isMissing = (error: unknown): boolean => (error as NodeJS.ErrnoException).code === "ENOENT";

/** Keeps files in `folder`, which is made when needed. */
export const diskFiles = (folder: string): FileStorage => ({
  put: async (storageKey, bytes) => {
    const place = placeOf(folder, storageKey);
    await mkdir(dirname(place), { recursive: true, mode: 0o700 });
    const unfinished = `${place}.${process.pid}.tmp`;
    const handle = await open(unfinished, "w", 0o600);
    try {
      await handle.writeFile(bytes);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(unfinished, place);
    await syncFolder(dirname(place));
  },
  get: async (storageKey) => {
    try {
      return await readFile(placeOf(folder, storageKey));
    } catch (error) {
      if (isMissing(error)) return null;
      throw error;
    }
  },
  remove: async (storageKey) => {
    await rm(placeOf(folder, storageKey), { force: true });
  },
});
