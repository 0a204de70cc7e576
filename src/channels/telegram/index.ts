/**
 * Telegram whole: webhooks and getUpdates in; comments, private messages and posts out; moderation, files, health and names.
 * Knows the Bot API and nothing of cases, databases or screens; every outward call has a time-out and ends in a value.
 * The fake of Telegram that tests and the demonstration use lives beside it in `fake/`.
 */
import type { Channel } from "#app";
import { fullTools, type ChannelTools } from "../tools.ts";
import { createTelegramApi } from "./api.ts";
import { telegramCapabilities, telegramCapabilitiesOf } from "./capabilities.ts";
import { connectTelegram } from "./connect.ts";
import { createDiscussions } from "./discussion.ts";
import { checkTelegram } from "./health.ts";
import { locateTelegramFile, lookUpTelegramAuthors } from "./look-ups.ts";
import { moderateTelegram } from "./moderate.ts";
import { deleteTelegram, editTelegram } from "./own-publication.ts";
import { parseTelegram } from "./parse.ts";
import { createPoller } from "./poll.ts";
import { publishTelegram, publishTelegramPost } from "./publish.ts";
import { receiveTelegram } from "./receive.ts";

export const telegramTitle = { ru: "Telegram", en: "Telegram" } as const;

/** Said where a page is added: the network is slowed down in the country, and the law does not oblige anybody to keep it. */
export const telegramLegalNote = {
  ru: "С февраля 2026 года Роскомнадзор замедляет Telegram: события и ответы могут запаздывать, может понадобиться прокси или свой сервер Bot API. Вести канал закон не обязывает.",
  en: "Since February 2026 Telegram is slowed down in Russia: events and replies may be late, and a proxy or a Bot API server of one's own may be needed. The law does not oblige anybody to keep a channel.",
} as const;

/** A bot sees neither the history of a chat nor its own messages in it. */
const CANNOT_READ_BACK = "Telegram does not let a bot read what it has written: look into the chat";

/** The connector of Telegram. */
export const createTelegram = (given: ChannelTools): Channel => {
  const tools = fullTools(given);
  const api = createTelegramApi(tools);
  const discussions = createDiscussions(api, tools.now);
  const publisher = { api, now: tools.now };
  return {
    network: "telegram",
    title: telegramTitle,
    capabilities: telegramCapabilities,
    capabilitiesOf: telegramCapabilitiesOf,
    receive: (request, page) => receiveTelegram(request, page, discussions),
    parse: (body, accountId, receivedAt) => parseTelegram(body, { accountId, receivedAt }),
    publish: (reply, page) => publishTelegram(publisher, reply, page),
    publishPost: (post, page) => publishTelegramPost(publisher, post, page),
    findPublished: () => Promise.resolve({ kind: "cannot", failure: "UNKNOWN", detail: CANNOT_READ_BACK }),
    poll: createPoller(api, discussions),
    health: (page) => checkTelegram({ api, discussions, page, now: tools.now() }),
    lookUpAuthors: (page, ids) => lookUpTelegramAuthors({ api, discussions, page }, ids),
    // The post comes with the comments under it, in `posts` of the parsed payload.
    lookUpPost: () => Promise.resolve(null),
    moderate: (act, page) => moderateTelegram(publisher, act, { discussions, page }),
    editOwn: (own, text, page) => editTelegram(publisher, own, { text, page }),
    deleteOwn: (own, page) => deleteTelegram(publisher, own, page),
    locateAttachment: (attachment, page) => locateTelegramFile(api, attachment, page),
    connect: (page, webhookUrl) => connectTelegram({ api, discussions, page, now: tools.now() }, webhookUrl),
  };
};

export { telegramCapabilities } from "./capabilities.ts";
export { telegramFields } from "./fields.ts";
export { telegramSteps } from "./steps.ts";
