/** Webhooks of the fake: the check of an address (CRC), events signed over their bytes, only those that were subscribed to. */
import { createHmac, randomUUID } from "node:crypto";
import { createDeliveryQueue, type DeliverMode, type Queued } from "../../fake/delivery-queue.ts";
import { isLoopback, postCallback } from "../../fake/post-bytes.ts";
import { isRecord } from "../../payload-reader.ts";
import type { FakeState, FakeWebhook } from "./model.ts";
import type { XObject } from "./objects.ts";

export type Delivery = {
  readonly emit: (eventType: string, payload: XObject, includes?: XObject) => void;
  /** X asks whether the address knows the secret; an address that does not is not delivered to. */
  readonly check: (webhook: FakeWebhook) => Promise<boolean>;
  readonly setMode: (mode: DeliverMode) => void;
  readonly settle: () => Promise<void>;
  readonly close: () => void;
  /** Every event in order. */
  readonly history: readonly XObject[];
};

const RETRY_MS = 60_000;
const MAX_RETRIES = 5;
const ANSWER_WITHIN_MS = 10_000;

type Outgoing = { readonly webhookId: string; readonly event: XObject };

const signature = (secret: string, bytes: Uint8Array | string): string =>
  `sha256=${createHmac("sha256", secret).update(bytes).digest("base64")}`;

export const createDelivery = (state: FakeState): Delivery => {
  const history: XObject[] = [];

  const attempt = async (queued: Queued<Outgoing>): Promise<void> => {
    const webhook = state.webhooks.get(queued.item.webhookId);
    if (webhook === undefined || !webhook.isValid || !isLoopback(webhook.url)) return;
    const body = new TextEncoder().encode(JSON.stringify(queued.item.event));
    const secret = queue.mode() === "badSecret" ? "not-the-secret" : state.keys.consumerSecret;
    const answer = await postCallback({
      url: webhook.url,
      body,
      headers: { "x-twitter-webhooks-signature": signature(secret, body) },
      splitInsideUtf8Char: queue.mode() === "splitInsideUtf8Char",
      timeoutMs: ANSWER_WITHIN_MS,
    });
    if (answer?.status !== 200 && queued.attempt < MAX_RETRIES) queue.again(queued, RETRY_MS);
  };

  const queue = createDeliveryQueue<Outgoing>(state.now, attempt);
  return {
    history,
    emit: (eventType, payload, includes) => {
      const data = {
        event_uuid: randomUUID(),
        filter: { user_id: state.accountId },
        event_type: eventType,
        tag: "otklik",
        payload,
        ...(includes === undefined ? {} : { includes }),
      };
      history.push({ data });
      for (const { eventType: wanted, webhookId } of state.subscriptions.values())
        if (wanted === eventType) queue.add({ webhookId, event: { data } });
    },
    check: async (webhook) => {
      webhook.isValid = isLoopback(webhook.url) && (await answersCrc(webhook.url, state.keys.consumerSecret));
      return webhook.isValid;
    },
    setMode: queue.setMode,
    settle: queue.settle,
    close: queue.close,
  };
};

const answersCrc = async (url: string, secret: string): Promise<boolean> => {
  const token = randomUUID();
  try {
    const answer = await fetch(`${url}?crc_token=${token}`, { redirect: "error", signal: AbortSignal.timeout(ANSWER_WITHIN_MS) });
    const body: unknown = await answer.json();
    return answer.status === 200 && isRecord(body) && body["response_token"] === signature(secret, token);
  } catch {
    return false;
  }
};
