import { createHmac } from "node:crypto";
import { describe, expect, it } from "vitest";
import type { ChannelPage } from "#app";
import { failureAdvice } from "../failure-advice.ts";
import type { HttpOutcome, HttpRequest } from "../http-client.ts";
import { fullTools } from "../tools.ts";
import { createGraphApi, type GraphAnswer } from "./graph-api.ts";
import { restOf } from "./usage.ts";

const page: ChannelPage = {
  pageId: "p",
  network: "facebook",
  accountId: "42",
  title: "",
  secrets: { pageToken: "page-token", appSecret: "app-secret" },
  settings: { appId: "7" },
};

const json = (body: unknown, status = 200, headers: Readonly<Record<string, string>> = {}): HttpOutcome => ({
  kind: "answer",
  status,
  body: new TextEncoder().encode(JSON.stringify(body)),
  headers,
});
const refusal = (code: number, message: string, given: { readonly subcode?: number; readonly status?: number } = {}): HttpOutcome =>
  json({ error: { message, code, ...(given.subcode === undefined ? {} : { error_subcode: given.subcode }) } }, given.status ?? 400);

const at = { now: 1000 };
const answering = (...outcomes: readonly HttpOutcome[]) => {
  const requests: HttpRequest[] = [];
  const queue = [...outcomes];
  const send = (request: HttpRequest): Promise<HttpOutcome> => {
    requests.push(request);
    return Promise.resolve(queue.shift() ?? json({}));
  };
  return { api: createGraphApi(fullTools({ now: () => at.now, http: () => ({ send }) })), requests };
};
const call = (outcome: HttpOutcome): Promise<GraphAnswer> =>
  answering(outcome).api.call(page, { method: "POST", path: "/1/comments", body: {} });

describe("a call of the Graph API", () => {
  it("carries the token in a header and the proof of the application in the address", async () => {
    const { api, requests } = answering(json({ id: "1" }), json({ data: [] }));
    await api.call(page, { method: "GET", path: "/42", query: { fields: "id", after: undefined } });
    await api.call(page, { method: "GET", path: "/7/subscriptions", asApp: true });
    const proof = (token: string): string => createHmac("sha256", "app-secret").update(token).digest("hex");
    expect(requests.map(({ headers, url }) => [headers?.["authorization"], url])).toEqual([
      ["Bearer page-token", `https://graph.facebook.com/v25.0/42?fields=id&appsecret_proof=${proof("page-token")}`],
      ["Bearer 7|app-secret", `https://graph.facebook.com/v25.0/7/subscriptions?appsecret_proof=${proof("7|app-secret")}`],
    ]);
    for (const secrets of [{}, { pageToken: "x" }, { appSecret: "x" }])
      expect(await api.call({ ...page, secrets }, { method: "GET", path: "/42" })).toMatchObject({ ok: false, failure: "NO_RIGHTS" });
    expect(requests).toHaveLength(2);
  });

  it.each([
    [190, "Error validating access token", {}, "TOKEN_EXPIRED", null],
    [102, "Session key invalid", {}, "TOKEN_EXPIRED", null],
    [10, "Application does not have permission", {}, "NO_RIGHTS", null],
    [10, "This message is sent outside of allowed window.", {}, "WINDOW_CLOSED", null],
    [10, "Something", { subcode: 2_018_278 }, "WINDOW_CLOSED", null],
    [230, "Requires pages_messaging", {}, "NO_RIGHTS", null],
    [4, "Application request limit reached", {}, "RATE_LIMIT", 600_000],
    [32, "Page request limit reached", {}, "RATE_LIMIT", 600_000],
    [613, "Calls to this api have exceeded the rate limit", {}, "RATE_LIMIT", 60_000],
    [80_002, "There have been too many calls", {}, "RATE_LIMIT", 600_000],
    [368, "The action attempted has been deemed abusive", {}, "NO_RIGHTS", null],
    [506, "Duplicate status message", {}, "DUPLICATE", null],
    [10_900, "Activity already replied to", {}, "DUPLICATE", null],
    [551, "This person isn't available right now", {}, "USER_BLOCKED_US", null],
    [100, "No matching user found", { subcode: 2_018_001 }, "USER_BLOCKED_US", null],
    [100, "Unsupported post request", { subcode: 33 }, "TARGET_DELETED", null],
    [100, "Object with ID '1' does not exist", {}, "TARGET_DELETED", null],
    [100, "Param message must be at most 2000 characters long", {}, "TEXT_TOO_LONG", null],
    [100, "Invalid parameter", {}, "BAD_REQUEST", null],
    [324, "Missing or invalid image file", {}, "MEDIA_REJECTED", null],
    [1, "An unknown error occurred", {}, "UNKNOWN", 60_000],
    [99_999, "Something new", {}, "UNKNOWN", null],
  ] as const)("%i “%s” %o is %s", async (code, message, given, failure, retryAfterMs) => {
    const answer = await call(refusal(code, `${message} page-token app-secret`, given));
    expect(answer).toMatchObject({ ok: false, failure, retryAfterMs, uncertain: false });
    for (const secret of Object.values(page.secrets)) expect(JSON.stringify(answer)).not.toContain(secret);
    expect(failureAdvice[failure].title.ru.length).toBeGreaterThan(10);
  });

  it.each([
    ["Meta's own failure with an answer", refusal(2, "Service temporarily unavailable", { status: 500 }), "NETWORK_DOWN", true],
    ["a gateway's page", { kind: "answer", status: 502, body: new TextEncoder().encode("<html>") }, "NETWORK_DOWN", true],
    ["an answer cut short", { kind: "answer", status: 200, body: new TextEncoder().encode('{"i') }, "NETWORK_DOWN", true],
    ["a relay's own limit", { kind: "answer", status: 429, body: new TextEncoder().encode("slow") }, "RATE_LIMIT", false],
    ["silence after sending", { kind: "failed", sent: true, failure: "NETWORK_DOWN", detail: "TimeoutError" }, "NETWORK_DOWN", true],
    ["a certificate nobody trusts", { kind: "failed", sent: false, failure: "TLS_CA", detail: "SELF_SIGNED" }, "TLS_CA", false],
  ] satisfies readonly (readonly [string, HttpOutcome, string, boolean])[])("%s", async (_name, outcome, failure, uncertain) => {
    expect(await call(outcome)).toMatchObject({ ok: false, failure, uncertain });
  });

  it("a page that has used its limits up is not asked for until it is let in again", async () => {
    const full = json({ id: "1" }, 200, { "x-app-usage": '{"call_count":100,"total_time":3}' });
    const { api, requests } = answering(full, json({ id: "2" }));
    await api.call(page, { method: "GET", path: "/1" });
    expect(await api.call(page, { method: "GET", path: "/2" })).toMatchObject({ failure: "RATE_LIMIT", retryAfterMs: 600_000 });
    expect(requests).toHaveLength(1);
    at.now += 600_001;
    expect(await api.call(page, { method: "GET", path: "/2" })).toMatchObject({ ok: true });
  });

  it("the use of limits is read from every header, and odd headers mean nothing", () => {
    expect(restOf({ "x-app-usage": '{"call_count":99}' })).toBe(0);
    expect(restOf({ "x-page-usage": '{"total_time":120}' })).toBe(600_000);
    expect(restOf({ "x-business-use-case-usage": '{"42":[{"call_count":100,"estimated_time_to_regain_access":19}]}' })).toBe(1_140_000);
    for (const odd of ["", "{", "[]", "null", '{"call_count":"100"}', '{"a":[1]}']) expect(restOf({ "x-app-usage": odd })).toBe(0);
  });
});
