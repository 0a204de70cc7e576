/** A file goes with its case (1.5, 2.6): whoever may see the case may see the file; one that is in no case yet is its uploader's alone. */
import type { FileId } from "#case";
import type { FileUse, PersonRow, StoreTx } from "./ports/store.ts";
import { extentOf, may, mayOnCase } from "./rights.ts";

/** Whether this person may see a file that is used so. A letter is read by those alone who enter messages: it holds names. */
export const maySeeFile = (person: PersonRow, { uploadedBy, isLetter, unitsOfCases }: Omit<FileUse, "fileId">): boolean => {
  if (extentOf(person, "file", "read") === "none") return false;
  if (isLetter) return may(person, "case", "enter");
  if (unitsOfCases.length === 0) return uploadedBy === person.personId;
  return unitsOfCases.some((units) => mayOnCase(person, "read", units));
};

/** Of these files, those that this person may see and so may use. */
export const readableFiles = async (tx: StoreTx, person: PersonRow, ids: readonly FileId[]): Promise<ReadonlySet<string>> => {
  const uses = ids.length === 0 ? [] : await tx.fileUses(ids);
  return new Set(uses.filter((use) => maySeeFile(person, use)).map(({ fileId }) => fileId));
};
