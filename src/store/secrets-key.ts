/** The key that seals the tokens of networks: given by a setting, or made once and kept in a file beside the data. */
import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { writePrivately } from "./embedded/keys.ts";

const keyBytes = 32;

/** The key from base64 text, or from `store.key` in the data folder. Several machines on one database share one key. */
export const findSecretsKey = (setting: string | undefined, dataDir: string): Uint8Array => {
  const key = setting === undefined ? readOrMake(join(dataDir, "store.key"), dataDir) : Buffer.from(setting, "base64");
  if (key.length !== keyBytes) throw new Error(`The key of the store must be ${keyBytes} bytes in base64.`);
  return key;
};

const readOrMake = (file: string, dataDir: string): Uint8Array => {
  if (existsSync(file)) return Buffer.from(readFileSync(file, "utf8"), "base64");
  const key = randomBytes(keyBytes);
  mkdirSync(dataDir, { recursive: true, mode: 0o755 });
  writePrivately(file, key.toString("base64"));
  return key;
};
