import type { Store } from "#app";
import type { TenantId } from "#case";

/** The organisation that was named, or the only one there is; null where that is not clear. */
export const pickOrganisation = async (store: Pick<Store, "tenants">, named: string | undefined): Promise<TenantId | null> => {
  const tenants = await store.tenants();
  if (named !== undefined) return tenants.find((tenantId) => tenantId === named) ?? null;
  return tenants.length === 1 ? (tenants[0] ?? null) : null;
};
