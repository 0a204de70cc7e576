/** A call of MAX's API: JSON both ways, the bare token in a header; the answer, or a failure that says whether it may have been carried out. */
import type { ChannelPage, FailureClass } from "#app";
import type { HttpClient, HttpOutcome, HttpRequest } from "../http-client.ts";
import { maskSecrets, numberSetting, secretOf, textSetting } from "../page-settings.ts";
import { decodeJson, isRecord } from "../payload-reader.ts";
import { createRateLimiter } from "../rate-limit.ts";
import type { ChannelTools } from "../tools.ts";
import { errorRule } from "./errors.ts";

export type MaxFailure = {
  readonly ok: false;
  readonly failure: FailureClass;
  /** Null when only a person can mend it. */
  readonly retryAfterMs: number | null;
  /** True when the call may have been carried out although no answer came. */
  readonly uncertain: boolean;
  /** Null when no answer came. */
  readonly status: number | null;
  readonly detail: string;
};

export type Fields = Readonly<Record<string, unknown>>;

export type MaxAnswer = { readonly ok: true; readonly fields: Fields } | MaxFailure;

export type MaxCall = {
  readonly method: HttpRequest["method"];
  /** `/messages/mid.1/comments`; ids in it are already encoded. */
  readonly path: string;
  readonly query?: Readonly<Record<string, string | number | undefined>>;
  readonly body?: Fields;
  readonly timeoutMs?: number;
  readonly signal?: AbortSignal;
};

export type MaxApi = {
  readonly call: (page: ChannelPage, call: MaxCall) => Promise<MaxAnswer>;
  /** The HTTP client with this page's proxy and trust: uploads go by it too. */
  readonly http: (page: ChannelPage) => HttpClient;
};

const NETWORK_PAUSE_MS = 60_000;
/** MAX allows thirty calls a second per bot, and two removals a second. */
const CALLS_PER_SECOND = 30;
const REMOVALS_PER_SECOND = 2;

/** The client of MAX's API; it keeps under MAX's limits by itself. */
export const createMaxApi = (tools: Required<ChannelTools>): MaxApi => {
  const limiter = createRateLimiter(tools);
  const http = (page: ChannelPage): HttpClient =>
    tools.http({
      connectTimeoutMs: numberSetting(page, "connectTimeoutMs", 5_000),
      proxy: textSetting(page, "proxy", ""),
      caFile: textSetting(page, "caFile", ""),
    });
  return {
    http,
    call: async (page, call) => {
      const token = secretOf(page, "botToken");
      if (token === undefined) return noToken(call);
      if (call.method === "DELETE") await limiter.take(`removals ${token}`, REMOVALS_PER_SECOND);
      await limiter.take(token, numberSetting(page, "callsPerSecond", CALLS_PER_SECOND));
      return answerOf(await http(page).send(requestOf(page, call, token)), call, page);
    },
  };
};

export const baseUrl = (page: ChannelPage): string => textSetting(page, "baseUrl", "https://platform-api2.max.ru").replace(/\/+$/u, "");

const requestOf = (page: ChannelPage, call: MaxCall, token: string): HttpRequest => {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(call.query ?? {})) if (value !== undefined && value !== "") query.set(name, String(value));
  return {
    method: call.method,
    url: `${baseUrl(page)}${call.path}${query.size === 0 ? "" : `?${query.toString()}`}`,
    headers: { authorization: token, ...(call.body === undefined ? {} : { "content-type": "application/json; charset=utf-8" }) },
    ...(call.body === undefined ? {} : { body: JSON.stringify(call.body) }),
    timeoutMs: call.timeoutMs ?? numberSetting(page, "timeoutMs", 15_000),
    ...(call.signal === undefined ? {} : { signal: call.signal }),
  };
};

const nameOf = ({ method, path }: MaxCall): string => `${method} ${path}`;

const noToken = (call: MaxCall): MaxFailure => ({
  ok: false,
  failure: "NO_RIGHTS",
  retryAfterMs: null,
  uncertain: false,
  status: null,
  detail: `${nameOf(call)}: no bot token is set for this page`,
});

/** What the outcome of an HTTP exchange means, with every secret of the page masked. */
const answerOf = (outcome: HttpOutcome, call: MaxCall, page: ChannelPage): MaxAnswer => {
  if (outcome.kind === "failed") {
    return {
      ok: false,
      failure: outcome.failure,
      retryAfterMs: outcome.failure === "TLS_CA" ? null : NETWORK_PAUSE_MS,
      uncertain: outcome.sent,
      status: null,
      detail: maskSecrets(`${nameOf(call)}: ${outcome.detail}`, page),
    };
  }
  const decoded = decodeJson(outcome.body);
  const fields = decoded.ok && isRecord(decoded.value) ? decoded.value : null;
  if (outcome.status === 200 && fields !== null && fields["success"] !== false) return { ok: true, fields };
  if (fields === null) return silent(outcome.status, call);
  const words = [fields["code"], fields["message"]].filter((part) => typeof part === "string").join(" ");
  // An error may come with 200 as `success: false`; it was not carried out then.
  const rule = errorRule(outcome.status === 200 ? 400 : outcome.status, words);
  return { ok: false, ...rule, status: outcome.status, detail: maskSecrets(`${nameOf(call)}: ${outcome.status} ${words}`.trim(), page) };
};

/** A gateway's page, or an answer cut short, says nothing of what MAX did. */
const silent = (status: number, call: MaxCall): MaxFailure => ({
  ok: false,
  ...(status === 200 || status >= 500
    ? { failure: "NETWORK_DOWN" as const, retryAfterMs: NETWORK_PAUSE_MS, uncertain: true }
    : errorRule(status, "")),
  status,
  detail: `${nameOf(call)}: HTTP ${status} without an answer of the API`,
});
