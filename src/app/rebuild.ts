import type { TenantId } from "#case";
import type { AppParts } from "./parts.ts";
import { deskOf } from "./desk.ts";
import { reproject } from "./sweep.ts";

/** Writes the read models of a municipality anew from its events; answers how many cases there are. Nothing is locked: a case at a time. */
export async function rebuild(parts: AppParts, tenantId: TenantId): Promise<number> {
  const desk = deskOf(parts);
  let count = 0;
  for await (const caseId of parts.store.caseIds(tenantId)) {
    await parts.store.transaction(tenantId, (tx) => reproject(desk, tx, caseId));
    count += 1;
  }
  return count;
}
