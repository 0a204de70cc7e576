import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { localMilliseconds, parseSeparated } from "./incident-csv.ts";

describe("3.2: the table that «Инцидент» exports", () => {
  it("any cells survive writing and reading", () => {
    const cell = fc.string({ unit: fc.constantFrom("a", "я", ";", '"', "\n", " ", "'") });
    fc.assert(
      fc.property(fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 5 }), (table) => {
        const written = table.map((row) => row.map((one) => `"${one.replaceAll('"', '""')}"`).join(";")).join("\n");
        expect(parseSeparated(written, ";")).toEqual(table);
      }),
    );
  });

  it.each([
    ["20.08.2022 09:05", Date.UTC(2022, 7, 20, 9, 5)],
    ["2022-08-20T09:05:11", Date.UTC(2022, 7, 20, 9, 5)],
    ["20.08.2022", Date.UTC(2022, 7, 20)],
    ["вчера", null],
  ])("a date as it is written: %s", (written, at) => {
    expect(localMilliseconds(written)).toBe(at);
  });
});
