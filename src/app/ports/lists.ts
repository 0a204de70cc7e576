/** Lists of cases: which view is asked for, and a page of it. */
import type { ActingRole, UnitId } from "#case";
import type { Instant } from "#worktime";
import type { CaseProjection } from "./store.ts";

export type ListView = "queue" | "urgent" | "mine" | "awaitingAuthor" | "answered" | "all";

export type ListQuery = {
  readonly view: ListView;
  /** What the reader may see: a unit sees only its own cases (8.2.2 of ASVS; 2.6). */
  readonly scope: { readonly kind: "all" } | { readonly kind: "unit"; readonly unitId: UnitId };
  readonly role: ActingRole;
  readonly limit: number;
  /** Opaque; from the former page. */
  readonly cursor: string | null;
  readonly now: Instant;
};

/** One line of the list, joined with the texts apart. */
export type ListRow = {
  readonly projection: Omit<CaseProjection, "timers">;
  readonly authorName: string | null;
  readonly excerpt: string;
  readonly pageTitle: string | null;
  readonly attachmentCount: number;
};

export type ListPage = {
  readonly rows: readonly ListRow[];
  readonly nextCursor: string | null;
};
