/** A paper as a PDF that is read aloud too: blocks become tagged structure (headings, paragraphs, tables), the typeface lies inside. */
import Pdf from "pdfkit";
import { fileURLToPath } from "node:url";

export type PdfBlock =
  | { readonly kind: "title" | "heading" | "text" | "small" | "quote"; readonly text: string }
  /** A table with its headings; widths are shares of the page. */
  | {
      readonly kind: "table";
      readonly head: readonly string[];
      readonly widths: readonly number[];
      readonly rows: readonly (readonly string[])[];
    }
  | { readonly kind: "rows"; readonly rows: readonly (readonly [label: string, value: string])[] }
  /** Lines to write on by hand. */
  | { readonly kind: "blanks"; readonly label: string; readonly lines: number }
  | { readonly kind: "newPage" };

export type PdfPaper = { readonly title: string; readonly madeAt: number; readonly blocks: readonly PdfBlock[] };

const regular = fileURLToPath(import.meta.resolve("@expo-google-fonts/golos-text/400Regular/GolosText_400Regular.ttf"));
const bold = fileURLToPath(import.meta.resolve("@expo-google-fonts/golos-text/600SemiBold/GolosText_600SemiBold.ttf"));

const margins = { top: 57, bottom: 57, left: 71, right: 42 };
const sizes = { title: 16, heading: 12, text: 10.5, small: 8.5, quote: 11 } as const;
const lineHeight = 26;

type Doc = PDFKit.PDFDocument;
type Parent = PDFKit.PDFStructureElement;

/** The bytes of the paper. */
export async function taggedPdf({ title, madeAt, blocks }: PdfPaper): Promise<Uint8Array> {
  const doc = new Pdf({
    size: "A4",
    margins,
    pdfVersion: "1.7",
    tagged: true,
    displayTitle: true,
    lang: "ru-RU",
    bufferPages: true,
    info: { Title: title, CreationDate: new Date(madeAt) },
  });
  const bytes = collected(doc);
  const whole = doc.struct("Document");
  doc.addStructure(whole);
  for (const block of blocks) draw(doc, whole, block);
  whole.end();
  numberPages(doc);
  doc.end();
  return bytes;
}

function collected(doc: Doc): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const pieces: Uint8Array[] = [];
    doc.on("data", (piece: Uint8Array) => pieces.push(piece));
    doc.on("end", () => resolve(new Uint8Array(Buffer.concat(pieces))));
    doc.on("error", reject);
  });
}

const width = (doc: Doc): number => doc.page.width - margins.left - margins.right;
const bottom = (doc: Doc): number => doc.page.height - margins.bottom;

function draw(doc: Doc, parent: Parent, block: PdfBlock): void {
  switch (block.kind) {
    case "newPage":
      doc.addPage();
      return;
    case "title":
      return paragraph(doc, parent, { tag: "H1", text: block.text, size: sizes.title, face: bold, after: 8 });
    case "heading":
      doc.moveDown(0.4);
      return paragraph(doc, parent, { tag: "H2", text: block.text, size: sizes.heading, face: bold, after: 4 });
    case "text":
    case "small":
      return paragraph(doc, parent, { tag: "P", text: block.text, size: sizes[block.kind], face: regular, after: 5 });
    case "quote":
      return paragraph(doc, parent, { tag: "P", text: block.text, size: sizes.quote, face: regular, after: 8 });
    case "rows":
      return table(doc, parent, { head: null, widths: [0.28, 0.72], rows: block.rows });
    case "table":
      return table(doc, parent, block);
    case "blanks":
      return blanks(doc, parent, block);
  }
}

type Words = { readonly tag: string; readonly text: string; readonly size: number; readonly face: string; readonly after: number };

function paragraph(doc: Doc, parent: Parent, { tag, text, size, face, after }: Words): void {
  parent.add(
    doc.struct(tag, {}, () => {
      doc
        .font(face)
        .fontSize(size)
        .fillColor("black")
        .text(plain(text), margins.left, doc.y, { width: width(doc), lineGap: 2 });
    }),
  );
  doc.y += after;
}

