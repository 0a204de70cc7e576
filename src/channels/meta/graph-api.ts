/** A call of the Graph API: the page's token in a header, the proof that the application is ours, JSON or a form; the answer or a classed failure. */
import { createHmac } from "node:crypto";
import type { FormData } from "undici";
import type { ChannelPage, FailureClass } from "#app";
import type { HttpOutcome, HttpRequest } from "../http-client.ts";
import { maskSecrets, numberSetting, secretOf, textSetting } from "../page-settings.ts";
import { decodeJson, isRecord } from "../payload-reader.ts";
import type { ChannelTools } from "../tools.ts";
import { errorRule } from "./errors.ts";
import { restOf } from "./usage.ts";

export type Fields = Readonly<Record<string, unknown>>;

export type GraphFailure = {
  readonly ok: false;
  readonly failure: FailureClass;
  /** Null when only a person can mend it. */
  readonly retryAfterMs: number | null;
  /** True when the call may have been carried out although no answer came. */
  readonly uncertain: boolean;
  readonly detail: string;
};

export type GraphAnswer = { readonly ok: true; readonly fields: Fields } | GraphFailure;

export type GraphCall = {
  readonly method: "GET" | "POST" | "DELETE";
  /** `/17_18/comments`; ids in it are already encoded. */
  readonly path: string;
  readonly query?: Readonly<Record<string, string | number | undefined>>;
  readonly body?: Fields | FormData;
  /** By the application's own token: subscriptions and the inspection of tokens. */
  readonly asApp?: boolean;
  readonly timeoutMs?: number;
  readonly signal?: AbortSignal;
};

export type GraphApi = { readonly call: (page: ChannelPage, call: GraphCall) => Promise<GraphAnswer> };

const NETWORK_PAUSE_MS = 60_000;

/** The client of the Graph API; a page that has used up its limits is not asked for until it is let in again. */
export const createGraphApi = (tools: Required<ChannelTools>): GraphApi => {
  const restsUntil = new Map<string, number>();
  return {
    call: async (page, call) => {
      const token = tokenOf(page, call);
      if (token === null) return failureOf("NO_RIGHTS", `${nameOf(call)}: the keys are not set for this page`);
      const until = restsUntil.get(page.pageId) ?? 0;
      if (until > tools.now())
        return {
          ...failureOf("RATE_LIMIT", `${nameOf(call)}: Meta has said that the limits are used up`),
          retryAfterMs: until - tools.now(),
        };
      const http = tools.http({
        connectTimeoutMs: numberSetting(page, "connectTimeoutMs", 5_000),
        proxy: textSetting(page, "proxy", ""),
        caFile: textSetting(page, "caFile", ""),
      });
      const outcome = await http.send(requestOf(page, call, token));
      const rest = outcome.kind === "answer" ? restOf(outcome.headers ?? {}) : 0;
      if (rest > 0) restsUntil.set(page.pageId, tools.now() + rest);
      return answerOf(outcome, call, page);
    },
  };
};

export const baseUrl = (page: ChannelPage): string => textSetting(page, "baseUrl", "https://graph.facebook.com").replace(/\/+$/u, "");

/** The application's token is its number and its secret. */
const tokenOf = (page: ChannelPage, { asApp = false }: GraphCall): string | null => {
  if (secretOf(page, "appSecret") === undefined) return null;
  if (!asApp) return secretOf(page, "pageToken") ?? null;
  const appId = textSetting(page, "appId", "");
  return appId === "" ? null : `${appId}|${secretOf(page, "appSecret") ?? ""}`;
};

/** Meta refuses a token without it when the application asks for that: whoever has stolen the token alone can do nothing. */
export const appSecretProof = (token: string, appSecret: string): string => createHmac("sha256", appSecret).update(token).digest("hex");

const isForm = (body: Fields | FormData): body is FormData => Symbol.toStringTag in body;

const requestOf = (page: ChannelPage, call: GraphCall, token: string): HttpRequest => {
  const { body, query = {} } = call;
  const url = new URL(`${baseUrl(page)}/${textSetting(page, "apiVersion", "v25.0")}${call.path}`);
  for (const [name, value] of Object.entries(query)) if (value !== undefined && value !== "") url.searchParams.set(name, String(value));
  url.searchParams.set("appsecret_proof", appSecretProof(token, secretOf(page, "appSecret") ?? ""));
  const isJson = body !== undefined && !isForm(body);
  const upload =
    body !== undefined && isForm(body) ? numberSetting(page, "uploadTimeoutMs", 120_000) : numberSetting(page, "timeoutMs", 15_000);
  return {
    method: call.method,
    url: url.href,
    headers: { authorization: `Bearer ${token}`, ...(isJson ? { "content-type": "application/json" } : {}) },
    ...(body === undefined ? {} : { body: isForm(body) ? body : JSON.stringify(body) }),
    timeoutMs: call.timeoutMs ?? upload,
    ...(call.signal === undefined ? {} : { signal: call.signal }),
  };
};

const nameOf = ({ method, path }: GraphCall): string => `${method} ${path}`;

/** A failure that Meta was not asked about. */
export const failureOf = (failure: FailureClass, detail: string): GraphFailure => ({
  ok: false,
  failure,
  retryAfterMs: null,
  uncertain: false,
  detail,
});

const answerOf = (outcome: HttpOutcome, call: GraphCall, page: ChannelPage): GraphAnswer => {
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
  const error = fields !== null && isRecord(fields["error"]) ? fields["error"] : null;
  if (error !== null) return refused(error, { call, page, status });
  if (fields !== null && status >= 200 && status < 300) return { ok: true, fields };
  const isLimit = status === 429;
  return {
    ...failureOf(isLimit ? "RATE_LIMIT" : "NETWORK_DOWN", `${nameOf(call)}: HTTP ${status} without an answer of the API`),
    retryAfterMs: NETWORK_PAUSE_MS,
    // A gateway's page, or an answer cut short, says nothing of what Meta did.
    uncertain: status >= 500 || (status >= 200 && status < 300),
  };
};

const number = (value: unknown): number => (typeof value === "number" ? value : Number.NaN);

const refused = (
  error: Fields,
  { call, page, status }: { readonly call: GraphCall; readonly page: ChannelPage; readonly status: number },
): GraphFailure => {
  const words = [error["message"], error["error_user_msg"]].filter((word): word is string => typeof word === "string").join(" ");
  const [code, subcode] = [number(error["code"]), number(error["error_subcode"])];
  const rule = errorRule({ code, subcode, words, status, isTransient: error["is_transient"] === true });
  return {
    ok: false,
    ...rule,
    detail: maskSecrets(`${nameOf(call)}: ${code}/${subcode} ${words}`.replaceAll("NaN", "–").slice(0, 500), page),
  };
};

/** The records of a list in an answer. */
export const listIn = (fields: Fields, key = "data"): readonly Fields[] => {
  const value = fields[key];
  return Array.isArray(value) ? value.filter(isRecord) : [];
};

/** A text in an answer, or undefined when absent or empty. */
export const textIn = (fields: Fields, key: string): string | undefined => {
  const value = fields[key];
  return typeof value === "string" && value !== "" ? value : undefined;
};

/** The object in a field of an answer, empty when absent. */
export const inside = (fields: Fields, key: string): Fields => {
  const value = fields[key];
  return isRecord(value) ? value : {};
};

/** Where the next page of a list begins. */
export const nextCursor = (fields: Fields): string | undefined => {
  const paging = inside(fields, "paging");
  return textIn(paging, "next") === undefined ? undefined : textIn(inside(paging, "cursors"), "after");
};
