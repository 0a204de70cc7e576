/** What can be done to what stands already: a citizen's comment hidden, shown, deleted, its author blocked (1.6); our own words corrected or taken down. */
import type { ActOutcome, ChannelPage, ModerationAct, OwnPublication } from "#app";
import type { GraphCall } from "../meta/graph-api.ts";
import { actFailure, failed } from "../meta/outcome.ts";
import type { Sender } from "../meta/send.ts";
import { COMMENT_MAX } from "./capabilities.ts";
import { isObjectId } from "./publish.ts";

const callOf = (act: ModerationAct, page: ChannelPage): GraphCall => {
  switch (act.kind) {
    case "hide":
    case "unhide":
      return { method: "POST", path: `/${act.externalId}`, body: { is_hidden: act.kind === "hide" } };
    case "delete":
      return { method: "DELETE", path: `/${act.externalId}` };
    case "block":
      return { method: "POST", path: `/${page.accountId}/blocked`, body: { user: act.authorId } };
    case "unblock":
      return { method: "DELETE", path: `/${page.accountId}/blocked`, query: { user: act.authorId } };
  }
};

/** Acts in Facebook; what is gone already need not be deleted. */
export const moderateFacebook = async ({ api, now }: Sender, act: ModerationAct, page: ChannelPage): Promise<ActOutcome> => {
  const name = act.kind === "block" || act.kind === "unblock" ? act.authorId : act.externalId;
  if (!isObjectId(name)) return failed("BAD_REQUEST", "the comment is not named as Facebook names it");
  const answer = await api.call(page, callOf(act, page));
  return answer.ok || (act.kind === "delete" && answer.failure === "TARGET_DELETED") ? { kind: "done", at: now() } : actFailure(answer);
};

const keptDirect = failed("NO_RIGHTS", "Messenger lets no program correct or take back a message");

/** The whole new text of our comment or post. */
export const editFacebook = async (
  { api, now }: Sender,
  own: OwnPublication,
  { page, text }: { readonly text: string; readonly page: ChannelPage },
): Promise<ActOutcome> => {
  if (own.target.kind === "direct") return keptDirect;
  if (!isObjectId(own.externalId)) return failed("BAD_REQUEST", "the publication is not named as Facebook names it");
  if (Array.from(text).length > COMMENT_MAX && own.target.kind === "public")
    return failed("TEXT_TOO_LONG", `Facebook takes ${COMMENT_MAX} characters in a comment`);
  const answer = await api.call(page, { method: "POST", path: `/${own.externalId}`, body: { message: text } });
  return answer.ok ? { kind: "done", at: now() } : actFailure(answer);
};

/** What is gone already is done. */
export const deleteFacebook = async ({ api, now }: Sender, own: OwnPublication, page: ChannelPage): Promise<ActOutcome> => {
  if (own.target.kind === "direct") return keptDirect;
  if (!isObjectId(own.externalId)) return failed("BAD_REQUEST", "the publication is not named as Facebook names it");
  const answer = await api.call(page, { method: "DELETE", path: `/${own.externalId}` });
  return answer.ok || answer.failure === "TARGET_DELETED" ? { kind: "done", at: now() } : actFailure(answer);
};
