/** The municipality as the store keeps it: its office and act, official pages, units and people. */
import type { ActingRole, PersonId, TenantId, UnitId } from "#case";
import type { Instant } from "#worktime";
import type { PagePaper } from "./pages.ts";
import type { StoredRules } from "./rules.ts";

/** An official page (1.4). */
export type PageRow = {
  readonly pageId: string;
  readonly network: string;
  readonly accountId: string;
  readonly title: string;
  readonly url: string;
  /** Whose page (1.4): decides the route. */
  readonly owner: "head" | "administration" | "institution";
  readonly route: string;
  readonly enabled: boolean;
  readonly settings: Readonly<Record<string, string | number | boolean>>;
  readonly secrets: Readonly<Record<string, string>>;
  readonly health: {
    readonly state: "ok" | "warning" | "broken" | "unknown";
    readonly problems: readonly { readonly failure: string; readonly ru: string; readonly en: string }[];
    readonly checkedAt: Instant | null;
  };
  readonly lastEventAt: Instant | null;
  /** Who answers for the page, by which order (1.4); absent in rows that were never written by an administrator. */
  readonly paper?: PagePaper;
  /** When each secret was written; read with the row, never written by `putPage`. */
  readonly secretsAt?: Readonly<Record<string, Instant>>;
};

export type UnitRow = {
  readonly unitId: UnitId;
  readonly title: string;
  readonly shortTitle: string;
  readonly headName: string | null;
  readonly active: boolean;
  /** Its own hours, as much of an office's file as differs (2.6); null = the office's. */
  readonly hours: unknown;
};

/** A unit's own hours, brought into force by somebody for a reason; null hours = the office's again. By nobody: from the set-up file. */
export type NewUnitHours = {
  readonly unitId: UnitId;
  readonly hours: unknown;
  readonly personId: PersonId | null;
  readonly at: Instant;
  readonly reason: string;
};

export type PersonRow = {
  readonly personId: PersonId;
  readonly userId: string;
  readonly name: string;
  readonly position: string;
  readonly role: ActingRole | "administrator";
  readonly unitId: UnitId | null;
  readonly locale: "ru" | "en";
  readonly active: boolean;
};

export type OrganisationRow = {
  readonly tenantId: TenantId;
  readonly title: string;
  /** The office of worktime as plain data, and the names of the act and of the calendar files in force. */
  readonly office: unknown;
  readonly procedure: string;
  readonly createdAt: Instant;
  /** What the database adds to the files; read with the row, never written with it. Absent = the files alone. */
  readonly stored?: StoredRules;
};
