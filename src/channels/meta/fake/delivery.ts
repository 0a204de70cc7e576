/** Webhooks of the fake: the challenge at the subscription, bodies signed over their bytes with letters escaped, several entries in one body on demand. */
import { createHmac, randomBytes } from "node:crypto";
import { createDeliveryQueue, type DeliverMode, type Queued } from "../../fake/delivery-queue.ts";
import { isLoopback, postCallback } from "../../fake/post-bytes.ts";
import type { FakeState, FakeSubscription } from "./model.ts";
import type { MetaFields } from "./objects.ts";

export type Delivery = {
  readonly emit: (entry: MetaFields | null) => void;
  /** Meta asks the address to repeat a word; true when it did. */
  readonly verify: (subscription: FakeSubscription) => Promise<boolean>;
  readonly setMode: (mode: DeliverMode) => void;
  /** Entries are kept until `release`, which sends them as one body. */
  readonly hold: () => void;
  readonly release: () => void;
  readonly settle: () => Promise<void>;
  readonly close: () => void;
  /** Every entry in order. */
  readonly history: readonly MetaFields[];
};

const RETRY_MS = 60_000;
const MAX_RETRIES = 10;
const ANSWER_WITHIN_MS = 10_000;

/** So Meta writes its bodies: a letter beyond ASCII becomes its number. */
const escaped = (json: string): string => json.replace(/[^\u0020-\u007E]/gu, (letter) => units(letter).join(""));

const units = (letter: string): readonly string[] =>
  Array.from({ length: letter.length }, (_, index) => `\\u${letter.charCodeAt(index).toString(16).padStart(4, "0")}`);

export const createDelivery = (state: FakeState): Delivery => {
  const history: MetaFields[] = [];
  let held: MetaFields[] | null = null;
  const object = state.network === "facebook" ? "page" : "instagram";

  const attempt = async (queued: Queued<readonly MetaFields[]>): Promise<void> => {
    const { subscription } = state;
    if (subscription === null || !isLoopback(subscription.url)) return;
    const isSplit = queue.mode() === "splitInsideUtf8Char";
    const json = JSON.stringify({ object, entry: queued.item });
    const body = new TextEncoder().encode(isSplit ? json : escaped(json));
    const secret = queue.mode() === "badSecret" ? "not-the-secret" : state.keys.appSecret;
    const answer = await postCallback({
      url: subscription.url,
      body,
      headers: { "x-hub-signature-256": `sha256=${createHmac("sha256", secret).update(body).digest("hex")}` },
      splitInsideUtf8Char: isSplit,
      timeoutMs: ANSWER_WITHIN_MS,
    });
    if (answer?.status !== 200 && queued.attempt < MAX_RETRIES) queue.again(queued, RETRY_MS);
  };

  const queue = createDeliveryQueue<readonly MetaFields[]>(state.now, attempt);
  return {
    history,
    emit: (entry) => {
      if (entry === null) return;
      history.push(entry);
      if (state.subscription === null) return;
      if (held === null) queue.add([entry]);
      else held.push(entry);
    },
    verify: async ({ url, verifyToken }) => {
      if (!isLoopback(url)) return false;
      const challenge = randomBytes(8).toString("hex");
      const query = new URLSearchParams({ "hub.mode": "subscribe", "hub.challenge": challenge, "hub.verify_token": verifyToken });
      try {
        const answer = await fetch(`${url}?${query.toString()}`, { redirect: "error", signal: AbortSignal.timeout(ANSWER_WITHIN_MS) });
        return answer.status === 200 && (await answer.text()) === challenge;
      } catch {
        return false;
      }
    },
    setMode: queue.setMode,
    hold: () => {
      held ??= [];
    },
    release: () => {
      if (held !== null && held.length > 0) queue.add(held);
      held = null;
    },
    settle: queue.settle,
    close: queue.close,
  };
};
