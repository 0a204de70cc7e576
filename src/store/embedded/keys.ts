/** The embedded server's passwords and port: made once, kept in a file that only its owner reads. */
import { randomBytes } from "node:crypto";
import { closeSync, existsSync, fsyncSync, openSync, readFileSync, renameSync, writeSync } from "node:fs";
import { createServer } from "node:net";

export type ServerKeys = { readonly ownerPassword: string; readonly appPassword: string; readonly port: number };

const password = (): string => randomBytes(24).toString("base64url");

/** Writes a file whole and durably, readable by its owner only. */
export const writePrivately = (path: string, content: string | Uint8Array): void => {
  const unfinished = `${path}.${process.pid}.tmp`;
  const handle = openSync(unfinished, "w", 0o600);
  writeSync(handle, typeof content === "string" ? Buffer.from(content) : content);
  fsyncSync(handle);
  closeSync(handle);
  renameSync(unfinished, path);
};

/** The kept keys, or fresh ones. */
export const readKeys = (path: string): ServerKeys => {
  if (existsSync(path)) return JSON.parse(readFileSync(path, "utf8")) as ServerKeys;
  const keys = { ownerPassword: password(), appPassword: password(), port: 0 };
  writePrivately(path, JSON.stringify(keys));
  return keys;
};

const tryPort = (port: number): Promise<number | null> =>
  new Promise((resolve) => {
    const server = createServer();
    server.once("error", () => resolve(null));
    server.listen(port, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" && address ? address.port : null));
    });
  });

/** The port of the last time if it is still free, else any free one on loopback. */
export const freePort = async (wanted: number): Promise<number> => {
  const kept = wanted > 0 ? await tryPort(wanted) : null;
  const port = kept ?? (await tryPort(0));
  if (port === null) throw new Error("No free port on 127.0.0.1 for the embedded PostgreSQL.");
  return port;
};
