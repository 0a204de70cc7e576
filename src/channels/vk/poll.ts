/** Bots Long Poll: for an installation that VK cannot reach. One round a call; the cursor is VK's `ts`. */
import type { ChannelPage, PollBatch } from "#app";
import { numberSetting } from "../page-settings.ts";
import { decodeJson, idText, isRecord } from "../payload-reader.ts";
import type { VkApi, VkFailure } from "./api.ts";
import { dedupKeyOf } from "./parse.ts";

type Server = { readonly url: string; readonly key: string; readonly ts: string };

export type Poller = (page: ChannelPage, cursor: string | null, signal: AbortSignal) => Promise<PollBatch>;

/** Keeps the address and the key of each page's server in memory only: they are asked anew after a restart. */
export const createPoller = (api: VkApi): Poller => {
  const servers = new Map<string, Server>();
  return async (page, cursor, signal) => {
    const known = servers.get(page.pageId) ?? (await newServer(api, page));
    if ("ok" in known) return failed(cursor ?? "", known);
    servers.set(page.pageId, known);
    // A cursor that no answer has moved yet starts where the server stands now.
    const from = cursor === null || cursor === "" ? known.ts : cursor;
    const round = await ask(api, page, { server: known, ts: from, signal });
    if (round.forgetServer) servers.delete(page.pageId);
    return round.batch;
  };
};

const failed = (cursor: string, { detail, failure, retryAfterMs }: VkFailure): PollBatch => ({
  deliveries: [],
  cursor,
  failure: { failure, afterMs: retryAfterMs ?? 600_000, detail },
});

const newServer = async (api: VkApi, page: ChannelPage): Promise<Server | VkFailure> => {
  const answer = await api.call(page, { method: "groups.getLongPollServer", params: { group_id: page.accountId }, tokens: ["community"] });
  if (!answer.ok) return answer;
  const response = isRecord(answer.response) ? answer.response : {};
  const { key, server } = response;
  const ts = idText(response["ts"]);
  if (typeof server === "string" && typeof key === "string" && ts !== undefined && URL.canParse(server)) return { url: server, key, ts };
  return {
    ok: false,
    failure: "UNKNOWN",
    retryAfterMs: 60_000,
    uncertain: false,
    code: null,
    detail: "groups.getLongPollServer: no server in the answer",
  };
};

type Round = { readonly batch: PollBatch; readonly forgetServer: boolean };

const ask = async (
  api: VkApi,
  page: ChannelPage,
  { server, signal, ts }: { readonly server: Server; readonly ts: string; readonly signal: AbortSignal },
): Promise<Round> => {
  const wait = Math.min(numberSetting(page, "longPollWaitSeconds", 25), 90);
  const url = new URL(server.url);
  for (const [name, value] of Object.entries({ act: "a_check", key: server.key, ts, wait: String(wait) }))
    url.searchParams.set(name, value);
  const outcome = await api.http(page).send({ method: "GET", url: url.href, timeoutMs: (wait + 10) * 1000, signal });
  if (outcome.kind === "failed") {
    const detail = outcome.detail.replaceAll(server.key, "•••");
    return { batch: { deliveries: [], cursor: ts, failure: { failure: outcome.failure, afterMs: 5_000, detail } }, forgetServer: true };
  }
  const decoded = decodeJson(outcome.body);
  const value = decoded.ok && isRecord(decoded.value) ? decoded.value : {};
  return readRound(value, ts);
};

/** `failed` 1: take VK's ts (a number there, a text elsewhere). 2: a new key, the same ts. 3: a new key and a new ts. */
const readRound = (value: Readonly<Record<string, unknown>>, ts: string): Round => {
  const empty = (cursor: string): PollBatch => ({ deliveries: [], cursor });
  switch (value["failed"]) {
    case 1:
      return { batch: empty(idText(value["ts"]) ?? ts), forgetServer: false };
    case 2:
      return { batch: empty(ts), forgetServer: true };
    case 3:
    case 4:
      return { batch: empty(""), forgetServer: true };
    default:
  }
  if (!Array.isArray(value["updates"])) {
    const failure = { failure: "NETWORK_DOWN" as const, afterMs: 5_000, detail: "Long Poll answered without updates" };
    return { batch: { ...empty(ts), failure }, forgetServer: true };
  }
  return {
    batch: { deliveries: value["updates"].filter(isRecord).map(deliveryOf), cursor: idText(value["ts"]) ?? ts },
    forgetServer: false,
  };
};

/** An update in the form of a callback: the same parser reads both. */
export const deliveryOf = (update: Readonly<Record<string, unknown>>): PollBatch["deliveries"][number] => {
  const body = new TextEncoder().encode(JSON.stringify(update));
  const eventId = typeof update["event_id"] === "string" && update["event_id"] !== "" ? update["event_id"] : undefined;
  return { dedupKey: dedupKeyOf(eventId, body), eventType: typeof update["type"] === "string" ? update["type"] : "", body };
};
