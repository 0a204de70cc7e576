/** Posts in the channel in its own name (3.6). MAX knows no key of ours, so an unknown outcome is left to a person. */
import type { ChannelPage, PublishOutcome } from "#app";
import { sendCall } from "./calls.ts";
import { MAX_TEXT_LENGTH } from "./capabilities.ts";
import { isChannelPage } from "./ids.ts";
import { noIdOutcome, outcomeOf, sentMessage, type Publisher } from "./publish.ts";

/** One post, once. */
export const publishMaxPost = async (
  { api, now }: Pick<Publisher, "api" | "now">,
  { text }: { readonly text: string },
  page: ChannelPage,
): Promise<PublishOutcome> => {
  if (!isChannelPage(page.accountId)) return { kind: "failed", failure: "BAD_REQUEST", detail: "the page is a bot without a channel" };
  if (text.length > MAX_TEXT_LENGTH) return { kind: "failed", failure: "TEXT_TOO_LONG", detail: `MAX takes ${MAX_TEXT_LENGTH} characters` };
  const answer = await api.call(page, sendCall(page.accountId, text, []));
  if (!answer.ok) return outcomeOf(answer);
  const sent = sentMessage(answer.fields);
  if (sent === null) return noIdOutcome;
  return {
    kind: "published",
    externalId: sent.id,
    at: sent.at || now(),
    ...(sent.url === undefined ? {} : { permalink: sent.url }),
  };
};
