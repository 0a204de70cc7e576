/** A place of a template that nobody filled: where it stands and what it asks for. */
export type EmptyPlace = { readonly from: number; readonly to: number; readonly name: string };

/** The places in braces that still stand in a text, in order: «{дата}». */
export function emptyPlacesIn(text: string): readonly EmptyPlace[] {
  return [...text.matchAll(/\{([^{}\n]{1,80})\}/gu)].map((match) => ({
    from: match.index,
    to: match.index + match[0].length,
    name: match[1] ?? "",
  }));
}
