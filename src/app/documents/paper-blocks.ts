/** A paper as blocks: written once, shown as words to copy and as a file to print and sign. */
export type PaperBlock =
  | { readonly kind: "title" | "heading" | "text" | "quote"; readonly text: string }
  | { readonly kind: "rows"; readonly rows: readonly (readonly [label: string, value: string])[] };

/** The paper as plain words. */
export function plainText(blocks: readonly PaperBlock[]): string {
  return blocks
    .map((block) => (block.kind === "rows" ? block.rows.map(([label, value]) => `${label}: ${value}`).join("\n") : block.text))
    .join("\n\n");
}
