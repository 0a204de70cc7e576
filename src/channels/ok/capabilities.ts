/** What Odnoklassniki can do for the desk. OK documents no lengths; ours are what its kin network takes. */
import type { ChannelCapabilities, ChannelPage } from "#app";
import { textSetting } from "../page-settings.ts";

/** Every page, unless its administrator says that OK lets its application write comments. */
export const okCapabilities: ChannelCapabilities = {
  receive: ["comment", "direct", "post"],
  receiveBy: ["webhook", "poll"],
  publicReply: "manual",
  directReply: "yes",
  publicAttachments: [],
  directAttachments: ["photo", "doc", "video"],
  maxTextLength: { public: 4000, direct: 4000 },
  idempotentSend: false,
  idempotentPost: false,
  pollsAlways: true,
  moderation: [],
  fileHosts: ["mycdn.me", "odnoklassniki.ru", "ok.ru", "okcdn.ru"],
};

/** True where the page's administrator has written comments through the API into the page's settings. */
export const writesComments = (page: ChannelPage): boolean => textSetting(page, "publicReply", "manual") === "api";

/** Comments are written and removed by methods that OK no longer documents: only where the page's setting says so. */
export const okCapabilitiesOf = (page: ChannelPage): ChannelCapabilities =>
  writesComments(page) ? { ...okCapabilities, publicReply: "yes", moderation: ["delete"] } : okCapabilities;
