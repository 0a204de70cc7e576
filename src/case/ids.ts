/** Identifiers of the case and of what belongs to it: opaque strings, made by the shell. */
declare const brand: unique symbol;
type Id<Name extends string> = string & { readonly [brand]: Name };

export type TenantId = Id<"Tenant">;
export type CaseId = Id<"Case">;
export type MessageId = Id<"Message">;
export type UnitId = Id<"Unit">;
export type PersonId = Id<"Person">;
export type DraftId = Id<"Draft">;
export type FileId = Id<"File">;
export type TextId = Id<"Text">;
export type PublicationId = Id<"Publication">;

/** A text that a person wrote, kept apart from events (1.5): the event holds only where it lies, its salted digest and length. */
export type TextRef = { readonly textId: TextId; readonly digest: string; readonly length: number };

/** A file kept apart from events: the event holds only where it lies and its digest. */
export type FileRef = { readonly fileId: FileId; readonly digest: string; readonly mime: string };
