/** A call of X's API v2: signed by the page's keys, or by the application's own; the answer, or a failure that says whether it may have been carried out. */
import type { FormData } from "undici";
import type { ChannelPage, FailureClass } from "#app";
import type { HttpOutcome, HttpRequest } from "../http-client.ts";
import { maskSecrets, numberSetting, secretOf, textSetting } from "../page-settings.ts";
import { decodeJson, isRecord } from "../payload-reader.ts";
import type { ChannelTools } from "../tools.ts";
import { errorRule } from "./errors.ts";
import { limitTold, type LimitTold } from "./limit-headers.ts";
import { oauthHeader, type OauthKeys } from "./oauth.ts";

export type Fields = Readonly<Record<string, unknown>>;

export type XFailure = {
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

export type XAnswer = { readonly ok: true; readonly fields: Fields } | XFailure;

export type XCall = {
  readonly method: HttpRequest["method"];
  /** `/2/tweets/17`. */
  readonly path: string;
  readonly query?: Readonly<Record<string, string | number | undefined>>;
  readonly body?: Fields | FormData;
  /** By the application's key instead of the page's: webhooks belong to the application. */
  readonly asApp?: boolean;
  readonly timeoutMs?: number;
  readonly signal?: AbortSignal;
};

export type XApi = { readonly call: (page: ChannelPage, call: XCall) => Promise<XAnswer> };

const NETWORK_PAUSE_MS = 60_000;

/** The client of the API. Where X has said that nothing is left until a moment, it is not asked before: a refused call costs too. */
export const createXApi = (tools: Required<ChannelTools>): XApi => {
  const spent = new Map<string, number>();
  return {
    call: async (page, call) => {
      const url = urlOf(page, call);
      const authorization = authorizationOf(page, call, { url, now: tools.now() });
      if (authorization === null) return failureOf("NO_RIGHTS", `${nameOf(call)}: the keys are not set for this page`);
      const key = JSON.stringify([page.pageId, page.secrets["accessToken"], nameOf(call)]);
      const until = spent.get(key) ?? 0;
      if (until > tools.now()) return resting(call, until - tools.now());
      const http = tools.http({
        connectTimeoutMs: numberSetting(page, "connectTimeoutMs", 5_000),
        proxy: textSetting(page, "proxy", ""),
        caFile: textSetting(page, "caFile", ""),
      });
      const outcome = await http.send(requestOf(page, call, { url, authorization }));
      const told = outcome.kind === "answer" ? limitTold(outcome.headers ?? {}, tools.now()) : null;
      if (told?.isSpent === true && outcome.kind === "answer" && outcome.status < 300) spent.set(key, tools.now() + told.resetMs);
      return answerOf(outcome, call, { page, told });
    },
  };
};

export const baseUrl = (page: ChannelPage): string => textSetting(page, "baseUrl", "https://api.x.com").replace(/\/+$/u, "");

const urlOf = (page: ChannelPage, { path, query = {} }: XCall): string => {
  const url = new URL(`${baseUrl(page)}${path}`);
  for (const [name, value] of Object.entries(query)) if (value !== undefined && value !== "") url.searchParams.set(name, String(value));
  // A space as "+" would be signed as a plus.
  return url.href.replaceAll("+", "%20");
};

/** The four keys of the page, or null. */
export const keysOf = (page: ChannelPage): OauthKeys | null => {
  const [consumerKey, consumerSecret] = [secretOf(page, "consumerKey"), secretOf(page, "consumerSecret")];
  const [accessToken, accessSecret] = [secretOf(page, "accessToken"), secretOf(page, "accessSecret")];
  if (consumerKey === undefined || consumerSecret === undefined || accessToken === undefined || accessSecret === undefined) return null;
  return { consumerKey, consumerSecret, accessToken, accessSecret };
};

const authorizationOf = (
  page: ChannelPage,
  { asApp = false, method }: XCall,
  at: { readonly url: string; readonly now: number },
): string | null => {
  const bearer = secretOf(page, "bearerToken");
  if (asApp) return bearer === undefined ? null : `Bearer ${bearer}`;
  const keys = keysOf(page);
  return keys === null ? null : oauthHeader({ method, url: at.url }, { keys, now: at.now });
};

const requestOf = (
  page: ChannelPage,
  call: XCall,
  { authorization, url }: { readonly url: string; readonly authorization: string },
): HttpRequest => {
  const { body } = call;
  const isJson = body !== undefined && isRecord(body) && !isForm(body);
  return {
    method: call.method,
    url,
    headers: { authorization, ...(isJson ? { "content-type": "application/json" } : {}) },
    ...(body === undefined ? {} : { body: isForm(body) ? body : JSON.stringify(body) }),
    timeoutMs: call.timeoutMs ?? numberSetting(page, "timeoutMs", 15_000),
    ...(call.signal === undefined ? {} : { signal: call.signal }),
  };
};

const isForm = (body: Fields | FormData): body is FormData => Symbol.toStringTag in body;

/** `POST /2/tweets/{id}`: limits are counted by the kind of call. */
const nameOf = ({ method, path }: XCall): string => `${method} ${path.replaceAll(/\/\d+(?:-\d+)?(?=\/|$)/gu, "/{id}")}`;

/** A failure that X was not asked about. */
export const failureOf = (failure: FailureClass, detail: string): XFailure => ({
  ok: false,
  failure,
  retryAfterMs: null,
  uncertain: false,
  status: null,
  detail,
});

const resting = (call: XCall, afterMs: number): XFailure => ({
  ...failureOf("RATE_LIMIT", `${nameOf(call)}: X has said that nothing is left of this limit`),
  retryAfterMs: afterMs,
});

const answerOf = (
  outcome: HttpOutcome,
  call: XCall,
  { page, told }: { readonly page: ChannelPage; readonly told: LimitTold | null },
): XAnswer => {
  if (outcome.kind === "failed") {
    return {
      ...failureOf(outcome.failure, maskSecrets(`${nameOf(call)}: ${outcome.detail}`, page)),
      retryAfterMs: outcome.failure === "TLS_CA" ? null : NETWORK_PAUSE_MS,
      uncertain: outcome.sent,
    };
  }
  const { status } = outcome;
  const decoded = decodeJson(outcome.body);
  const fields = decoded.ok && isRecord(decoded.value) ? decoded.value : null;
  // Appending a piece of a video is answered with nothing at all.
  if (status === 204 || (status >= 200 && status < 300 && outcome.body.byteLength === 0)) return { ok: true, fields: {} };
  if (fields === null) return silent(status, call);
  if (status >= 200 && status < 300 && !isRefused(fields)) return { ok: true, fields };
  const words = wordsOf(fields);
  // Errors come with 200 too, where what was asked for is not there; it is a plain "no" then.
  const rule = errorRule(status < 300 ? 400 : status, words);
  const wait = rule.failure === "RATE_LIMIT" ? (told?.resetMs ?? outcome.retryAfterMs ?? rule.retryAfterMs) : rule.retryAfterMs;
  return { ok: false, ...rule, retryAfterMs: wait, status, detail: maskSecrets(`${nameOf(call)}: ${status} ${words}`.trim(), page) };
};

/** A part of a list may be missing beside what was found: only an answer of nothing but errors is a failure. */
const isRefused = (fields: Fields): boolean =>
  Array.isArray(fields["errors"]) && fields["data"] === undefined && fields["meta"] === undefined;

const wordsOf = (fields: Fields): string => {
  const first = Array.isArray(fields["errors"]) ? fields["errors"].find(isRecord) : undefined;
  return [fields, ...(first === undefined ? [] : [first])]
    .flatMap((one) => [one["type"], one["title"], one["detail"], one["reason"], one["message"]])
    .filter((word): word is string => typeof word === "string" && word !== "about:blank")
    .join(" ")
    .slice(0, 500);
};

/** A gateway's page, or an answer cut short, says nothing of what X did. */
const silent = (status: number, call: XCall): XFailure => ({
  ok: false,
  ...(status < 300 || status >= 500
    ? { failure: "NETWORK_DOWN" as const, retryAfterMs: NETWORK_PAUSE_MS, uncertain: true }
    : errorRule(status, "")),
  status,
  detail: `${nameOf(call)}: HTTP ${status} without an answer of the API`,
});
