import type { FileInfo } from "#http/contract";

const filesAtMost = 10;

/** Words with those of a part below; what stands there already is not said twice. */
export const joined = (words: string, part: string | null): string => {
  const [before, added] = [words.trimEnd(), (part ?? "").trim()];
  if (added === "" || before.includes(added)) return words;
  return before === "" ? added : `${before}\n\n${added}`;
};

/** The files with those of a part, each once, as many as a reply may hold. */
export const together = (files: readonly FileInfo[], part: readonly FileInfo[]): readonly FileInfo[] =>
  [...files, ...part.filter(({ fileId }) => !files.some((file) => file.fileId === fileId))].slice(0, filesAtMost);
