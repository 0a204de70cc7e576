/** What MAX can do for the desk: a comment of a bot is text only; a comment once removed cannot come back. */
import type { ChannelCapabilities } from "#app";

export const MAX_TEXT_LENGTH = 4000;

export const maxCapabilities: ChannelCapabilities = {
  receive: ["comment", "direct"],
  receiveBy: ["webhook", "poll"],
  publicReply: "yes",
  directReply: "yes",
  publicAttachments: [],
  directAttachments: ["photo", "doc", "video"],
  maxTextLength: { public: MAX_TEXT_LENGTH, direct: MAX_TEXT_LENGTH },
  idempotentSend: false,
  idempotentPost: false,
  pollsAlways: false,
  moderation: ["delete", "block"],
  fileHosts: ["max.ru", "oneme.ru", "okcdn.ru"],
};
