import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** What signs the session cookies: given, or made once and kept in the data folder for its owner only. */
export const sessionSecret = (given: string | undefined, dataDir: string): string => {
  if (given !== undefined) return given;
  const file = join(dataDir, "session.key");
  if (existsSync(file)) return readFileSync(file, "utf8").trim();
  mkdirSync(dataDir, { recursive: true });
  const secret = randomBytes(32).toString("base64url");
  writeFileSync(file, secret, { mode: 0o600, flag: "wx" });
  return secret;
};
