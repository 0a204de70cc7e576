import { strToU8, zipSync } from "fflate";
import { describe, expect, test } from "vitest";
import { defaultFieldMap } from "./field-map.ts";
import { readTable } from "./read-table.ts";
import { tableOf } from "./table.ts";

const cellsOf = async (bytes: Uint8Array) => {
  const read = await readTable(bytes);
  if (read.kind === "unreadable") throw new Error(read.problem.code);
  return read.cells;
};
const fromText = async (text: string) => tableOf(await cellsOf(Buffer.from(text)), defaultFieldMap);

/** The smallest workbook that a spreadsheet opens. */
const workbook = (rows: readonly (readonly string[])[]): Uint8Array => {
  const sheet = rows
    .map(
      (row, y) =>
        `<row r="${y + 1}">${row.map((cell, x) => `<c r="${String.fromCodePoint(65 + x)}${y + 1}" t="inlineStr"><is><t>${cell}</t></is></c>`).join("")}</row>`,
    )
    .join("");
  const open = `xmlns="http://schemas.openxmlformats.org/`;
  return zipSync({
    "[Content_Types].xml": strToU8(
      `<?xml version="1.0"?><Types ${open}package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>`,
    ),
    "_rels/.rels": strToU8(
      `<?xml version="1.0"?><Relationships ${open}package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    ),
    "xl/workbook.xml": strToU8(
      `<?xml version="1.0"?><workbook ${open}spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="1" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    ),
    "xl/_rels/workbook.xml.rels": strToU8(
      `<?xml version="1.0"?><Relationships ${open}package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
    ),
    "xl/worksheets/sheet1.xml": strToU8(
      `<?xml version="1.0"?><worksheet ${open}spreadsheetml/2006/main"><sheetData>${sheet}</sheetData></worksheet>`,
    ),
  });
};

describe("3.2: a table of the system", () => {
  test("3.2: columns are found by their heads, in any order; one leading apostrophe is taken off", async () => {
    const { rows, problems, columns } = await fromText("Тема;Текст инцидента;Исполнитель\r\nЯмы;''цитата';Город\r\n");
    expect(problems).toEqual([]);
    expect(columns.map(({ field }) => field)).toEqual(["topic", "text", "executor"]);
    expect(rows).toMatchObject([{ line: 2, fields: { topic: "Ямы", text: "'цитата'", executor: "Город" } }]);
  });

  test("3.2: a table without a column of words is a problem of the file; an empty line is nothing; a row without words is named", async () => {
    expect((await fromText("a;b\n1;2\n")).problems).toMatchObject([{ code: "NO_TEXT_COLUMN", line: 1 }]);
    expect(await fromText("Текст;Тема\n;\n\nслова;т\n")).toMatchObject({ rows: [{ fields: { text: "слова" } }], problems: [] });
    expect((await fromText("Текст;Тема\n;т\n")).problems).toMatchObject([{ code: "NO_TEXT", line: 2 }]);
  });

  test("3.2: a workbook gives the same rows as a text", async () => {
    const rows = [
      ["Номер", "Текст", "Ссылка"],
      ["15", "Яма", "https://vk.example/1"],
    ];
    const fromBook = tableOf(await cellsOf(workbook(rows)), defaultFieldMap);
    expect(fromBook.rows).toMatchObject([{ key: "15", fields: { number: "15", text: "Яма", url: "https://vk.example/1" } }]);
    expect(fromBook.rows).toEqual((await fromText(rows.map((row) => row.join(";")).join("\n"))).rows);
  });

  test("3.2: windows-1251, commas and tabs are read too; what is no table is said", async () => {
    const old = Buffer.from([0xd2, 0xe5, 0xea, 0xf1, 0xf2, 0x3b, 0xd2, 0xe5, 0xec, 0xe0, 0x0a, 0xdf, 0xec, 0xe0, 0x3b, 0x31]);
    expect(tableOf(await cellsOf(old), defaultFieldMap).rows).toMatchObject([{ fields: { text: "Яма", topic: "1" } }]);
    expect((await fromText("Номер\tТекст\n1\tЯма, большая; очень")).rows).toMatchObject([
      { fields: { number: "1", text: "Яма, большая; очень" } },
    ]);
    expect(await readTable(Buffer.from("PK\u0003\u0004 not a workbook"))).toMatchObject({
      kind: "unreadable",
      problem: { code: "TABLE_UNREADABLE" },
    });
  });

  test("3.2: the fields of columns can be said by a person; repeated numbers, dates and links are judged row by row", async () => {
    const cells = await cellsOf(Buffer.from("А;Б;В;Г\n1;слова;тут;вчера\n1;другие;https://a.example/1;25.11.2026\n"));
    const { rows } = tableOf(cells, defaultFieldMap, ["number", "text", "url", "writtenAt"]);
    expect(rows.map(({ line, problems }) => [line, problems.map(({ code }) => code)])).toEqual([
      [2, ["NOT_A_LINK", "NO_DATE"]],
      [3, ["REPEATED_NUMBER"]],
    ]);
  });

  test("3.2: equal rows without a number are different messages, and the same file twice has the same keys", async () => {
    const text = "Текст;Тема\nНет воды;ЖКХ\nНет воды;ЖКХ\n";
    const [first, second] = [await fromText(text), await fromText(text)];
    expect(new Set(first.rows.map(({ key }) => key)).size).toBe(2);
    expect(second.rows).toEqual(first.rows);
  });
});
