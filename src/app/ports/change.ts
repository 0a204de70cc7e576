import type { TenantId, CaseId, PersonId, PublicationId } from "#case";

/** A change told to every process by LISTEN/NOTIFY: ids only, never data. */
export type Change =
  | { readonly kind: "case"; readonly tenantId: TenantId; readonly caseId: CaseId; readonly version: number }
  | { readonly kind: "inbox"; readonly tenantId: TenantId }
  | { readonly kind: "publication"; readonly tenantId: TenantId; readonly caseId: CaseId; readonly publicationId: PublicationId }
  | { readonly kind: "page"; readonly tenantId: TenantId; readonly pageId: string }
  /** Somebody was called or warned inside the desk. */
  | { readonly kind: "notice"; readonly tenantId: TenantId; readonly personId: PersonId }
  /** The calendar or the act is another now. */
  | { readonly kind: "rules"; readonly tenantId: TenantId };
