/** Long polling of direct messages, for an installation that OK cannot reach. */
import type { ChannelPage } from "#app";
import { isRecord, optionalTextAt } from "../payload-reader.ts";
import type { OkAnswer, OkApi, OkFailure } from "./api.ts";
import type { Delivery } from "./finds.ts";
import { webhookTypeOf } from "./parse-message.ts";
import { dedupKeyOf } from "./receive.ts";
import { nodeOf } from "./topics.ts";

export type DirectRound = { readonly deliveries: readonly Delivery[]; readonly marker: string | null };

type Asked = { readonly marker: string | null; readonly waitSeconds: number; readonly signal: AbortSignal };

/** What a page asks to be told of. */
export const EVENT_TYPES = ["MESSAGE_CREATED", "CHAT_SYSTEM"] as const;

/** Asks for long polling: OK forgets nobody who keeps asking, and asking twice changes nothing. */
const subscribe = (api: OkApi, page: ChannelPage): Promise<OkAnswer> =>
  api.graph(page, { method: "POST", path: "me/subscribe", body: { types: EVENT_TYPES, longPolling: true } });

/** One long-poll round per call; a page is subscribed on its first round after a start, and again when OK has forgotten it. */
export const createDirectPoller = (api: OkApi) => {
  const subscribed = new Set<string>();
  return async (page: ChannelPage, { marker, signal, waitSeconds }: Asked): Promise<DirectRound | OkFailure> => {
    if (!subscribed.has(page.pageId)) {
      const answer = await subscribe(api, page);
      if (!answer.ok) return answer;
      subscribed.add(page.pageId);
    }
    const answer = await api.graph(page, {
      method: "GET",
      path: "me/updates",
      query: { timeout: waitSeconds, marker: marker ?? undefined },
      extraWaitMs: waitSeconds * 1000,
      signal,
    });
    if (!answer.ok) {
      subscribed.delete(page.pageId);
      return answer;
    }
    return { deliveries: updatesIn(answer.value).map(directDelivery), marker: markerIn(answer.value) ?? marker };
  };
};

/** A list, bare or under a name. */
const updatesIn = (value: unknown): readonly Readonly<Record<string, unknown>>[] => {
  const lists: readonly unknown[] = isRecord(value) ? [value["updates"], value["messages"]] : [value];
  const list = lists.find((one) => Array.isArray(one));
  return Array.isArray(list) ? list.filter(isRecord) : [];
};

const markerIn = (value: unknown): string | undefined => {
  const marker = isRecord(value) ? value["marker"] : undefined;
  return typeof marker === "number" ? String(marker) : optionalTextAt(nodeOf(value), "marker");
};

/** A message of Graph in the form of a webhook's body: the same parser reads both. */
export const directDelivery = (fields: Readonly<Record<string, unknown>>): Delivery => {
  const body = new TextEncoder().encode(JSON.stringify(fields));
  return { dedupKey: dedupKeyOf(fields, body), eventType: webhookTypeOf(fields).slice(0, 60), body };
};
