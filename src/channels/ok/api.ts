/** Calls of OK's two APIs: REST (signed, about topics and comments) and Graph (JSON, about direct messages). Failures are values. */
import type { ChannelPage, FailureClass } from "#app";
import type { HttpClient, HttpOutcome } from "../http-client.ts";
import { maskSecrets, numberSetting, secretOf, textSetting } from "../page-settings.ts";
import { decodeJson, isRecord } from "../payload-reader.ts";
import { createRateLimiter } from "../rate-limit.ts";
import type { ChannelTools } from "../tools.ts";
import { errorRule } from "./errors.ts";
import { sessionSecretOf, signatureOf } from "./signature.ts";

export type OkFailure = {
  readonly ok: false;
  readonly failure: FailureClass;
  /** Null when only a person can mend it. */
  readonly retryAfterMs: number | null;
  /** True when the call may have been carried out although no answer came. */
  readonly uncertain: boolean;
  readonly code: number | null;
  readonly detail: string;
};

export type OkAnswer = { readonly ok: true; readonly value: unknown } | OkFailure;

export type Params = Readonly<Record<string, string | number | undefined>>;

export type GraphCall = {
  readonly method: "GET" | "POST";
  /** After `/graph/`, for example `me/subscriptions`. */
  readonly path: string;
  readonly query?: Params;
  readonly body?: unknown;
  /** Long polling waits longer than an ordinary call. */
  readonly extraWaitMs?: number;
  readonly signal?: AbortSignal;
};

export type OkApi = {
  readonly rest: (page: ChannelPage, method: string, params: Params) => Promise<OkAnswer>;
  readonly graph: (page: ChannelPage, call: GraphCall) => Promise<OkAnswer>;
  /** The HTTP client with this page's proxy and trust: uploads go by it too. */
  readonly http: (page: ChannelPage) => HttpClient;
};

const NETWORK_PAUSE_MS = 60_000;
/** OK tells no limits: these are below what others have been seen to get. */
const CALLS_PER_SECOND = { rest: 5, graph: 10 } as const;

/** The client of both APIs; it keeps a pace of its own. */
export const createOkApi = (tools: Required<ChannelTools>): OkApi => {
  const limiter = createRateLimiter(tools);
  const http = (page: ChannelPage): HttpClient =>
    tools.http({
      connectTimeoutMs: numberSetting(page, "connectTimeoutMs", 5_000),
      proxy: textSetting(page, "proxy", ""),
      caFile: textSetting(page, "caFile", ""),
    });
  return {
    http,
    rest: async (page, method, params) => {
      const keys = restKeys(page);
      if (keys === null) return notSet(method, "the application's keys and the administrator's token are not set for this page");
      await limiter.take(keys.accessToken, numberSetting(page, "restCallsPerSecond", CALLS_PER_SECOND.rest));
      const outcome = await http(page).send({
        method: "POST",
        url: `${baseUrl(page)}/fb.do`,
        headers: { "content-type": "application/x-www-form-urlencoded;charset=utf-8" },
        body: signedForm(method, params, keys),
        timeoutMs: numberSetting(page, "timeoutMs", 15_000),
      });
      return answerOf(outcome, method, page);
    },
    graph: async (page, call) => {
      const token = secretOf(page, "botToken");
      if (token === undefined) return notSet(call.path, "the group's access token is not set for this page");
      await limiter.take(token, numberSetting(page, "graphCallsPerSecond", CALLS_PER_SECOND.graph));
      const outcome = await http(page).send({
        method: call.method,
        url: graphUrl(page, call, token),
        ...(call.method === "POST"
          ? { headers: { "content-type": "application/json;charset=utf-8" }, body: JSON.stringify(call.body ?? {}) }
          : {}),
        timeoutMs: numberSetting(page, "timeoutMs", 15_000) + (call.extraWaitMs ?? 0),
        ...(call.signal === undefined ? {} : { signal: call.signal }),
      });
      return answerOf(outcome, `graph/${call.path}`, page);
    },
  };
};

