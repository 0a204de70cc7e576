/** What VK can do for the desk. The greatest length of a comment is not documented; ours is what VK has been seen to take. */
import type { ChannelCapabilities } from "#app";

export const vkCapabilities: ChannelCapabilities = {
  receive: ["comment", "direct", "post"],
  receiveBy: ["webhook", "poll"],
  publicReply: "yes",
  directReply: "yes",
  publicAttachments: ["photo", "doc"],
  directAttachments: ["photo", "doc"],
  maxTextLength: { public: 9000, direct: 9000 },
  idempotentSend: true,
  idempotentPost: true,
  pollsAlways: false,
  moderation: [],
  fileHosts: ["userapi.com", "vk.com", "vk.me", "vkuser.net", "vk.ru"],
};
