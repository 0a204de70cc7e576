/** Moderation in a channel of MAX (1.6): a comment can be removed for good, a person can be shut out of the channel; no act can be undone by the API. */
import type { ActOutcome, ChannelPage, ModerationAct } from "#app";
import { chatPath, commentsPath } from "./calls.ts";
import { isChannelPage } from "./ids.ts";
import { isGone, type Actor } from "./own-acts.ts";
import { actOutcomeOf } from "./publish.ts";

const cannot = (detail: string): ActOutcome => ({ kind: "failed", failure: "BAD_REQUEST", detail });

/** One act on a citizen's comment or on its author. */
export const moderateMax = async ({ api, now }: Actor, act: ModerationAct, page: ChannelPage): Promise<ActOutcome> => {
  switch (act.kind) {
    case "delete": {
      const postId = act.thread.publicPostId;
      if (postId === undefined) return cannot("the post of the comment is not known");
      const answer = await api.call(page, { method: "DELETE", path: commentsPath(postId), query: { comment_id: act.externalId } });
      return answer.ok || isGone(answer) ? { kind: "done", at: now() } : actOutcomeOf(answer);
    }
    case "block": {
      if (!isChannelPage(page.accountId)) return cannot("the page is a bot without a channel");
      const query = { user_id: act.authorId, block: "true" };
      const answer = await api.call(page, { method: "DELETE", path: `${chatPath(page.accountId)}/members`, query });
      return answer.ok ? { kind: "done", at: now() } : actOutcomeOf(answer);
    }
    case "hide":
    case "unhide":
    case "unblock":
      return cannot(`MAX has no way to ${act.kind} by the API`);
  }
};
