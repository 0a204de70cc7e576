/**
 * Одноклассники whole: the Bot API's messages in and out, topics' comments by patient asking, topics of the page itself, health and names.
 * Knows OK's two protocols and nothing of cases, databases or screens; every outward call has a time-out and ends in a value.
 * Comments are published by hand unless the page's setting says that OK lets its application write them.
 * The fake of OK that tests and the demonstration use lives beside it in `fake/`.
 */
import type { Channel } from "#app";
import { fullTools, type ChannelTools } from "../tools.ts";
import { deleteOwnOk, editOwnOk, moderateOk } from "./acts.ts";
import { createOkApi } from "./api.ts";
import { backfillOk } from "./backfill.ts";
import { okCapabilities, okCapabilitiesOf } from "./capabilities.ts";
import { connectOk } from "./connect.ts";
import { checkOk } from "./health.ts";
import { locateOkAttachment, lookUpOkAuthors, lookUpOkPost } from "./look-ups.ts";
import { parseOk } from "./parse.ts";
import { createPoller } from "./poll.ts";
import { publishOkPost } from "./publish-post.ts";
import { publishOk } from "./publish.ts";
import { findPublishedOk } from "./read-back.ts";
import { receiveOk } from "./receive.ts";

export const okTitle = { ru: "Одноклассники", en: "Odnoklassniki" } as const;

/** The connector of Odnoklassniki. */
export const createOk = (given: ChannelTools): Channel => {
  const { now, sleep, ...tools } = fullTools(given);
  const api = createOkApi({ now, sleep, ...tools });
  const publisher = { api, now, sleep };
  return {
    network: "ok",
    title: okTitle,
    capabilities: okCapabilities,
    capabilitiesOf: okCapabilitiesOf,
    receive: (request, page) => Promise.resolve(receiveOk(request, page)),
    parse: (body, accountId, receivedAt) => parseOk(body, { accountId, receivedAt }),
    publish: (reply, page) => publishOk(publisher, reply, page),
    publishPost: (post, page) => publishOkPost(publisher, post, page),
    findPublished: (reply, page) => findPublishedOk(publisher, reply, page),
    poll: createPoller({ api, now }),
    backfill: (page, since, signal) => backfillOk({ api, page, since, now: now(), signal }),
    health: (page) => checkOk(api, page),
    lookUpAuthors: (page, ids) => lookUpOkAuthors(api, page, ids),
    lookUpPost: (page, publicPostId) => lookUpOkPost(api, page, publicPostId),
    moderate: (act, page) => moderateOk(publisher, act, page),
    editOwn: (own, text, page) => editOwnOk(publisher, { own, text }, page),
    deleteOwn: (own, page) => deleteOwnOk(publisher, own, page),
    locateAttachment: (attachment, page) => locateOkAttachment(api, page, attachment),
    connect: (page, webhookUrl) => connectOk(api, page, webhookUrl),
  };
};

export { okCapabilities } from "./capabilities.ts";
export { okFields } from "./fields.ts";
export { okSteps } from "./steps.ts";
