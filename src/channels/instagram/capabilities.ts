/** What Instagram can do for the desk: words only; nothing that was published can be corrected, and a post needs a picture, so there are none. */
import type { ChannelCapabilities } from "#app";

export const COMMENT_MAX = 2_200;
export const DIRECT_MAX = 1_000;

export const instagramCapabilities: ChannelCapabilities = {
  receive: ["comment", "direct"],
  receiveBy: ["webhook"],
  publicReply: "yes",
  directReply: "yes",
  publicAttachments: [],
  directAttachments: [],
  maxTextLength: { public: COMMENT_MAX, direct: DIRECT_MAX },
  idempotentSend: false,
  idempotentPost: false,
  pollsAlways: false,
  moderation: ["hide", "unhide", "delete"],
  fileHosts: ["cdninstagram.com", "fbcdn.net", "fbsbx.com"],
};
