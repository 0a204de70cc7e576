import type { FileInfo } from "#http/contract";
import { filesField, useSavedField, type SavedField } from "./saves.ts";

const isFile = (value: unknown): value is FileInfo =>
  typeof value === "object" && value !== null && "fileId" in value && "name" in value && "mime" in value && "url" in value;

const filesIn = (text: string): readonly FileInfo[] => {
  try {
    const kept: unknown = JSON.parse(text === "" ? "[]" : text);
    return Array.isArray(kept) ? kept.filter(isFile) : [];
  } catch {
    return [];
  }
};

export type SavedFiles = {
  readonly files: readonly FileInfo[];
  readonly setFiles: (files: readonly FileInfo[]) => void;
  /** To be cleared with the words once they are sent. */
  readonly field: SavedField;
};

/** The files that were uploaded for a reply and not yet sent with it: kept as the words are, here and on the server. */
export const useSavedFiles = (caseId: string, initial: readonly FileInfo[]): SavedFiles => {
  const field = useSavedField(caseId, filesField, initial.length === 0 ? "" : JSON.stringify(initial));
  return { files: filesIn(field.text), setFiles: (files) => field.setText(JSON.stringify(files)), field };
};
