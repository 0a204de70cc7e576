/**
 * Instagram whole: signed webhooks in; replies, private replies and messages out, in words; hiding, deleting, health and names.
 * Knows the Graph API (shared with Facebook in `../meta/`) and nothing of cases, databases or screens. Off by default: see the legal note.
 * The fake of Instagram that tests use lives in `../meta/fake/`.
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
import { deleteInstagram, moderateInstagram } from "./acts.ts";
import { backfillInstagram } from "./backfill.ts";
import { instagramCapabilities } from "./capabilities.ts";
import { lookUpInstagramAuthors, lookUpInstagramPost } from "./look-ups.ts";
import { parseInstagramChange } from "./parse-change.ts";
import { findPublishedInstagram, publishInstagram } from "./publish.ts";

export const instagramTitle = { ru: "Instagram", en: "Instagram" } as const;

/** Said where a page is added. */
export const instagramLegalNote = metaLegalNote("Instagram", { ru: "14 марта 2022 года", en: "14 March 2022" });

export const instagramFields: readonly SettingField[] = [...metaSecrets, ...metaSettings];

const READER: EntryReader = { network: "instagram", object: "instagram", parseChange: parseInstagramChange };

const NEEDS: MetaNeeds = {
  object: "instagram",
  events: ["comments", "messages", "mentions"],
  scopes: ["instagram_manage_comments", "instagram_manage_messages"],
};

/** The connector of Instagram. Replies cannot be corrected, and a post needs a picture: `editOwn` and `publishPost` are left out. */
export const createInstagram = (given: ChannelTools): Channel => {
  const tools = fullTools(given);
  const api = createGraphApi(tools);
  const sender = { api, now: tools.now };
  return {
    network: "instagram",
    title: instagramTitle,
    capabilities: instagramCapabilities,
    receive: (request, page) => Promise.resolve(receiveMeta(request, page, "instagram")),
    parse: (body, accountId, receivedAt) => parseEntries(body, READER, { accountId, receivedAt }),
    publish: (reply, page) => publishInstagram(sender, reply, page),
    findPublished: (reply, page) => findPublishedInstagram(api, reply, page),
    health: (page) => checkMeta({ api, page, now: tools.now(), needs: NEEDS }),
    lookUpAuthors: (page, ids) => lookUpInstagramAuthors(api, page, ids),
    lookUpPost: (page, id) => lookUpInstagramPost(api, page, id),
    backfill: (page, since, signal) => backfillInstagram({ api, page, since, signal }),
    moderate: (act, page) => moderateInstagram(sender, act, page),
    deleteOwn: (own, page) => deleteInstagram(sender, own, page),
    connect: (page, webhookUrl) => connectMeta({ api, page, now: tools.now(), needs: NEEDS }, webhookUrl),
  };
};

export { instagramCapabilities } from "./capabilities.ts";
export { instagramSteps } from "./steps.ts";
