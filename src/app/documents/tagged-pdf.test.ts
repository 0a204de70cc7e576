import { inflateSync } from "node:zlib";
import { expect, test } from "vitest";
import { taggedPdf, type PdfBlock } from "./tagged-pdf.ts";

const blocks: readonly PdfBlock[] = [
  { kind: "title", text: "Папка «Срочно»" },
  { kind: "table", head: ["№", "Код"], widths: [0.5, 0.5], rows: [["1", "004821"]] },
  { kind: "newPage" },
  { kind: "rows", rows: [["Автор", "Вера"]] },
  { kind: "quote", text: `${"Длинное письмо о дороге. ".repeat(230)}\u0000 и 🙂` },
  { kind: "blanks", label: "Поручение", lines: 2 },
];

test("3.1.1: the folder's PDF is tagged, names its language and title, and carries its typeface", async () => {
  const bytes = await taggedPdf({ title: "Папка «Срочно»", madeAt: Date.parse("2026-11-24T10:00:00Z"), blocks });
  const file = Buffer.from(bytes).toString("latin1");
  expect(file.startsWith("%PDF-1.7")).toBe(true);
  expect(file).toMatch(/\/Marked true/u);
  expect(file).toMatch(/\/Lang \(ru-RU\)/u);
  expect(file).toMatch(/\/FontFile2 /u);
  expect(file).toMatch(/GolosText/u);
  for (const tag of ["H1", "Table", "TR", "TH", "TD", "P"]) expect(file).toMatch(new RegExp(`/S /${tag}\\b`, "u"));
  expect(file).toContain("/DisplayDocTitle true");
});

test("3.1.1: a long message runs over pages, and every page is numbered", async () => {
  const bytes = await taggedPdf({ title: "x", madeAt: 0, blocks });
  const file = Buffer.from(bytes).toString("latin1");
  const pages = file.match(/\/Type \/Page\b/gu)?.length ?? 0;
  expect(pages).toBe(3);
  const streams = [...file.matchAll(/stream\n([\s\S]*?)\nendstream/gu)].flatMap(([, body]) => {
    try {
      return [inflateSync(Buffer.from(body ?? "", "latin1")).toString("latin1")];
    } catch {
      return [];
    }
  });
  expect(streams.filter((stream) => stream.includes("/Pagination")).length).toBe(pages);
});
