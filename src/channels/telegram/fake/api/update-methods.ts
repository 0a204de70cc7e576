/** Webhooks and getUpdates: one or the other, as Telegram has it. */
import type { FakeState } from "../model.ts";
import type { FakeUpdate } from "../updates.ts";
import { answer, bad, integer, jsonParam, textParam, type ApiAnswer, type ApiCall, type ApiMethods } from "./method.ts";

const conflict = (words: string): ApiAnswer => ({ error: 409, description: `Conflict: ${words}` });

const setWebhook = (call: ApiCall): ApiAnswer => {
  const url = textParam(call, "url");
  const secret = textParam(call, "secret_token");
  if (secret !== "" && !/^[A-Za-z0-9_-]{1,256}$/u.test(secret)) return bad("secret token contains unallowed characters");
  if (url !== "" && !URL.canParse(url)) return bad("bad webhook: invalid webhook URL specified");
  const allowed = jsonParam(call, "allowed_updates");
  const names = Array.isArray(allowed) ? allowed.filter((name) => typeof name === "string") : [];
  const webhook = { url, secret, allowed: names, lastErrorAt: null, lastErrorText: "", goneSince: null };
  call.updates.setWebhook(url === "" ? null : webhook, call.params["drop_pending_updates"] === true);
  return { result: true };
};

const infoOf = ({ webhook }: FakeState, waiting: number): Readonly<Record<string, unknown>> => ({
  url: webhook?.url ?? "",
  has_custom_certificate: false,
  pending_update_count: waiting,
  ...(webhook === null ? {} : { max_connections: 40, allowed_updates: webhook.allowed }),
  ...(webhook === null || webhook.lastErrorAt === null
    ? {}
    : { last_error_date: Math.floor(webhook.lastErrorAt / 1000), last_error_message: webhook.lastErrorText }),
});

/** One asks at a time: a new question ends the one before it. */
export const updateMethods = (): ApiMethods => {
  let endFormer: (() => void) | null = null;
  const getUpdates = async (call: ApiCall): Promise<ApiAnswer> => {
    const { state, updates } = call;
    if (state.webhook !== null)
      return conflict("can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first");
    endFormer?.();
    updates.confirmBefore(integer(call, "offset") ?? 0);
    const allowed = jsonParam(call, "allowed_updates");
    const wanted = (update: FakeUpdate): boolean => !Array.isArray(allowed) || allowed.length === 0 || allowed.includes(update.kind);
    const found = (): readonly FakeUpdate[] =>
      updates
        .pending()
        .filter(wanted)
        .slice(0, integer(call, "limit") ?? 100);
    if (found().length === 0 && !(await somethingOrTime(call)))
      return conflict("terminated by other getUpdates request; make sure that only one bot instance is running");
    return answer(found().map(({ body }) => body));
  };
  const somethingOrTime = ({ params, updates }: ApiCall): Promise<boolean> =>
    new Promise((resolve) => {
      const end = (isOwn: boolean): void => {
        clearTimeout(timer);
        stop();
        if (endFormer === ended) endFormer = null;
        resolve(isOwn);
      };
      const ended = (): void => end(false);
      const timer = setTimeout(() => end(true), Math.min(integer({ params }, "timeout") ?? 0, 50) * 1000);
      const stop = updates.onEvent(() => end(true));
      endFormer = ended;
    });
  return {
    setWebhook,
    deleteWebhook: ({ params, updates }) => {
      updates.setWebhook(null, params["drop_pending_updates"] === true);
      return answer(true);
    },
    getWebhookInfo: ({ state, updates }) => answer(infoOf(state, updates.pending().length)),
    getUpdates,
  };
};
