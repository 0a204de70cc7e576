/** What Facebook can do for the desk. A comment takes one picture; a direct message cannot be corrected or taken back by a program. */
import type { ChannelCapabilities } from "#app";

export const COMMENT_MAX = 8_000;
export const DIRECT_MAX = 2_000;

export const facebookCapabilities: ChannelCapabilities = {
  receive: ["comment", "direct", "post"],
  receiveBy: ["webhook"],
  publicReply: "yes",
  directReply: "yes",
  publicAttachments: ["photo"],
  directAttachments: ["photo", "doc", "video"],
  maxTextLength: { public: COMMENT_MAX, direct: DIRECT_MAX },
  idempotentSend: false,
  idempotentPost: false,
  pollsAlways: false,
  moderation: ["hide", "unhide", "delete", "block", "unblock"],
  fileHosts: ["fbcdn.net", "fbsbx.com", "facebook.com"],
};
