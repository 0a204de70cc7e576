import type { Channel, ChannelCapabilities } from "./ports/channel.ts";
import type { PageRow } from "./ports/store.ts";
import { channelPageOf } from "./channel-page.ts";

/** What the desk can do on this very page: the network's capabilities, narrowed by its connector and by the administrator's choice to publish by hand. */
export function capabilitiesFor(channel: Channel, page: PageRow): ChannelCapabilities {
  const known = channel.capabilitiesOf?.(channelPageOf(page)) ?? channel.capabilities;
  return page.settings["publicReply"] === "manual" && known.publicReply === "yes" ? { ...known, publicReply: "manual" } : known;
}
