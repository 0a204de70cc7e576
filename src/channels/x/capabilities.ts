/** What X can do for the desk. Nothing that was published can be corrected; a repeat is not known by a key of ours. */
import type { ChannelCapabilities, ChannelPage } from "#app";
import { numberSetting } from "../page-settings.ts";

/** By X's own counting (`text-weight.ts`); an account with a subscription has more, by a setting of the page. */
export const TEXT_MAX = 280;
export const DIRECT_MAX = 10_000;

export const xCapabilities: ChannelCapabilities = {
  receive: ["comment", "direct"],
  receiveBy: ["webhook", "poll"],
  publicReply: "yes",
  directReply: "yes",
  publicAttachments: ["photo", "video"],
  directAttachments: ["photo", "video"],
  maxTextLength: { public: TEXT_MAX, direct: DIRECT_MAX },
  idempotentSend: false,
  idempotentPost: false,
  pollsAlways: false,
  moderation: ["hide", "unhide"],
  fileHosts: ["twimg.com", "ton.twitter.com"],
};

/** How much of a public text this page's account may write. */
export const publicLimit = (page: ChannelPage): number => numberSetting(page, "textLimit", TEXT_MAX);

/** The same, for one page. */
export const xCapabilitiesOf = (page: ChannelPage): ChannelCapabilities => ({
  ...xCapabilities,
  maxTextLength: { public: publicLimit(page), direct: DIRECT_MAX },
});