export const baseUrl = (page: ChannelPage): string => textSetting(page, "baseUrl", "https://api.ok.ru").replace(/\/+$/u, "");

type RestKeys = { readonly accessToken: string; readonly applicationKey: string; readonly sessionSecret: string };

/** The keys of the REST API, or null where the page has no application. */
const restKeys = (page: ChannelPage): RestKeys | null => {
  const accessToken = secretOf(page, "accessToken");
  const applicationKey = secretOf(page, "applicationKey");
  const applicationSecret = secretOf(page, "applicationSecretKey");
  const given = secretOf(page, "sessionSecretKey");
  if (accessToken === undefined || applicationKey === undefined) return null;
  const sessionSecret = given ?? (applicationSecret === undefined ? undefined : sessionSecretOf(accessToken, applicationSecret));
  return sessionSecret === undefined ? null : { accessToken, applicationKey, sessionSecret };
};

/** Whether the page has an application: without one comments are not to be had. */
export const hasApplication = (page: ChannelPage): boolean => restKeys(page) !== null;

const present = (params: Params): Record<string, string> =>
  Object.fromEntries(
    Object.entries(params).flatMap(([name, value]) => (value === undefined || value === "" ? [] : [[name, String(value)]])),
  );

const signedForm = (method: string, params: Params, { accessToken, applicationKey, sessionSecret }: RestKeys): string => {
  const all = { ...present(params), method, application_key: applicationKey, format: "json" };
  return new URLSearchParams({ ...all, sig: signatureOf(all, sessionSecret), access_token: accessToken }).toString();
};

const graphUrl = (page: ChannelPage, { path, query }: GraphCall, token: string): string =>
  `${baseUrl(page)}/graph/${path}?${new URLSearchParams({ ...present(query ?? {}), access_token: token }).toString()}`;

const notSet = (name: string, why: string): OkFailure => ({
  ok: false,
  failure: "NO_RIGHTS",
  retryAfterMs: null,
  uncertain: false,
  code: null,
  detail: `${name}: ${why}`,
});

/** What the outcome of an HTTP exchange means, with every secret of the page masked. */
const answerOf = (outcome: HttpOutcome, name: string, page: ChannelPage): OkAnswer => {
  if (outcome.kind === "failed") {
    const retryAfterMs = outcome.failure === "TLS_CA" ? null : NETWORK_PAUSE_MS;
    const detail = maskSecrets(`${name}: ${outcome.detail}`, page);
    return { ok: false, failure: outcome.failure, retryAfterMs, uncertain: outcome.sent, code: null, detail };
  }
  const decoded = decodeJson(outcome.body);
  if (decoded.ok && isRecord(decoded.value) && Object.hasOwn(decoded.value, "error_code")) return apiFailure(decoded.value, name, page);
  if (outcome.status === 200 && decoded.ok) return { ok: true, value: decoded.value };
  return {
    ok: false,
    failure: outcome.status === 429 ? "RATE_LIMIT" : "NETWORK_DOWN",
    retryAfterMs: NETWORK_PAUSE_MS,
    // A gateway's 5xx, or an answer cut short, says nothing of what OK did.
    uncertain: outcome.status >= 500 || outcome.status === 200,
    code: null,
    detail: `${name}: HTTP ${outcome.status} without an answer of the API`,
  };
};

const apiFailure = (error: Readonly<Record<string, unknown>>, name: string, page: ChannelPage): OkFailure => {
  const code = Number(error["error_code"]);
  const message = typeof error["error_msg"] === "string" ? error["error_msg"] : "";
  const isProcessing = /not[ ._]?ready|processing/iu.test(message);
  const rule = isProcessing ? { failure: "MEDIA_NOT_READY" as const, retryAfterMs: 15_000 } : errorRule(code);
  const known = Number.isSafeInteger(code) ? code : null;
  return { ok: false, ...rule, uncertain: false, code: known, detail: maskSecrets(`${name}: ${String(known)} ${message}`, page) };
};
