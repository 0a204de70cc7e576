/** Changes of messages that have not arrived yet: networks do not promise an order. */
import { sql } from "kysely";
import type { InboundEvent } from "#app";
import type { Scope } from "../scope.ts";

/** Keeps a change once, under the key by which its message will be stored. */
export const park = async ({ db, tenantId }: Scope, pageId: string, event: InboundEvent): Promise<void> => {
  const externalId = event.messageKey ?? event.externalId;
  await db
    .insertInto("parked")
    .values({ tenant_id: tenantId, page_id: pageId, dedup_key: event.dedupKey, external_id: externalId, event: JSON.stringify(event) })
    .onConflict((on) => on.columns(["tenant_id", "page_id", "dedup_key"]).doNothing())
    .execute();
};

/** Takes out what was parked for this message, in the order in which it was parked. */
export const takeParked = async ({ db, tenantId }: Scope, pageId: string, externalId: string): Promise<readonly InboundEvent[]> => {
  const { rows } = await sql<{ readonly event: InboundEvent; readonly position: number }>`
    delete from parked where tenant_id = ${tenantId} and page_id = ${pageId} and external_id = ${externalId} returning event, position`.execute(
    db,
  );
  return [...rows].sort((a, b) => a.position - b.position).map(({ event }) => event);
};
