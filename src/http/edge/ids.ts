import type { CaseId, FileId, MessageId, PublicationId } from "#case";

/** Ids come from addresses as plain strings; here they get their names, once (the schema has checked their form). */
export const asCaseId = (text: string): CaseId => text as CaseId;
export const asFileId = (text: string): FileId => text as FileId;
/** A message as it stands in an address. */
export const asMessageId = (text: string): MessageId => text as MessageId;
/** A publication as it stands in an address. */
export const asPublicationId = (text: string): PublicationId => text as PublicationId;
