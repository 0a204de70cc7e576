/**
 * Facebook whole: signed webhooks in; comments, private replies, messages and posts out; moderation, health and names.
 * Knows the Graph API (shared with Instagram in `../meta/`) and nothing of cases, databases or screens. Off by default: see the legal note.
 * The fake of Facebook that tests use lives in `../meta/fake/`.
 */
import type { Channel } from "#app";
import { connectMeta } from "../meta/connect.ts";
import { createGraphApi } from "../meta/graph-api.ts";
import { checkMeta, type MetaNeeds } from "../meta/health.ts";
import { metaLegalNote, metaSecrets, metaSettings } from "../meta/meta-fields.ts";
import { parseEntries, type EntryReader } from "../meta/parse-entries.ts";
import { receiveMeta } from "../meta/receive.ts";
import type { SettingField } from "../setting-field.ts";
import { fullTools, type ChannelTools } from "../tools.ts";
import { deleteFacebook, editFacebook, moderateFacebook } from "./acts.ts";
import { backfillFacebook } from "./backfill.ts";
import { facebookCapabilities } from "./capabilities.ts";
import { DEFAULT_LINK_HOST } from "./links.ts";
import { lookUpFacebookAuthors, lookUpFacebookPost } from "./look-ups.ts";
import { parseFacebookChange } from "./parse-feed.ts";
import { findPublishedFacebook, publishFacebook, publishFacebookPost } from "./publish.ts";

export const facebookTitle = { ru: "Facebook", en: "Facebook" } as const;

/** Said where a page is added. */
export const facebookLegalNote = metaLegalNote("Facebook", { ru: "4 марта 2022 года", en: "4 March 2022" });

const linkHost: SettingField = {
  name: "linkHost",
  secret: false,
  required: false,
  title: { ru: "Адрес для ссылок", en: "Address of links" },
  hint: { ru: "По нему ответ открывается в Facebook.", en: "Where a reply opens in Facebook." },
  fallback: DEFAULT_LINK_HOST,
};

export const facebookFields: readonly SettingField[] = [...metaSecrets, ...metaSettings, linkHost];

const READER: EntryReader = { network: "facebook", object: "page", parseChange: parseFacebookChange };

const NEEDS: MetaNeeds = {
  object: "page",
  events: ["feed", "messages", "message_echoes", "message_edits", "mention"],
  scopes: ["pages_manage_metadata", "pages_read_engagement", "pages_manage_engagement", "pages_messaging"],
};

/** The connector of Facebook. */
export const createFacebook = (given: ChannelTools): Channel => {
  const tools = fullTools(given);
  const api = createGraphApi(tools);
  const sender = { api, now: tools.now };
  return {
    network: "facebook",
    title: facebookTitle,
    capabilities: facebookCapabilities,
    receive: (request, page) => Promise.resolve(receiveMeta(request, page, "page")),
    parse: (body, accountId, receivedAt) => parseEntries(body, READER, { accountId, receivedAt }),
    publish: (reply, page) => publishFacebook(sender, reply, page),
    publishPost: (post, page) => publishFacebookPost(sender, post, page),
    findPublished: (reply, page) => findPublishedFacebook(api, reply, page),
    health: (page) => checkMeta({ api, page, now: tools.now(), needs: NEEDS }),
    lookUpAuthors: (page, ids) => lookUpFacebookAuthors(api, page, ids),
    lookUpPost: (page, id) => lookUpFacebookPost(api, page, id),
    backfill: (page, since, signal) => backfillFacebook({ api, page, since, signal }),
    moderate: (act, page) => moderateFacebook(sender, act, page),
    editOwn: (own, text, page) => editFacebook(sender, own, { text, page }),
    deleteOwn: (own, page) => deleteFacebook(sender, own, page),
    connect: (page, webhookUrl) => connectMeta({ api, page, now: tools.now(), needs: NEEDS }, webhookUrl),
  };
};

export { facebookCapabilities } from "./capabilities.ts";
export { facebookSteps } from "./steps.ts";
