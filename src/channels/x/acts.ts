/** What can be done to what stands already: a citizen's reply under our own post hidden and shown again (1.6), our own post or message taken down. */
import type { ActOutcome, ChannelPage, ModerationAct, OwnPublication } from "#app";
import type { XCall } from "./api.ts";
import { actFailure } from "./outcome.ts";
import type { Publisher } from "./publish.ts";

type Actor = Pick<Publisher, "api" | "now">;

const cannot = (detail: string): ActOutcome => ({ kind: "failed", failure: "BAD_REQUEST", detail });

/** X hides replies in conversations that the page has begun; it lets a program do nothing else. */
export const moderateX = async ({ api, now }: Actor, act: ModerationAct, page: ChannelPage): Promise<ActOutcome> => {
  switch (act.kind) {
    case "hide":
    case "unhide": {
      const body = { hidden: act.kind === "hide" };
      const answer = await api.call(page, { method: "PUT", path: `/2/tweets/${act.externalId}/hidden`, body });
      return answer.ok ? { kind: "done", at: now() } : actFailure(answer);
    }
    case "delete":
    case "block":
    case "unblock":
      return cannot(`X has no way to ${act.kind} by the API`);
  }
};

/** All messages of the publication; what is gone already is done. */
export const deleteOwnX = async ({ api, now }: Actor, own: OwnPublication, page: ChannelPage): Promise<ActOutcome> => {
  const ids = own.externalId.split(",").filter((id) => /^\d+$/u.test(id));
  if (ids.length === 0) return cannot("the publication is not named as X names it");
  const prefix = own.target.kind === "direct" ? "/2/dm_events" : "/2/tweets";
  for (const id of ids) {
    const call: XCall = { method: "DELETE", path: `${prefix}/${id}` };
    const answer = await api.call(page, call);
    if (!answer.ok && answer.failure !== "TARGET_DELETED") return actFailure(answer);
  }
  return { kind: "done", at: now() };
};
