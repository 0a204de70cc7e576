/** Who may call the fake: the page's token or the application's, each with its proof; the use of the limits is told with every answer. */
import { createHmac } from "node:crypto";
import type { Exchange } from "../../../fake/http-route.ts";
import type { RestAnswer } from "../../../fake/rest-route.ts";
import type { FakeState } from "../model.ts";
import { graphError } from "./answers.ts";

const AS_APP = /\/(?:subscriptions|debug_token)$/u;

/** Why the call is refused, or null. */
export const gateOf =
  (state: FakeState) =>
  ({ request, response, url }: Exchange, ordered: number | null, name: string): RestAnswer | null => {
    const { appId, appSecret, pageToken } = state.keys;
    const token = AS_APP.test(name) ? `${appId}|${appSecret}` : pageToken;
    const proof = createHmac("sha256", appSecret).update(token).digest("hex");
    response.setHeader("x-app-usage", JSON.stringify({ call_count: state.usage, total_time: 1, total_cputime: 1 }));
    if (request.headers.authorization !== `Bearer ${token}` || (state.isRevoked && token === pageToken) || ordered === 190)
      return graphError(190, { subcode: 463 });
    if (url.searchParams.get("appsecret_proof") !== proof)
      return graphError(100, { message: "Invalid appsecret_proof provided in the API argument" });
    return ordered === null ? null : graphError(ordered);
  };
