/** Who may call the fake: the four keys sign a call, the application's own key opens webhooks; limits are told in headers. */
import type { Exchange } from "../../../fake/http-route.ts";
import type { RestAnswer } from "../../../fake/rest-route.ts";
import { oauthSignature } from "../../oauth.ts";
import type { FakeState } from "../model.ts";
import { refuse } from "./answers.ts";

const RESET_MS = 30_000;

/** Webhooks are the application's, and so is the list of subscriptions; a subscription is made in the account's own name. */
const AS_APP = /^(?:\w+ \/2\/webhooks|GET \/2\/activity)/u;

/** Why the call is refused, or null. */
export const gateOf =
  (state: FakeState) =>
  ({ request, url }: Exchange, ordered: number | null, name: string): RestAnswer | null => {
    const authorization = request.headers.authorization ?? "";
    const isKnown = AS_APP.test(name)
      ? authorization === `Bearer ${state.keys.bearerToken}`
      : isSigned(authorization, { method: request.method ?? "GET", url: `${state.baseUrl()}${url.pathname}${url.search}` }, state);
    if (!isKnown || state.isRevoked || ordered === 401) return refuse(401, "Unauthorized", "Unauthorized");
    const left = state.left.get(name);
    if (left !== undefined && left > 0) state.left.set(name, left - 1);
    if (left === 0 || ordered === 429) return limited(state);
    return ordered === null ? null : refuse(ordered, "Error", "Error on order");
  };

const limited = (state: FakeState): RestAnswer => ({
  ...refuse(429, "Too Many Requests", "Too Many Requests"),
  headers: {
    "x-rate-limit-limit": "100",
    "x-rate-limit-remaining": "0",
    "x-rate-limit-reset": String(Math.ceil((state.now() + RESET_MS) / 1000)),
  },
});

const isSigned = (header: string, call: { readonly method: string; readonly url: string }, { keys }: FakeState): boolean => {
  if (!header.startsWith("OAuth ")) return false;
  const given = new Map(
    [...header.matchAll(/(\w+)="([^"]*)"/gu)].map(([, name = "", value = ""]) => [name, decodeURIComponent(value)] as const),
  );
  const params = [...given].filter(([name]) => name !== "oauth_signature");
  if (given.get("oauth_token") !== keys.accessToken || given.get("oauth_consumer_key") !== keys.consumerKey) return false;
  const at = { ...call, nonce: given.get("oauth_nonce") ?? "", timestamp: Number(given.get("oauth_timestamp")) };
  return given.get("oauth_signature") === oauthSignature(at, keys, params);
};
