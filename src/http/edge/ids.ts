import type { CaseId, FileId, MessageId } from "#case";

/** Ids come from addresses as plain strings; here they get their names, once (the schema has checked their form). */
export const asCaseId = (text: string): CaseId => text as CaseId;
export const asFileId = (text: string): FileId => text as FileId;
/** A message as it stands in an address. */
export const asMessageId = (text: string): MessageId => text as MessageId;
