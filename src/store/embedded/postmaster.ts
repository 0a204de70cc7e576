/** What postmaster.pid says about a server that may be running in a data folder, and whether it is still true. */
import { existsSync, readFileSync, rmSync } from "node:fs";
import { execFileSync } from "node:child_process";
import { join } from "node:path";

export type Postmaster = { readonly pid: number; readonly port: number; readonly ready: boolean };

/** The content of postmaster.pid, or null where there is none or it is not yet whole. */
export const readPostmaster = (folder: string): Postmaster | null => {
  const file = join(folder, "postmaster.pid");
  if (!existsSync(file)) return null;
  const lines = readFileSync(file, "utf8").split("\n");
  const pid = Number(lines[0]);
  const port = Number(lines[3]);
  return Number.isInteger(pid) && pid > 0 && Number.isInteger(port) ? { pid, port, ready: lines[7]?.trim() === "ready" } : null;
};

/** Whether a process with this id exists. */
export const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
};

const commandOf = (pid: number): string => {
  try {
    if (existsSync("/proc/self/stat")) return readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " ");
    return execFileSync("ps", ["-p", String(pid), "-o", "command="], { encoding: "utf8" });
  } catch {
    return "";
  }
};

/** Whether the process is a PostgreSQL of this very data folder: after a restart another program may have the old number. */
export const isPostgresOf = (pid: number, folder: string): boolean => {
  if (!isAlive(pid)) return false;
  if (process.platform === "win32") return true;
  const command = commandOf(pid);
  return command.includes("postgres") && command.includes(folder);
};

/** Removes a postmaster.pid whose process is gone or is another program; PostgreSQL itself cannot tell the second case. */
export const dropStalePid = (folder: string): void => {
  const found = readPostmaster(folder);
  if (found && !isPostgresOf(found.pid, folder)) rmSync(join(folder, "postmaster.pid"), { force: true });
};
