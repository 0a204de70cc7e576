/** What Telegram can do for the desk. A bot cannot read back what it wrote, and nobody tells it of a deletion. */
import type { ChannelCapabilities } from "#app";

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
