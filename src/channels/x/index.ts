/**
 * X whole: webhooks of the X Activity API and questions in; replies, direct messages and posts out; hiding, files, health and names.
 * Knows the API v2 and nothing of cases, databases or screens; every outward call has a time-out and ends in a value.
 * The fake of X that tests use lives beside it in `fake/`.
 */
import type { Channel } from "#app";
import { fullTools, type ChannelTools } from "../tools.ts";
import { deleteOwnX, moderateX } from "./acts.ts";
import { createXApi } from "./api.ts";
import { backfillX } from "./backfill.ts";
import { xCapabilities, xCapabilitiesOf } from "./capabilities.ts";
import { connectX } from "./connect.ts";
import { checkX } from "./health.ts";
import { locateXFile, lookUpXAuthors, lookUpXPost } from "./look-ups.ts";
import { parseX } from "./parse.ts";
import { pollX } from "./poll.ts";
import { publishX, publishXPost } from "./publish.ts";
import { findPublishedX } from "./read-back.ts";
import { receiveX } from "./receive.ts";

export const xTitle = { ru: "X (Twitter)", en: "X (Twitter)" } as const;

/** Said where a page is added. */
export const xLegalNote = {
  ru: "Доступ к X (Twitter) в России ограничен Роскомнадзором с 4 марта 2022 года: серверу нужен прокси за пределами страны. Вести там страницу закон не обязывает. Пользование API платное.",
  en: "Access to X (Twitter) has been restricted in Russia by Roskomnadzor since 4 March 2022: the server needs a proxy beyond the country. The law obliges nobody to keep a page there. The use of the API is paid for.",
} as const;

/** The connector of X. Own posts cannot be corrected by the API, so `editOwn` is left out. */
export const createX = (given: ChannelTools): Channel => {
  const tools = fullTools(given);
  const api = createXApi(tools);
  const publisher = { api, now: tools.now, sleep: tools.sleep };
  return {
    network: "x",
    title: xTitle,
    capabilities: xCapabilities,
    capabilitiesOf: xCapabilitiesOf,
    receive: (request, page) => Promise.resolve(receiveX(request, page)),
    parse: (body, accountId, receivedAt) => parseX(body, { accountId, receivedAt }),
    publish: (reply, page) => publishX(publisher, reply, page),
    publishPost: (post, page) => publishXPost(publisher, post, page),
    findPublished: (reply, page) => findPublishedX(api, reply, page),
    poll: (page, cursor, signal) => pollX(api, page, { cursor, signal }),
    health: (page) => checkX(api, page),
    lookUpAuthors: (page, ids) => lookUpXAuthors(api, page, ids),
    lookUpPost: (page, id) => lookUpXPost(api, page, id),
    backfill: (page, since, signal) => backfillX({ api, page, since, signal }),
    moderate: (act, page) => moderateX(publisher, act, page),
    deleteOwn: (own, page) => deleteOwnX(publisher, own, page),
    locateAttachment: (attachment, page) => Promise.resolve(locateXFile(attachment, { page, now: tools.now() })),
    connect: (page, webhookUrl) => connectX(api, page, webhookUrl),
  };
};

export { xCapabilities } from "./capabilities.ts";
export { xFields } from "./fields.ts";
export { xSteps } from "./steps.ts";
