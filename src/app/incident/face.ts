/** The system «Инцидент» (3.2) as people of the desk work with it. A null answer: this person has no right to it. */
import type { CaseId, TenantId } from "#case";
import type { Instant } from "#worktime";
import type { InputProblem, Principal } from "../face.ts";
import type { AccessKey, FieldMap, IncidentFacts, IncidentField, LetterProblem, LetterRow } from "../ports/incident.ts";
import type { PageRow } from "../ports/store.ts";
import type { RowProblem, TableColumn } from "./table.ts";

export type IncidentFields = Readonly<Partial<Record<IncidentField, string>>>;

/** How the way in and the way out stand. */
export type IncidentState = {
  readonly mailbox: { readonly address: string; readonly health: PageRow["health"]; readonly lastLetterAt: Instant | null } | null;
  /** Where replies are handed over by mail; null where people do it. */
  readonly handOverTo: string | null;
  readonly openLetters: number;
  readonly map: FieldMap;
  readonly mapBy: { readonly name: string; readonly at: Instant } | null;
  readonly mayTakeIn: boolean;
  /** Null for those who do not keep the keys. */
  readonly keys: readonly AccessKey[] | null;
};

export type LetterView = Omit<LetterRow, "settled"> & {
  readonly caseNumber: number | null;
  readonly settled: { readonly name: string; readonly at: Instant; readonly why: string } | null;
};

/** A letter open before a person: its words, what the map reads in it, its files by name. */
export type OpenLetter = {
  readonly letter: LetterView;
  readonly words: string;
  readonly fields: IncidentFields;
  readonly files: readonly string[];
};

export type TriedLetter = {
  readonly words: string;
  readonly fields: IncidentFields;
  readonly problems: readonly LetterProblem[];
  readonly isWhole: boolean;
};

export type TablePreview = {
  readonly columns: readonly TableColumn[];
  readonly rows: readonly {
    readonly line: number;
    readonly fields: IncidentFields;
    readonly isKnown: boolean;
    readonly problems: readonly RowProblem[];
  }[];
  readonly problems: readonly RowProblem[];
  readonly total: number;
  readonly known: number;
};

export type TableGiven = { readonly bytes: Uint8Array; readonly columns?: readonly (IncidentField | null)[] | undefined };

export type TakenOutcome =
  | { readonly kind: "taken" | "known"; readonly caseId: CaseId; readonly number: number }
  | { readonly kind: "badInput"; readonly problems: readonly InputProblem[] }
  | { readonly kind: "notFound" };

/** What the card of a case shows of the system: its own facts, the letters about it, the hand-over. */
export type IncidentPart = {
  readonly facts: IncidentFacts | null;
  readonly letters: readonly LetterView[];
  readonly handOverTo: string | null;
};

export type IncidentDesk = {
  readonly state: (principal: Principal) => Promise<IncidentState | null>;
  readonly letters: (principal: Principal, open: boolean) => Promise<readonly LetterView[] | null>;
  readonly letter: (principal: Principal, letterId: string) => Promise<OpenLetter | null>;
  /** Nothing is written: what a map reads in a letter. */
  readonly tryMap: (principal: Principal, given: { readonly bytes: Uint8Array; readonly map: FieldMap }) => Promise<TriedLetter | null>;
  readonly saveMap: (principal: Principal, map: FieldMap) => Promise<true | null>;
  readonly cardFromLetter: (principal: Principal, letterId: string, fields: IncidentFields) => Promise<TakenOutcome | null>;
  readonly dismiss: (principal: Principal, letterId: string, why: string) => Promise<boolean | null>;
  readonly previewTable: (principal: Principal, table: TableGiven) => Promise<TablePreview | null>;
  readonly importTable: (
    principal: Principal,
    table: TableGiven,
  ) => Promise<{ readonly taken: number; readonly known: number; readonly problems: readonly RowProblem[] } | null>;
  /** The key itself, told this once. */
  readonly makeKey: (principal: Principal, title: string) => Promise<string | null>;
  readonly revokeKey: (principal: Principal, keyId: string) => Promise<boolean | null>;
  readonly part: (principal: Principal, caseId: CaseId) => Promise<IncidentPart | null>;
  /** Whose key this is; a door for programs, not for people. */
  readonly ownerOf: (key: string) => Promise<{ readonly tenantId: TenantId; readonly keyId: string } | null>;
  readonly takeByKey: (owner: { readonly tenantId: TenantId; readonly keyId: string }, fields: IncidentFields) => Promise<TakenOutcome>;
};
