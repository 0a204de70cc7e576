/** Where the embedded server keeps its data, and who runs it. */
import { createHash } from "node:crypto";
import { chownSync, existsSync, lstatSync, mkdirSync, realpathSync, statSync, symlinkSync } from "node:fs";
import { join, resolve } from "node:path";
import { canReach, pickRunUser, type RunUser } from "./run-user.ts";

export type Place = {
  /** The settings' own folder: keys, log, lock. */
  readonly dataDir: string;
  /** PostgreSQL's data folder, without symbolic links. */
  readonly folder: string;
  readonly user: RunUser | null;
  /** A folder that `user` can reach, for copies of what it cannot. */
  readonly shelter: string;
  /** True when `folder` lies outside of `dataDir`, because the unprivileged user cannot get there. */
  readonly isSheltered: boolean;
};

const shelter = "/var/lib/otklik";

const userOf = (folder: string): RunUser | null => {
  const user = pickRunUser();
  if (!user || !existsSync(folder)) return user;
  const { uid, gid } = statSync(folder);
  return uid === 0 ? user : { name: `uid ${uid}`, uid, gid };
};

/** Decides the place; makes `dataDir`, and a link in it when PostgreSQL's data must lie elsewhere. */
export const findPlace = (wanted: string): Place => {
  const dataDir = resolve(wanted);
  mkdirSync(dataDir, { recursive: true, mode: 0o755 });
  const link = join(dataDir, "postgres");
  if (lstatSync(link, { throwIfNoEntry: false })?.isSymbolicLink() && existsSync(link)) {
    const folder = realpathSync(link);
    return { dataDir, folder, user: userOf(folder), shelter, isSheltered: true };
  }
  const user = userOf(link);
  if (canReach(dataDir, user)) return { dataDir, folder: join(realpathSync(dataDir), "postgres"), user, shelter, isSheltered: false };
  const id = createHash("sha256").update(realpathSync(dataDir)).digest("hex").slice(0, 12);
  const home = join(shelter, id);
  mkdirSync(home, { recursive: true, mode: 0o755 });
  const folder = join(home, "postgres");
  if (!lstatSync(link, { throwIfNoEntry: false })) symlinkSync(folder, link);
  return { dataDir, folder, user, shelter, isSheltered: true };
};

/** Makes an empty folder that belongs to the user who runs PostgreSQL. */
export const makeOwnFolder = (path: string, user: RunUser | null): void => {
  mkdirSync(path, { recursive: true, mode: 0o700 });
  if (user) chownSync(path, user.uid, user.gid);
};
