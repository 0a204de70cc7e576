/** The ids of a played scenario: plain words, branded where they enter the core, as the shell does with ids of its own making. */
import type { CaseId, DraftId, FileId, MessageId, PersonId, PublicationId, TextId, UnitId } from "#case";

export const caseIdOf = (word: string): CaseId => word as CaseId;
export const draftIdOf = (word: string): DraftId => word as DraftId;
export const fileIdOf = (word: string): FileId => word as FileId;
export const messageIdOf = (word: string): MessageId => word as MessageId;
export const personIdOf = (word: string): PersonId => word as PersonId;
export const publicationIdOf = (word: string): PublicationId => word as PublicationId;
export const textIdOf = (word: string): TextId => word as TextId;
export const unitIdOf = (word: string): UnitId => word as UnitId;
