/** The words of a message that are not plain text: rich blocks, a shared contact, a list of tasks. */
import { childAt, childrenAt, fieldOf, isRecord, optionalTextAt, type PayloadNode } from "../payload-reader.ts";

const DEPTH = 12;

/** Rich text is a text, a list of pieces, or a piece with pieces inside. */
const inlineText = (value: unknown, depth = 0): string => {
  if (typeof value === "string") return value;
  if (depth > DEPTH) return "";
  if (Array.isArray(value)) return value.map((piece) => inlineText(piece, depth + 1)).join("");
  return isRecord(value) ? inlineText(value["text"], depth + 1) : "";
};

/** Rows of a table, entries of a list and blocks in blocks come each on its own line. */
const linesOf = (block: unknown, depth = 0): readonly string[] => {
  if (depth > DEPTH) return [];
  if (Array.isArray(block)) {
    const isRow = block.every((cell) => isRecord(cell) && !("type" in cell));
    if (isRow) return [block.map((cell) => inlineText(cell)).join(" | ")];
    return block.flatMap((inner: unknown) => linesOf(inner, depth + 1));
  }
  if (!isRecord(block)) return [];
  const own = inlineText(block["text"]);
  const inside = ["cells", "items", "blocks", "caption"].flatMap((key) => linesOf(block[key], depth + 1));
  return own === "" ? inside : [own, ...inside];
};

const clean = (text: string): string => text.replaceAll("\u0000", "\uFFFD").toWellFormed().trim();

const contactOf = (contact: PayloadNode): string =>
  ["first_name", "last_name", "phone_number"].flatMap((key) => optionalTextAt(contact, key) ?? []).join(" ");

/** What a message says: its text, the words under its file, or the words of what is shared in it. */
export const wordsOf = (message: PayloadNode): string => {
  const plain = optionalTextAt(message, "text") ?? optionalTextAt(message, "caption");
  if (plain !== undefined) return plain;
  const rich = childAt(message, "rich_message");
  if (rich !== undefined) return clean(linesOf(fieldOf(rich, "blocks")).join("\n"));
  const contact = childAt(message, "contact");
  if (contact !== undefined) return contactOf(contact);
  const checklist = childAt(message, "checklist");
  if (checklist === undefined) return "";
  const lines = [optionalTextAt(checklist, "title"), ...childrenAt(checklist, "tasks").map((task) => optionalTextAt(task, "text"))];
  return lines.filter((line) => line !== undefined).join("\n");
};
