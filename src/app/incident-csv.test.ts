import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { localMilliseconds, parseSeparated, readIncidents } from "./incident-csv.ts";

describe("3.2: the table that «Инцидент» exports", () => {
  it("columns are found by their headers, in any order; one leading apostrophe is taken off", () => {
    const { rows, problems } = readIncidents("Тема;Текст инцидента;Исполнитель\r\nЯмы;''цитата';Город\r\n");
    expect(problems).toEqual([]);
    expect(rows).toMatchObject([{ topic: "Ямы", text: "'цитата'", executor: "Город", number: null }]);
  });

  it("a table without a text column is a problem of the file; an empty line is nothing", () => {
    expect(readIncidents("a;b\n1;2\n").problems).toMatchObject([{ code: "NO_TEXT_COLUMN", line: 1 }]);
    expect(readIncidents("Текст;Тема\n;\n\nслова;т\n")).toMatchObject({ rows: [{ text: "слова" }], problems: [] });
  });

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
