/** Corrects and removes what we have published; MAX lets a comment be corrected for 26 hours and a direct message for 7 days. */
import type { ActOutcome, ChannelPage, OwnPublication } from "#app";
import type { MaxApi, MaxCall, MaxFailure } from "./api.ts";
import { commentsPath } from "./calls.ts";
import { MAX_TEXT_LENGTH } from "./capabilities.ts";
import { actOutcomeOf } from "./publish.ts";

export type Actor = { readonly api: MaxApi; readonly now: () => number };

/** Where each message of our publication is addressed, the words first; none when the post of a comment is not known. */
const addressesOf = ({ externalId, target }: OwnPublication): readonly Pick<MaxCall, "path" | "query">[] => {
  if (target.kind !== "public") return externalId.split(",").map((id) => ({ path: "/messages", query: { message_id: id } }));
  const postId = target.thread.publicPostId;
  return postId === undefined ? [] : [{ path: commentsPath(postId), query: { comment_id: externalId } }];
};

const noAddress: ActOutcome = { kind: "failed", failure: "BAD_REQUEST", detail: "the post of the comment is not known" };

/** MAX answers 404 for a message that is not there, and 400 for a comment. */
export const isGone = ({ failure, status }: MaxFailure): boolean =>
  failure === "TARGET_DELETED" || (failure === "BAD_REQUEST" && status === 400);

/** The whole new text; attachments stay as they are. */
export const editOwnMax = async ({ api, now }: Actor, own: OwnPublication, text: string, page: ChannelPage): Promise<ActOutcome> => {
  const [address] = addressesOf(own);
  if (address === undefined) return noAddress;
  if (text.length > MAX_TEXT_LENGTH) return { kind: "failed", failure: "TEXT_TOO_LONG", detail: `MAX takes ${MAX_TEXT_LENGTH} characters` };
  const answer = await api.call(page, { method: "PUT", ...address, body: { text } });
  return answer.ok ? { kind: "done", at: now() } : actOutcomeOf(answer);
};

/** What is gone already is done. */
export const deleteOwnMax = async ({ api, now }: Actor, own: OwnPublication, page: ChannelPage): Promise<ActOutcome> => {
  const addresses = addressesOf(own);
  if (addresses.length === 0) return noAddress;
  for (const address of addresses) {
    const answer = await api.call(page, { method: "DELETE", ...address });
    if (!answer.ok && !isGone(answer)) return actOutcomeOf(answer);
  }
  return { kind: "done", at: now() };
};
