/** After a time of being away: what was written meanwhile is asked for and goes through the inbox like everything else. */
import type { TenantId } from "#case";
import { channelPageOf } from "../channel-page.ts";
import type { Desk } from "../desk.ts";
import type { PageRow } from "../ports/store.ts";

/** A shorter silence is no absence: networks repeat what was not acknowledged. */
const absenceMs = 5 * 60_000;

/** Longer ago than this nobody waits for an answer under this act any more. */
const farthestMs = 14 * 86_400_000;

type Asked = { readonly page: PageRow; readonly signal: AbortSignal };

/** Keeps what the network has of the time since the page's last event; answers how many deliveries were new. */
export async function backfillPage(desk: Desk, tenantId: TenantId, { page, signal }: Asked): Promise<number> {
  const channel = desk.channels.get(page.network);
  if (channel?.backfill === undefined || page.lastEventAt === null || page.lastEventAt > desk.now() - absenceMs) return 0;
  const since = Math.max(page.lastEventAt, desk.now() - farthestMs);
  const batch = await channel.backfill(channelPageOf(page), since, signal);
  if (batch.failure !== undefined)
    desk.log.warn({ pageId: page.pageId, ...batch.failure }, "what was written while we were away could not be read");
  const { network, pageId } = page;
  const receivedAt = desk.now();
  return desk.store.transaction(tenantId, async (tx) => {
    let kept = 0;
    for (const { dedupKey, eventType, body } of batch.deliveries) {
      if ((await tx.putInbox({ network, pageId, dedupKey, eventType, body, receivedAt })) === "stored") kept += 1;
    }
    return kept;
  });
}

/** All connected pages of all municipalities, once at the start; a network that does not answer holds nobody up. */
export async function backfillPages(desk: Desk, signal: AbortSignal): Promise<void> {
  for (const tenantId of await desk.store.tenants()) {
    const pages = await desk.store.transaction(tenantId, (tx) => tx.pages());
    for (const page of pages.filter(({ enabled }) => enabled)) {
      if (signal.aborted) return;
      await backfillPage(desk, tenantId, { page, signal }).catch((error: unknown) =>
        desk.log.error({ err: error, pageId: page.pageId }, "what was written while we were away was not asked for"),
      );
    }
  }
}
