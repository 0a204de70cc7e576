/** A topic of the group itself (3.6). OK knows no key of ours: an unknown outcome waits for a person. */
import type { ChannelPage, PublishOutcome } from "#app";
import { textSetting } from "../page-settings.ts";
import { idText, isRecord } from "../payload-reader.ts";
import { DEFAULT_LINK_HOST, topicLink } from "./links.ts";
import { outcomeOf, type Publisher } from "./publish.ts";

/** Publishes in the group's own name. */
export const publishOkPost = async (
  { api, now }: Publisher,
  { text }: { readonly postId: string; readonly text: string },
  page: ChannelPage,
): Promise<PublishOutcome> => {
  const answer = await api.rest(page, "mediatopic.post", {
    type: "GROUP_THEME",
    gid: page.accountId,
    attachment: JSON.stringify({ media: [{ type: "text", text }], onBehalfOfGroup: "true" }),
  });
  if (!answer.ok) return outcomeOf(answer);
  const externalId = idText(isRecord(answer.value) ? (answer.value["id"] ?? answer.value["topic_id"]) : answer.value);
  if (externalId === undefined) return { kind: "unknown", failure: "UNKNOWN", detail: "OK answered without the id of the topic" };
  return {
    kind: "published",
    externalId,
    at: now(),
    permalink: topicLink(page.accountId, externalId, textSetting(page, "linkHost", DEFAULT_LINK_HOST)),
  };
};
