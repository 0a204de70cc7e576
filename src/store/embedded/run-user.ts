/** Whom PostgreSQL runs as: it refuses root, and containers and CI are root. */
import { existsSync, readFileSync, statSync } from "node:fs";
import { dirname, resolve } from "node:path";

/** An unprivileged user of this system; `null` where the process itself is unprivileged and nothing needs to change. */
export type RunUser = { readonly name: string; readonly uid: number; readonly gid: number };

/** The first of the known unprivileged users that the system has, or null when we are not root. */
export const pickRunUser = (): RunUser | null => {
  if (process.getuid?.() !== 0) return null;
  const users = new Map<string, RunUser>();
  for (const line of readFileSync("/etc/passwd", "utf8").split("\n")) {
    const [name, , uid, gid] = line.split(":");
    if (name && uid && gid) users.set(name, { name, uid: Number(uid), gid: Number(gid) });
  }
  return users.get("postgres") ?? users.get("nobody") ?? { name: "nobody", uid: 65534, gid: 65534 };
};

const mayEnter = (path: string, user: RunUser): boolean => {
  const { mode, uid, gid } = statSync(path);
  const bit = uid === user.uid ? 0o100 : gid === user.gid ? 0o010 : 0o001;
  return (mode & bit) !== 0;
};

/** Whether the user can walk down to `path`: every existing folder above it and itself must let them in. */
export const canReach = (path: string, user: RunUser | null): boolean => {
  if (!user) return true;
  for (let folder = resolve(path); ; folder = dirname(folder)) {
    if (existsSync(folder) && !mayEnter(folder, user)) return false;
    if (folder === dirname(folder)) return true;
  }
};
