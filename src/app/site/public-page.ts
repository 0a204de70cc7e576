import type { TenantId } from "#case";
import type { Desk } from "../desk.ts";
import type { OrganisationRow } from "../ports/store.ts";
import type { PublicPage } from "./face.ts";

/** The public page: reads only what was published and stands. */
export function publicPage(desk: Desk): PublicPage {
  const read = (tenantId: TenantId): Promise<OrganisationRow | null> => desk.store.transaction(tenantId, (tx) => tx.organisation());
  return {
    organisation: async (code) => {
      const tenants = await desk.store.tenants();
      const named = code === null ? (tenants.length === 1 ? tenants[0] : undefined) : tenants.find((tenantId) => tenantId === code);
      return named === undefined ? null : read(named);
    },
    answers: ({ tenantId }, asked) => desk.store.transaction(tenantId, (tx) => tx.publicAnswers(asked)),
    answer: ({ tenantId }, answerId) => desk.store.transaction(tenantId, (tx) => tx.publicAnswer(answerId)),
  };
}
