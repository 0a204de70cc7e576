/**
 * MAX whole: webhooks and Long Polling in, comments and direct messages out, posts, moderation, health and names.
 * A page is a channel (a negative number) with its bot, or a bot alone. Knows MAX's protocol and nothing of cases, databases or
 * screens; every outward call has a time-out and ends in a value. The fake of MAX that tests and the demonstration use is in `fake/`.
 */
import type { Channel } from "#app";
import { fullTools, type ChannelTools } from "../tools.ts";
import { createMaxApi } from "./api.ts";
import { backfillMax } from "./backfill.ts";
import { maxCapabilities } from "./capabilities.ts";
import { connectMax } from "./connect.ts";
import { checkMax } from "./health.ts";
import { locateMaxAttachment, lookUpMaxAuthors, lookUpMaxPost } from "./look-ups.ts";
import { moderateMax } from "./moderate.ts";
import { deleteOwnMax, editOwnMax } from "./own-acts.ts";
import { parseMax } from "./parse.ts";
import { pollMax } from "./poll.ts";
import { publishMaxPost } from "./publish-post.ts";
import { findPublishedMax, publishMax } from "./publish.ts";
import { receiveMax } from "./receive.ts";
import { createUploader } from "./uploads.ts";

export const maxTitle = { ru: "MAX", en: "MAX" } as const;

/** The connector of MAX. */
export const createMax = (given: ChannelTools): Channel => {
  const tools = fullTools(given);
  const api = createMaxApi(tools);
  const publisher = { api, now: tools.now, sleep: tools.sleep, upload: createUploader(api) };
  const actor = { api, now: tools.now };
  return {
    network: "max",
    title: maxTitle,
    capabilities: maxCapabilities,
    receive: (request, page) => Promise.resolve(receiveMax(request, page)),
    parse: (body, accountId, receivedAt) => parseMax(body, { accountId, receivedAt }),
    publish: (reply, page) => publishMax(publisher, reply, page),
    publishPost: (post, page) => publishMaxPost(actor, post, page),
    findPublished: (reply, page) => findPublishedMax(api, reply, page),
    poll: (page, cursor, signal) => pollMax(api, page, { cursor, signal }),
    backfill: (page, since, signal) => backfillMax({ api, page, since, signal }),
    health: (page) => checkMax(api, page),
    lookUpAuthors: (page, ids) => lookUpMaxAuthors(api, page, ids),
    lookUpPost: (page, publicPostId) => lookUpMaxPost(api, page, publicPostId),
    moderate: (act, page) => moderateMax(actor, act, page),
    editOwn: (own, text, page) => editOwnMax(actor, own, text, page),
    deleteOwn: (own, page) => deleteOwnMax(actor, own, page),
    locateAttachment: (attachment, page) => locateMaxAttachment(api, attachment, page),
    connect: (page, webhookUrl) => connectMax(api, page, webhookUrl),
  };
};

export { maxCapabilities } from "./capabilities.ts";
export { maxFields } from "./fields.ts";
export { maxSteps } from "./steps.ts";
