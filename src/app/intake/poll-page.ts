/** Long polling for installations that the internet cannot call: what comes is kept in the inbox together with the cursor, in one transaction. */
import type { TenantId } from "#case";
import { channelPageOf } from "../channel-page.ts";
import type { Desk } from "../desk.ts";
import { capabilitiesFor } from "../page-capabilities.ts";
import { alarmByPoll } from "../pages/alarms.ts";
import type { PageRow } from "../ports/store.ts";

/** Whether this page is polled rather than called, or as well as called. */
export function isPolled(desk: Desk, page: PageRow): boolean {
  const channel = desk.channels.get(page.network);
  if (!page.enabled || channel?.poll === undefined) return false;
  return page.settings.receiveBy === "poll" || capabilitiesFor(channel, page).pollsAlways;
}

/** One round of one page; answers how long to wait before the next. */
export async function pollOnce(
  desk: Desk,
  tenantId: TenantId,
  { page, signal }: { readonly page: PageRow; readonly signal: AbortSignal },
): Promise<number> {
  const channel = desk.channels.get(page.network);
  if (channel?.poll === undefined) return silenceMs;
  const { network, pageId } = page;
  const cursor = await desk.store.transaction(tenantId, (tx) => tx.pollCursor(pageId));
  const batch = await channel.poll(channelPageOf(page), cursor, signal);
  if (!signal.aborted) await alarmByPoll(desk, { tenantId, pageId }, batch.failure);
  if (batch.failure !== undefined) {
    desk.log.warn({ pageId, network, ...batch.failure }, "a poll brought nothing");
    return batch.failure.afterMs;
  }
  const receivedAt = desk.now();
  await desk.store.transaction(tenantId, async (tx) => {
    for (const { dedupKey, eventType, body } of batch.deliveries)
      await tx.putInbox({ network, pageId, dedupKey, eventType, body, receivedAt });
    if (batch.cursor !== cursor) await tx.setPollCursor(pageId, batch.cursor);
  });
  return batch.nextAfterMs ?? 0;
}

/** The pause after a failure that the connector did not foresee. */
export const silenceMs = 15_000;
