/** The port's words for the system «Инцидент» (3.2): letters as they were sorted, what a message said of itself there, keys of other programs. */
import type { CaseId, FileId, PersonId, PublicationId, TenantId } from "#case";
import type { Instant } from "#worktime";

/**
 * What a letter turned out to be: a message that became a case; one more letter about a case that is here; one that the map does not read;
 * a receipt of a hand-over, its return, a warning that it is late; our own copy.
 */
export type LetterKind = "incident" | "known" | "notRead" | "received" | "returned" | "late" | "own";

export type LetterProblem = { readonly code: string; readonly path: string; readonly ru: string; readonly en: string };

export type LetterRow = {
  readonly letterId: string;
  readonly kind: LetterKind;
  readonly messageId: string | null;
  readonly from: string;
  readonly subject: string;
  readonly receivedAt: Instant;
  readonly caseId: CaseId | null;
  readonly publicationId: PublicationId | null;
  /** The letter itself, byte by byte. */
  readonly fileId: FileId;
  readonly problems: readonly LetterProblem[];
  /** A server's own words about a return; empty otherwise. */
  readonly detail: string;
  readonly settled: { readonly by: PersonId; readonly at: Instant; readonly why: string } | null;
};

/** Which signs of a letter are which field: labels before a value, or an expression with one group. */
export type FieldSigns = { readonly labels: readonly string[]; readonly pattern: string };
export type IncidentField = "number" | "text" | "url" | "author" | "topic" | "topicGroup" | "executor" | "writtenAt" | "deadline";
export type FieldMap = Readonly<Record<IncidentField, FieldSigns>>;

/** What the system itself says of a message, besides its words. */
export type IncidentFacts = {
  readonly caseId: CaseId;
  readonly number: string | null;
  readonly topic: string | null;
  readonly topicGroup: string | null;
  readonly executor: string | null;
  readonly deadline: string | null;
  readonly way: "mail" | "file" | "key" | "hand";
};

export type AccessKey = {
  readonly keyId: string;
  readonly title: string;
  readonly madeBy: string;
  readonly madeAt: Instant;
  readonly lastUsedAt: Instant | null;
  readonly revokedAt: Instant | null;
};

/** What one transaction can do with the system «Инцидент». */
export type IncidentTx = {
  readonly putLetter: (letter: LetterRow) => Promise<void>;
  readonly letter: (letterId: string) => Promise<LetterRow | null>;
  /** The newest first; `open` = those that wait for a person. */
  readonly letters: (asked: { readonly open: boolean; readonly limit: number }) => Promise<readonly LetterRow[]>;
  readonly openLetterCount: () => Promise<number>;
  readonly lettersOfCase: (caseId: CaseId) => Promise<readonly LetterRow[]>;
  /** A person decided about a letter that was not read; false where somebody was first. */
  readonly settleLetter: (
    letterId: string,
    settled: { readonly by: PersonId; readonly at: Instant; readonly why: string; readonly caseId: CaseId | null },
  ) => Promise<boolean>;
  /** The newest publication of the case with this number: a receipt may name the case alone. */
  readonly publicationOfNumber: (number: number) => Promise<PublicationId | null>;
  /** The newest map; null before anybody wrote one. */
  readonly fieldMap: () => Promise<{ readonly map: FieldMap; readonly by: string; readonly at: Instant } | null>;
  readonly putFieldMap: (map: FieldMap, by: PersonId, at: Instant) => Promise<void>;
  readonly incidentFacts: (caseId: CaseId) => Promise<IncidentFacts | null>;
  readonly putIncidentFacts: (facts: IncidentFacts) => Promise<void>;
  readonly accessKeys: () => Promise<readonly AccessKey[]>;
  /** Only the digest of a key is kept. */
  readonly putAccessKey: (key: {
    readonly keyId: string;
    readonly title: string;
    readonly digest: string;
    readonly by: PersonId;
    readonly at: Instant;
  }) => Promise<void>;
  readonly revokeAccessKey: (keyId: string, by: PersonId, at: Instant) => Promise<boolean>;
  readonly touchAccessKey: (keyId: string, at: Instant) => Promise<void>;
};

/** Whose key this digest is; a revoked one is nobody's. */
export type KeyOwner = { readonly tenantId: TenantId; readonly keyId: string };
