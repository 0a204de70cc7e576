import type { TenantId } from "#case";
import type { Instant } from "#worktime";
import { channelPageOf } from "./channel-page.ts";
import type { Desk } from "./desk.ts";
import { alarmByHealth, alarmBySilence } from "./pages/alarms.ts";
import type { PageRow } from "./ports/store.ts";

/** How often an official page is asked after: a dropped webhook or an expired key must not be noticed by the citizens first (1.4). */
export const checkEveryMs = 10 * 60_000;

type Health = PageRow["health"];

/** Asks the network how our page is, and keeps the answer for the register. */
export async function checkPage(desk: Desk, tenantId: TenantId, pageId: string): Promise<void> {
  const page = await desk.store.transaction(tenantId, async (tx) => (await tx.pages()).find((one) => one.pageId === pageId));
  if (page === undefined || !page.enabled) return;
  const health = await askHealth(desk, page);
  await desk.store.transaction(tenantId, async (tx) => {
    await tx.setPageHealth(pageId, health);
    await alarmByHealth(desk, tx, { pageId, health });
    await alarmBySilence(desk, tx, page);
  });
  if (health.state === "broken") desk.log.warn({ tenantId, pageId, problems: health.problems }, "an official page is not well");
}

/** What the network says of the page now; a connector that fails has said nothing. */
export async function askHealth(desk: Desk, page: PageRow): Promise<Health> {
  const channel = desk.channels.get(page.network);
  if (channel === undefined) return { state: "unknown", problems: [], checkedAt: desk.now() };
  try {
    return { ...(await channel.health(channelPageOf(page))), checkedAt: desk.now() };
  } catch (error) {
    desk.log.error({ err: error, pageId: page.pageId }, "the check of a page failed");
    return { state: "unknown", problems: [notAsked], checkedAt: desk.now() };
  }
}

const notAsked: Health["problems"][number] = {
  failure: "UNKNOWN",
  ru: "Не удалось спросить сеть о странице. Проверка повторится через десять минут.",
  en: "The network could not be asked about the page. The check will be repeated in ten minutes.",
};

/** Whether a page's last word on its health is too old. */
export function needsCheck({ enabled, health }: Pick<PageRow, "enabled" | "health">, now: Instant): boolean {
  return enabled && (health.checkedAt === null || health.checkedAt <= now - checkEveryMs);
}
