import { describe, expect, test } from "vitest";
import { forbiddenOf, isAllowed, licensedIn, readLock } from "./licences.ts";

describe("15.1.2, 15.2.1 (ASVS): the licences of what is used", () => {
  test("every package of the lockfile has a licence that may be used as it is used", () => {
    const packages = licensedIn(readLock());
    expect(packages.length).toBeGreaterThan(100);
    expect(forbiddenOf(packages)).toEqual([]);
  });

  test("an unknown licence, a forbidden one and a forbidden part fail; one allowed choice is enough", () => {
    const row = (name: string, license?: string) => ({
      packages: { [`node_modules/${name}`]: { version: "1.0.0", ...(license === undefined ? {} : { license }) } },
    });
    expect(forbiddenOf(licensedIn(row("a", "AGPL-3.0-only")))).toHaveLength(1);
    expect(forbiddenOf(licensedIn(row("b")))).toMatchObject([{ name: "b", licence: "unknown" }]);
    expect(forbiddenOf(licensedIn(row("c", "MIT AND GPL-2.0-only")))).toHaveLength(1);
    expect(forbiddenOf(licensedIn(row("d", "(MIT OR GPL-2.0-only)")))).toEqual([]);
    expect(isAllowed("CC-BY-4.0", new Set(["MIT"]))).toBe(false);
  });

  test("a licence read by hand holds for the version that was read, and for no other", () => {
    expect(forbiddenOf(licensedIn({ packages: { "node_modules/png-js": { version: "9.9.9" } } }))).toHaveLength(1);
  });
});
