/** A paper as a file of a word processor (A4, the margins of an office paper): it is printed, signed and kept. */
import { Document, HeadingLevel, Packer, Paragraph, Table, TableCell, TableRow, TextRun, WidthType } from "docx";
import type { PaperBlock } from "./paper-blocks.ts";

/** The type under which such a file travels. */
export const paperMime = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

/** The bytes of the paper. */
export async function paperFile(title: string, blocks: readonly PaperBlock[]): Promise<Uint8Array> {
  const document = new Document({
    title,
    creator: "",
    styles: { default: { document: { run: { font: "Times New Roman", size: 26 } } } },
    sections: [{ properties: { page: { margin: { top: 1134, right: 850, bottom: 1134, left: 1701 } } }, children: blocks.flatMap(drawn) }],
  });
  return new Uint8Array(await Packer.toBuffer(document));
}

function drawn(block: PaperBlock): readonly (Paragraph | Table)[] {
  switch (block.kind) {
    case "title":
      return [new Paragraph({ text: block.text, heading: HeadingLevel.HEADING_1, spacing: { after: 240 } })];
    case "heading":
      return [new Paragraph({ text: block.text, heading: HeadingLevel.HEADING_2, spacing: { before: 240, after: 120 } })];
    case "text":
      return lines(block.text).map((text) => new Paragraph({ text, spacing: { after: 120 } }));
    case "quote":
      return lines(block.text).map(
        (text) => new Paragraph({ indent: { left: 567 }, spacing: { after: 120 }, children: [new TextRun({ text, italics: true })] }),
      );
    case "rows":
      return [new Table({ width: { size: 100, type: WidthType.PERCENTAGE }, rows: block.rows.map(row) })];
  }
}

function row([label, value]: readonly [string, string]): TableRow {
  const cell = (text: string, size: number) =>
    new TableCell({ width: { size, type: WidthType.PERCENTAGE }, children: lines(text).map((line) => new Paragraph(line)) });
  return new TableRow({ cantSplit: true, children: [cell(label, 35), cell(value, 65)] });
}

/** Control characters cannot stand in the file's XML. */
const lines = (text: string): readonly string[] => text.split(/\r?\n/u).map((line) => line.replaceAll(/\p{Cc}/gu, " "));
