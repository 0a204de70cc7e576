import type { OrganisationRow, StoreTx } from "./ports/store.ts";

/** The municipality of this transaction; it must have been set up. */
export async function organisationOf(tx: StoreTx): Promise<OrganisationRow> {
  const organisation = await tx.organisation();
  if (organisation === null) throw new Error(`Municipality ${tx.tenantId} has no organisation row: set it up first.`);
  return organisation;
}