type Grid = {
  readonly head: readonly string[] | null;
  readonly widths: readonly number[];
  readonly rows: readonly (readonly string[])[];
};

function table(doc: Doc, parent: Parent, { head, widths, rows }: Grid): void {
  const grid = doc.struct("Table");
  parent.add(grid);
  if (head !== null) row(doc, grid, { cells: head, widths, tagOf: () => "TH", face: bold });
  // Without headings of columns the first cell names its row.
  for (const cells of rows) row(doc, grid, { cells, widths, tagOf: (at) => (head === null && at === 0 ? "TH" : "TD"), face: regular });
  grid.end();
  doc.y += 6;
}

type Row = {
  readonly cells: readonly string[];
  readonly widths: readonly number[];
  readonly tagOf: (at: number) => string;
  readonly face: string;
};

const padding = 4;
const cellMost = 200;

function row(doc: Doc, grid: Parent, { cells, widths, tagOf, face }: Row): void {
  const texts = cells.map(plain);
  const widthOf = (at: number): number => (widths[at] ?? 0) * width(doc);
  doc.font(face).fontSize(9.5);
  const tallest = Math.max(...texts.map((text, at) => doc.heightOfString(text, { width: widthOf(at) - padding * 2 })), 12);
  const height = Math.min(tallest, cellMost) + padding * 2;
  if (doc.y + height > bottom(doc)) doc.addPage();
  const top = doc.y;
  const line = doc.struct("TR");
  grid.add(line);
  let left = margins.left;
  for (const [at, text] of texts.entries()) {
    const [x, own] = [left, widthOf(at)];
    line.add(
      doc.struct(tagOf(at), {}, () => {
        doc.font(face).fontSize(9.5).fillColor("black");
        doc.text(text, x + padding, top + padding, { width: own - padding * 2, height: height - padding, ellipsis: true });
      }),
    );
    left += own;
  }
  line.end();
  doc.markContent("Artifact", { type: "Layout" });
  doc
    .moveTo(margins.left, top + height)
    .lineTo(margins.left + width(doc), top + height)
    .lineWidth(0.5)
    .strokeColor("#999999")
    .stroke();
  doc.endMarkedContent();
  doc.y = top + height;
  doc.x = margins.left;
}

function blanks(doc: Doc, parent: Parent, { label, lines }: { readonly label: string; readonly lines: number }): void {
  const needed = 18 + lines * lineHeight;
  if (doc.y + needed > bottom(doc)) doc.addPage();
  paragraph(doc, parent, { tag: "P", text: label, size: sizes.text, face: bold, after: 0 });
  doc.markContent("Artifact", { type: "Layout" });
  for (let line = 1; line <= lines; line += 1) {
    const y = doc.y + line * lineHeight - 6;
    doc
      .moveTo(margins.left, y)
      .lineTo(margins.left + width(doc), y)
      .lineWidth(0.5)
      .strokeColor("black")
      .stroke();
  }
  doc.endMarkedContent();
  doc.y += lines * lineHeight + 4;
}

/** «стр. 2 из 7» at the foot: what falls out of a folder is missed. */
function numberPages(doc: Doc): void {
  const { start, count } = doc.bufferedPageRange();
  for (let at = start; at < start + count; at += 1) {
    doc.switchToPage(at);
    doc.markContent("Artifact", { type: "Pagination" });
    const words = `стр. ${at + 1} из ${count}`;
    // The foot lies below the margin, where a text would begin a new page.
    doc.page.margins.bottom = 0;
    doc
      .font(regular)
      .fontSize(sizes.small)
      .text(words, margins.left, doc.page.height - 40, { width: width(doc), align: "right", lineBreak: false });
    doc.page.margins.bottom = margins.bottom;
    doc.endMarkedContent();
  }
}

/** Control characters say nothing on paper, and the typeface has no pictures: a sign that it lacks is shown as an empty square by itself. */
const plain = (text: string): string => text.toWellFormed().replaceAll(/[^\P{Cc}\n]/gu, " ");
