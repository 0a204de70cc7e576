import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { z } from "zod";

const marker = ".otklik-demo.json";
const town = z.object({ tenantId: z.string() });

/** What the town is known by, once its past has been played to the end. */
export type KnownTown = z.infer<typeof town>;

export type DemoFolder = {
  /** Where a network keeps its wall. */
  readonly wallFile: (network: string) => string;
  /** Null where the town is to be founded. */
  readonly known: KnownTown | null;
  readonly remember: (town: KnownTown) => void;
};

const readMarker = (file: string): KnownTown | null => {
  const read = town.safeParse(JSON.parse(readFileSync(file, "utf8")));
  return read.success ? read.data : null;
};

/**
 * Makes the data folder of the demonstration ready. Only a folder with our own mark is ever emptied: on wish, or when a town was left half made.
 * A folder with something else in it is refused.
 */
export const openDemoFolder = (dataDir: string, fresh: boolean): DemoFolder => {
  const folder = resolve(dataDir);
  const file = join(folder, marker);
  const isOurs = existsSync(file);
  if (!isOurs && existsSync(folder) && readdirSync(folder).length > 0)
    throw new Error(`${folder} is not empty and is not a demonstration's: name another folder with --data.`);
  const known = isOurs && !fresh ? readMarker(file) : null;
  if (isOurs && known === null) rmSync(folder, { recursive: true });
  mkdirSync(folder, { recursive: true });
  if (known === null) writeFileSync(file, "{}");
  return {
    wallFile: (network) => join(folder, `wall-${network}.json`),
    known,
    remember: (made) => writeFileSync(file, JSON.stringify(made)),
  };
};
