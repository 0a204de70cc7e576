/** Data of the file that another room reads (a calendar), and cells of tables: taken as they stand. */
import type { Source } from "./source-tree.ts";
import { unexpected, type Shape } from "./shape.ts";

function plainOf(source: Source): unknown {
  switch (source.kind) {
    case "map":
      return Object.fromEntries(source.entries.map(({ key, value }) => [key, plainOf(value)]));
    case "list":
      return source.items.map(plainOf);
    case "text":
      return source.plain ? cellOf(source.text) : source.text;
    case "nothing":
      return null;
  }
}

/** A number only where nothing would be lost: `3.10` stays a text. */
function cellOf(text: string): string | number | boolean {
  if (text === "true" || text === "false") return text === "true";
  return text !== "" && String(Number(text)) === text && Number.isFinite(Number(text)) ? Number(text) : text;
}

export const plainData: Shape<unknown> = {
  schema: {},
  expects: { ru: "данные", en: "data" },
  read: (source) => plainOf(source),
};

/** One cell of a table. */
export const cell: Shape<string | number | boolean> = {
  schema: { type: ["string", "number", "boolean"] },
  expects: { ru: "текст или число", en: "a text or a number" },
  read: (source, path, notebook) =>
    source.kind === "text"
      ? source.plain
        ? cellOf(source.text)
        : source.text
      : unexpected(source, path, { notebook, expects: cell.expects }),
};
