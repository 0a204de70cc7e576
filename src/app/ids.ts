/**
 * Ids of the core from plain strings: the one place where the app trusts that a fresh UUID, or an id that came over the wire and is looked up before use,
 * is the id of such a thing.
 */
import type { CaseId, DraftId, FileId, MessageId, PersonId, PublicationId, TenantId, UnitId } from "#case";

/** The id of a case from a plain string. */
export const asCaseId = (id: string): CaseId => id as CaseId;
/** The id of a message from a plain string. */
export const asMessageId = (id: string): MessageId => id as MessageId;
/** The id of a draft from a plain string. */
export const asDraftId = (id: string): DraftId => id as DraftId;
/** The id of a publication from a plain string. */
export const asPublicationId = (id: string): PublicationId => id as PublicationId;
/** The id of a unit from a plain string. */
export const asUnitId = (id: string): UnitId => id as UnitId;
/** The id of a file from a plain string. */
export const asFileId = (id: string): FileId => id as FileId;
/** The id of a person from a plain string. */
export const asPersonId = (id: string): PersonId => id as PersonId;
/** The id of a municipality from a plain string. */
export const asTenantId = (id: string): TenantId => id as TenantId;
