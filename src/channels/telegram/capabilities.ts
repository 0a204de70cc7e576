/** What Telegram can do for the desk. A bot cannot read back what it wrote, and nobody tells it of a deletion. */
import type { ChannelCapabilities, ChannelPage } from "#app";
import { baseUrl } from "./api.ts";

/** The most of a text in a message, and under a file: by the documentation of the Bot API. */
export const TEXT_MAX = 4096;
export const CAPTION_MAX = 1024;

export const telegramCapabilities: ChannelCapabilities = {
  receive: ["comment", "direct"],
  receiveBy: ["webhook", "poll"],
  publicReply: "yes",
  directReply: "yes",
  publicAttachments: ["photo", "doc", "video"],
  directAttachments: ["photo", "doc", "video"],
  maxTextLength: { public: TEXT_MAX, direct: TEXT_MAX },
  idempotentSend: false,
  idempotentPost: false,
  pollsAlways: false,
  moderation: ["delete", "block", "unblock"],
  fileHosts: ["api.telegram.org"],
};

/** The same, for one page: files come from where its Bot API is, and a bot without a channel or a group has only private chats. */
export const telegramCapabilitiesOf = (page: ChannelPage): ChannelCapabilities => {
  const address = baseUrl(page);
  const fileHosts = URL.canParse(address) ? [new URL(address).hostname] : [];
  if (page.accountId.startsWith("-")) return { ...telegramCapabilities, fileHosts };
  return { ...telegramCapabilities, fileHosts, receive: ["direct"], publicReply: "no", publicAttachments: [], moderation: [] };
};
