/** Holds docs/clauses.md true: every clause of the act has a rule, a test that names it and a screen, and each place exists. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { matrix, render, root, strayEntries } from "./clause-matrix.ts";

const rows = matrix();

describe("the clause matrix", () => {
  test("every clause of the act has a row of its own", () => {
    expect(rows.filter((row) => row.entry === null).map((row) => row.clause)).toEqual([]);
    expect(strayEntries()).toEqual([]);
  });

  test("every clause is quoted by a rule of the act or by named code", () => {
    const without = rows.filter((row) => row.rules.length === 0 && (row.entry?.code ?? []).length === 0);
    expect(without.map((row) => row.clause)).toEqual([]);
  });

  test("every clause is named by a test", () => {
    expect(rows.filter((row) => row.tests.length === 0).map((row) => row.clause)).toEqual([]);
  });

  test("no row points nowhere", () => {
    const places = rows.flatMap((row) => [...(row.entry?.code ?? []), ...(row.entry?.screens ?? [])]);
    const missing = places.map((place) => place.split(": ")[0] ?? "").filter((path) => !existsSync(join(root, path)));
    expect(missing).toEqual([]);
    expect(rows.filter((row) => (row.entry?.screens ?? []).length === 0).map((row) => row.clause)).toEqual([]);
  });

  test("the document says what the files say (npm run clauses)", () => {
    expect(readFileSync(join(root, "docs/clauses.md"), "utf8")).toBe(render(rows));
  });
});
