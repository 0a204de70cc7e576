import type { ChannelPage } from "./ports/channel.ts";
import type { PageRow } from "./ports/store.ts";

/** An official page as its connector needs it. */
export function channelPageOf({ pageId, network, accountId, title, secrets, settings }: PageRow): ChannelPage {
  return { pageId, network, accountId, title, secrets, settings };
}
