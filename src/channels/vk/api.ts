/** A call of VK's API: form body, HTTP 200 for errors too; the answer, or a failure that says whether the call may have been carried out. */
import type { ChannelPage, FailureClass } from "#app";
import { maskSecrets, numberSetting, textSetting } from "../page-settings.ts";
import { decodeJson, isRecord } from "../payload-reader.ts";
import { createRateLimiter } from "../rate-limit.ts";
import type { HttpClient, HttpOutcome } from "../http-client.ts";
import type { ChannelTools } from "../tools.ts";
import { errorRule } from "./errors.ts";
import { CALLS_PER_SECOND, tokenOf, type TokenKind } from "./tokens.ts";

export type VkFailure = {
  readonly ok: false;
  readonly failure: FailureClass;
  /** Null when only a person can mend it. */
  readonly retryAfterMs: number | null;
  /** True when the call may have been carried out although no answer came. */
  readonly uncertain: boolean;
  readonly code: number | null;
  readonly detail: string;
};

export type VkAnswer = { readonly ok: true; readonly response: unknown } | VkFailure;

export type VkCall = {
  readonly method: string;
  readonly params: Readonly<Record<string, string | number | undefined>>;
  /** Keys that may make this call, the best first. */
  readonly tokens: readonly TokenKind[];
};

export type VkApi = {
  readonly call: (page: ChannelPage, call: VkCall) => Promise<VkAnswer>;
  /** The HTTP client with this page's proxy and trust: uploads and Long Poll go by it too. */
  readonly http: (page: ChannelPage) => HttpClient;
};

export const API_VERSION = "5.199";
const NETWORK_PAUSE_MS = 60_000;

/** The client of VK's API; it keeps under VK's limits by itself. */
export const createVkApi = (tools: Required<ChannelTools>): VkApi => {
  const limiter = createRateLimiter(tools);
  const http = (page: ChannelPage): HttpClient =>
    tools.http({
      connectTimeoutMs: numberSetting(page, "connectTimeoutMs", 5_000),
      proxy: textSetting(page, "proxy", ""),
      caFile: textSetting(page, "caFile", ""),
    });
  return {
    http,
    call: async (page, { method, params, tokens }) => {
      const token = tokenOf(page, tokens);
      if (token === null) return noToken(tokens, method);
      await limiter.take(token.value, numberSetting(page, `${token.kind}CallsPerSecond`, CALLS_PER_SECOND[token.kind]));
      const outcome = await http(page).send({
        method: "POST",
        url: `${baseUrl(page)}/method/${method}`,
        headers: { "content-type": "application/x-www-form-urlencoded", authorization: `Bearer ${token.value}` },
        body: formOf({ ...params, v: textSetting(page, "apiVersion", API_VERSION) }),
        timeoutMs: numberSetting(page, "timeoutMs", 15_000),
      });
      return answerOf(outcome, method, page);
    },
  };
};

export const baseUrl = (page: ChannelPage): string => textSetting(page, "baseUrl", "https://api.vk.com").replace(/\/+$/u, "");

const formOf = (params: Readonly<Record<string, string | number | undefined>>): string => {
  const form = new URLSearchParams();
  for (const [name, value] of Object.entries(params)) if (value !== undefined && value !== "") form.set(name, String(value));
  return form.toString();
};

const noToken = (tokens: readonly TokenKind[], method: string): VkFailure => ({
  ok: false,
  failure: "NO_RIGHTS",
  retryAfterMs: null,
  uncertain: false,
  code: null,
  detail: `${method}: no ${tokens.join(" or ")} token is set for this page`,
});

/** What the outcome of an HTTP exchange means, with every secret of the page masked. */
const answerOf = (outcome: HttpOutcome, method: string, page: ChannelPage): VkAnswer => {
  if (outcome.kind === "failed") return transportFailure(outcome, method, page);
  const decoded = decodeJson(outcome.body);
  const value = decoded.ok && isRecord(decoded.value) ? decoded.value : {};
  if (isRecord(value["error"])) return apiFailure(value["error"], method, page);
  if (outcome.status === 200 && Object.hasOwn(value, "response")) return { ok: true, response: value["response"] };
  return {
    ok: false,
    failure: outcome.status === 429 ? "RATE_LIMIT" : "NETWORK_DOWN",
    retryAfterMs: outcome.retryAfterMs ?? NETWORK_PAUSE_MS,
    // A gateway's 5xx, or an answer cut short, says nothing of what VK did.
    uncertain: outcome.status >= 500 || outcome.status === 200,
    code: null,
    detail: `${method}: HTTP ${outcome.status} without an answer of the API`,
  };
};

const transportFailure = (outcome: HttpOutcome & { kind: "failed" }, method: string, page: ChannelPage): VkFailure => ({
  ok: false,
  failure: outcome.failure,
  retryAfterMs: outcome.failure === "TLS_CA" ? null : NETWORK_PAUSE_MS,
  uncertain: outcome.sent,
  code: null,
  detail: maskSecrets(`${method}: ${outcome.detail}`, page),
});

const apiFailure = (error: Readonly<Record<string, unknown>>, method: string, page: ChannelPage): VkFailure => {
  const code = typeof error["error_code"] === "number" ? error["error_code"] : 0;
  const message = typeof error["error_msg"] === "string" ? error["error_msg"] : "";
  const rule = errorRule(code);
  return { ok: false, ...rule, uncertain: false, code, detail: maskSecrets(`${method}: ${code} ${message}`, page) };
};
