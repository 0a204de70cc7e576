import type { ChannelCapabilities } from "#app";

/** What a mailbox can: letters come by asking, replies leave as letters to one office; nothing is public there. */
export const incidentCapabilities: ChannelCapabilities = {
  receive: ["post"],
  receiveBy: ["poll"],
  publicReply: "no",
  directReply: "yes",
  publicAttachments: [],
  directAttachments: ["photo", "doc", "video"],
  maxTextLength: { public: 20_000, direct: 20_000 },
  idempotentSend: false,
  idempotentPost: false,
  pollsAlways: true,
  moderation: [],
  fileHosts: [],
};
