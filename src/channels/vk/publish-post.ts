/** A post of the community itself (3.6): VK lets only a person's key post on a wall, and knows a repeat by `guid`. */
import type { ChannelPage, PublishOutcome } from "#app";
import { textSetting } from "../page-settings.ts";
import { idText, isRecord } from "../payload-reader.ts";
import { DEFAULT_LINK_HOST, postLink } from "./links.ts";
import { outcomeOf, type Publisher } from "./publish.ts";

/** Posts on the community's wall in its own name. */
export const publishVkPost = async (
  { api, now }: Publisher,
  { postId, text }: { readonly postId: string; readonly text: string },
  page: ChannelPage,
): Promise<PublishOutcome> => {
  const ownerId = `-${page.accountId}`;
  const answer = await api.call(page, {
    method: "wall.post",
    params: { owner_id: ownerId, from_group: 1, message: text, guid: postId },
    tokens: ["user"],
  });
  if (!answer.ok) return outcomeOf(answer);
  const externalId = isRecord(answer.response) ? idText(answer.response["post_id"]) : undefined;
  if (externalId === undefined) return { kind: "unknown", failure: "UNKNOWN", detail: "VK answered without the id of the post" };
  return {
    kind: "published",
    externalId,
    at: now(),
    permalink: postLink(ownerId, externalId, textSetting(page, "linkHost", DEFAULT_LINK_HOST)),
  };
};
