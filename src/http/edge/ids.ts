import type { CaseId, FileId } from "#case";

/** Ids come from addresses as plain strings; here they get their names, once (the schema has checked their form). */
export const asCaseId = (text: string): CaseId => text as CaseId;
export const asFileId = (text: string): FileId => text as FileId;
