/**
 * ВКонтакте whole: callbacks and Long Poll in, comments and direct messages out, health and names.
 * Knows VK's protocol and nothing of cases, databases or screens; every outward call has a time-out and ends in a value.
 * The fake of VK that tests and the demonstration use lives beside it in `fake/`.
 */
import type { Channel, ChannelPage } from "#app";
import { fullTools, type ChannelTools } from "../tools.ts";
import { createVkApi } from "./api.ts";
import { backfillVk } from "./backfill.ts";
import { vkCapabilities, vkCapabilitiesOf } from "./capabilities.ts";
import { connectVk } from "./connect.ts";
import { checkVk } from "./health.ts";
import { lookUpConfirmation, lookUpVkAuthors, lookUpVkPost } from "./look-ups.ts";
import { moderateVk } from "./moderate.ts";
import { deleteVk, editVk } from "./own.ts";
import { parseVk } from "./parse.ts";
import { createPoller } from "./poll.ts";
import { publishVkPost } from "./publish-post.ts";
import { publishVk } from "./publish.ts";
import { receiveVk } from "./receive.ts";

export const vkTitle = { ru: "ВКонтакте", en: "VK" } as const;

/** Where links lead by the page's own setting; without one, to VK. */
const hostOf = (settings: ChannelPage["settings"] = {}): { readonly host?: string } => {
  const host = settings["linkHost"];
  return typeof host === "string" && host.trim() !== "" ? { host: host.trim() } : {};
};

/** The connector of VK. */
export const createVk = (given: ChannelTools): Channel => {
  const tools = fullTools(given);
  const api = createVkApi(tools);
  return {
    network: "vk",
    title: vkTitle,
    capabilities: vkCapabilities,
    capabilitiesOf: vkCapabilitiesOf,
    receive: (request, page) => receiveVk(request, page, (asked) => lookUpConfirmation(api, asked)),
    parse: (body, accountId, receivedAt, settings) => parseVk(body, { accountId, receivedAt, ...hostOf(settings) }),
    publish: (reply, page) => publishVk({ api, now: tools.now }, reply, page),
    publishPost: (post, page) => publishVkPost({ api, now: tools.now }, post, page),
    // `guid` and `random_id` make VK give the first id back instead of publishing twice.
    findPublished: () => Promise.resolve({ kind: "repeat" }),
    poll: createPoller(api),
    backfill: (page, since, signal) => backfillVk({ api, page, since, signal }),
    health: (page) => checkVk(api, page),
    lookUpAuthors: (page, ids) => lookUpVkAuthors(api, page, ids),
    lookUpPost: (page, publicPostId) => lookUpVkPost(api, page, publicPostId),
    moderate: (act, page) => moderateVk({ api, now: tools.now }, act, page),
    editOwn: (own, text, page) => editVk({ api, now: tools.now }, own, text, page),
    deleteOwn: (own, page) => deleteVk({ api, now: tools.now }, own, page),
    connect: (page, webhookUrl) => connectVk(api, page, webhookUrl),
  };
};

export { vkCapabilities } from "./capabilities.ts";
export { vkFields } from "./fields.ts";
export { vkSteps } from "./steps.ts";
