/** What can be done to what stands already: a citizen's comment hidden, shown, deleted (1.6); our own reply taken down. */
import type { ActOutcome, ChannelPage, ModerationAct, OwnPublication } from "#app";
import { actFailure, failed } from "../meta/outcome.ts";
import type { Sender } from "../meta/send.ts";

const isId = (id: string): boolean => /^\d{1,40}$/u.test(id);

const remove = async ({ api, now }: Sender, id: string, page: ChannelPage): Promise<ActOutcome> => {
  if (!isId(id)) return failed("BAD_REQUEST", "the comment is not named as Instagram names it");
  const answer = await api.call(page, { method: "DELETE", path: `/${id}` });
  return answer.ok || answer.failure === "TARGET_DELETED" ? { kind: "done", at: now() } : actFailure(answer);
};

/** Acts in Instagram; what is gone already need not be deleted. */
export const moderateInstagram = async (sender: Sender, act: ModerationAct, page: ChannelPage): Promise<ActOutcome> => {
  switch (act.kind) {
    case "hide":
    case "unhide": {
      if (!isId(act.externalId)) return failed("BAD_REQUEST", "a comment under another account's picture cannot be hidden");
      const answer = await sender.api.call(page, { method: "POST", path: `/${act.externalId}`, body: { hide: act.kind === "hide" } });
      return answer.ok ? { kind: "done", at: sender.now() } : actFailure(answer);
    }
    case "delete":
      return remove(sender, act.externalId, page);
    case "block":
    case "unblock":
      return failed("BAD_REQUEST", `Instagram has no way to ${act.kind} by the API`);
  }
};

/** Messages of a program cannot be taken back. */
export const deleteInstagram = async (sender: Sender, own: OwnPublication, page: ChannelPage): Promise<ActOutcome> =>
  own.target.kind === "direct"
    ? failed("NO_RIGHTS", "Instagram lets no program take back a message")
    : remove(sender, own.externalId, page);
