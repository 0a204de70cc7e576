/** What VK can do for the desk. The greatest length of a comment is not documented; ours is what VK has been seen to take. */
import type { ChannelCapabilities, ChannelPage } from "#app";
import { tokenOf } from "./tokens.ts";

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
  moderation: ["delete", "unhide", "block", "unblock"],
  fileHosts: ["userapi.com", "vk.com", "vk.me", "vkuser.net", "vk.ru"],
};

/** Without the administrator's key VK lets nobody moderate by program: a person does it in VK, and the desk keeps the record. */
export const vkCapabilitiesOf = (page: ChannelPage): ChannelCapabilities =>
  tokenOf(page, ["user"]) === null ? { ...vkCapabilities, moderation: [] } : vkCapabilities;
