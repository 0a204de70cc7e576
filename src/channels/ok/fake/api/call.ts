/** What a method of the fake's APIs gets and gives: OK answers an error with a code and words, and HTTP 200. */
import type { Deeds } from "../deeds.ts";
import type { Delivery } from "../delivery.ts";
import type { FakeMedia, FakeState } from "../model.ts";

export type Uploads = Map<string, { readonly kind: FakeMedia["kind"]; media: FakeMedia | null }>;

export type ApiContext = { readonly state: FakeState; readonly deeds: Deeds; readonly delivery: Delivery; readonly uploads: Uploads };

export type Answered = { readonly value: unknown } | { readonly error: number; readonly message: string };

export const answer = (value: unknown): Answered => ({ value });

export const refuse = (error: number, message: string): Answered => ({ error, message });

export const ERROR_TEXTS: Readonly<Record<number, string>> = {
  2: "SERVICE : Service temporarily unavailable",
  3: "METHOD : Method does not exist",
  4: "REQUEST : Invalid request",
  8: "FLOOD_BLOCKED : Flood blocked",
  10: "PERMISSION_DENIED : Permission denied",
  11: "LIMIT_REACHED : Limit reached",
  100: "PARAM : Missing or invalid parameter",
  101: "PARAM_API_KEY : Application key is invalid",
  102: "PARAM_SESSION_EXPIRED : Session expired",
  103: "PARAM_SESSION_KEY : Invalid session key",
  104: "PARAM_SIGNATURE : Invalid signature",
  140: "PARAM_MESSAGE_ID : Invalid message id",
  141: "PARAM_COMMENT_ID : Invalid comment id",
  160: "PARAM_GROUP_ID : Invalid group id",
  200: "PARAM_PERMISSION : Application lacks permission",
  300: "NOT_FOUND : Object not found",
  454: "CENSOR_MATCH : Text contains forbidden words",
  456: "GROUP_RESTRICTION : Group restricts this",
};

/** A refusal in OK's words. */
export const refuseBy = (error: number): Answered => refuse(error, ERROR_TEXTS[error] ?? "UNKNOWN : Error on order");

/** Counts real seconds, whatever the virtual clock says: the limit is about the traffic. */
export const createTraffic = (state: FakeState, usual: number): (() => boolean) => {
  let calls: readonly number[] = [];
  return () => {
    const now = performance.now();
    calls = calls.filter((at) => at > now - 1000);
    if (calls.length >= (state.callsPerSecond ?? usual)) return false;
    calls = [...calls, now];
    return true;
  };
};
