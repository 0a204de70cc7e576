/**
 * The licences of everything in the lockfile: `npm run licences` prints them and fails on one that is unknown or not allowed.
 * Shipped packages and tools of the workshop are judged apart: a tool is never handed on.
 */
import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { z } from "zod";

const root = dirname(dirname(fileURLToPath(import.meta.url)));

const lock = z.object({
  packages: z.record(
    z.string(),
    z.object({ version: z.string().optional(), license: z.string().optional(), dev: z.boolean().optional(), link: z.boolean().optional() }),
  ),
});

/** May be shipped with an Apache-2.0 product as it is. MPL and LGPL oblige only to hand on their own, unchanged, replaceable files. */
const shippable = new Set([
  "MIT",
  "MIT-0",
  "ISC",
  "0BSD",
  "BSD-2-Clause",
  "BSD-3-Clause",
  "Apache-2.0",
  "BlueOak-1.0.0",
  "Python-2.0",
  "CC0-1.0",
  "Unlicense",
  "OFL-1.1",
  "MPL-2.0",
  "LGPL-3.0-or-later",
]);
/** Data of browsers' support and an old spelling of MIT: used while building, never handed on. */
const inTheWorkshop = new Set([...shippable, "CC-BY-4.0", "MIT/X11"]);

/** Packages whose lockfile row names no licence; read by a person in the package itself, with the version that was read. */
const readByHand: Readonly<Record<string, { readonly version: string; readonly licence: string }>> = {
  "png-js": { version: "2.0.0", licence: "MIT" },
  rai: { version: "0.1.12", licence: "MIT" },
  simplesmtp: { version: "0.3.35", licence: "MIT" },
};

export type Licensed = { readonly name: string; readonly version: string; readonly licence: string; readonly shipped: boolean };

/** What the lockfile says of each package, the nameless ones as they were read by hand. */
export const licensedIn = (source: unknown): readonly Licensed[] =>
  Object.entries(lock.parse(source).packages).flatMap(([path, { version = "", license, dev = false, link = false }]) => {
    if (path === "" || link) return [];
    const name = path.split("node_modules/").at(-1) ?? path;
    const byHand = readByHand[name];
    const licence = license ?? (byHand?.version === version ? byHand.licence : "unknown");
    return [{ name, version, licence, shipped: !dev }];
  });

/** "A OR B" needs one of its parts to be allowed, "A AND B" all of them. */
export const isAllowed = (licence: string, allowed: ReadonlySet<string>): boolean => {
  const plain = licence.replaceAll(/[()]/gu, " ").trim();
  return plain.split(" OR ").some((choice) => choice.split(" AND ").every((part) => allowed.has(part.trim())));
};

/** What may not be used as it is used here. */
export const forbiddenOf = (packages: readonly Licensed[]): readonly Licensed[] =>
  packages.filter(({ licence, shipped }) => !isAllowed(licence, shipped ? shippable : inTheWorkshop));

/** The lockfile of this project. */
export const readLock = (): unknown => JSON.parse(readFileSync(join(root, "package-lock.json"), "utf8"));

const report = (): void => {
  const packages = licensedIn(readLock());
  const counts = Map.groupBy(packages, ({ licence, shipped }) => `${shipped ? "shipped " : "workshop"}  ${licence}`);
  for (const [what, list] of [...counts].toSorted(([a], [b]) => a.localeCompare(b))) process.stdout.write(`${what}  ${list.length}\n`);
  const forbidden = forbiddenOf(packages);
  for (const { name, version, licence } of forbidden) process.stdout.write(`NOT ALLOWED  ${name} ${version}: ${licence}\n`);
  const absent = packages.filter(({ name, shipped }) => shipped && !existsSync(join(root, "node_modules", name))).length;
  process.stdout.write(
    `${packages.length} packages, ${forbidden.length} not allowed, ${absent} of the shipped ones are for other systems\n`,
  );
  if (forbidden.length > 0) process.exitCode = 1;
};

if (process.argv[1] === fileURLToPath(import.meta.url)) report();
