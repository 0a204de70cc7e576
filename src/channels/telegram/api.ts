/** A call of the Bot API: JSON, or a form when files go along; the answer, or a failure that says whether the call may have been carried out. */
import { FormData } from "undici";
import type { ChannelPage, FailureClass } from "#app";
import { maskSecrets, numberSetting, secretOf, textSetting } from "../page-settings.ts";
import { decodeJson, idText, isRecord } from "../payload-reader.ts";
import { createRateLimiter } from "../rate-limit.ts";
import type { HttpClient, HttpOutcome } from "../http-client.ts";
import type { ChannelTools } from "../tools.ts";
import { errorRule } from "./errors.ts";

export type TelegramFailure = {
  readonly ok: false;
  readonly failure: FailureClass;
  /** Null when only a person can mend it. */
  readonly retryAfterMs: number | null;
  /** True when the call may have been carried out although no answer came. */
  readonly uncertain: boolean;
  /** Telegram's own words; "" when none came. */
  readonly description: string;
  /** The group's new number, when it has become a supergroup. */
  readonly migratedTo: string | null;
  readonly detail: string;
};

export type TelegramAnswer = { readonly ok: true; readonly result: unknown } | TelegramFailure;

type ParamValue = string | number | boolean | object | undefined;

export type CallFile = { readonly field: string; readonly name: string; readonly mime: string; readonly bytes: Uint8Array };

export type TelegramCall = {
  readonly method: string;
  readonly params: Readonly<Record<string, ParamValue>>;
  readonly files?: readonly CallFile[];
  readonly timeoutMs?: number;
  readonly signal?: AbortSignal;
};

export type TelegramApi = { readonly call: (page: ChannelPage, call: TelegramCall) => Promise<TelegramAnswer> };

const NETWORK_PAUSE_MS = 60_000;

/** The client of the Bot API; it keeps under Telegram's limits by itself and follows a group to its new number. */
export const createTelegramApi = (tools: Required<ChannelTools>): TelegramApi => {
  const limiter = createRateLimiter(tools);
  const movedTo = new Map<string, string>();
  const http = (page: ChannelPage): HttpClient =>
    tools.http({
      connectTimeoutMs: numberSetting(page, "connectTimeoutMs", 5_000),
      proxy: textSetting(page, "proxy", ""),
      caFile: textSetting(page, "caFile", ""),
    });
  const send = async (page: ChannelPage, call: TelegramCall): Promise<TelegramAnswer> => {
    const token = secretOf(page, "botToken");
    if (token === undefined) return failureOf("NO_RIGHTS", `${call.method}: no bot token is set for this page`);
    await limiter.take(token, numberSetting(page, "callsPerSecond", 25));
    const chatId = idText(call.params["chat_id"]);
    if (chatId !== undefined && call.method.startsWith("send"))
      await limiter.take(`${token}/${chatId}`, numberSetting(page, "chatCallsPerSecond", 1));
    const hasFiles = (call.files ?? []).length > 0;
    const outcome = await http(page).send({
      method: "POST",
      url: `${baseUrl(page)}/bot${token}/${call.method}`,
      ...(hasFiles ? { body: formOf(call) } : { headers: { "content-type": "application/json" }, body: JSON.stringify(call.params) }),
      timeoutMs: call.timeoutMs ?? (hasFiles ? numberSetting(page, "uploadTimeoutMs", 120_000) : numberSetting(page, "timeoutMs", 15_000)),
      ...(call.signal === undefined ? {} : { signal: call.signal }),
    });
    return answerOf(outcome, call.method, page);
  };
  return {
    call: async (page, given) => {
      const chatId = idText(given.params["chat_id"]);
      const key = `${page.pageId}/${chatId}`;
      const call = movedCall(given, movedTo.get(key));
      const answer = await send(page, call);
      if (answer.ok || answer.migratedTo === null || chatId === undefined) return answer;
      movedTo.set(key, answer.migratedTo);
      return send(page, movedCall(given, answer.migratedTo));
    },
  };
};

const movedCall = (call: TelegramCall, chatId: string | undefined): TelegramCall =>
  chatId === undefined ? call : { ...call, params: { ...call.params, chat_id: chatId } };

export const baseUrl = (page: ChannelPage): string => textSetting(page, "baseUrl", "https://api.telegram.org").replace(/\/+$/u, "");

const formOf = ({ files = [], params }: TelegramCall): FormData => {
  const form = new FormData();
  for (const [name, value] of Object.entries(params))
    if (value !== undefined) form.set(name, typeof value === "object" ? JSON.stringify(value) : String(value));
  for (const { bytes, field, mime, name } of files) form.set(field, new File([Buffer.from(bytes)], name, { type: mime }));
  return form;
};

/** A failure that Telegram was not asked about. */
export const failureOf = (failure: FailureClass, detail: string): TelegramFailure => ({
  ok: false,
  failure,
  retryAfterMs: null,
  uncertain: false,
  description: "",
  migratedTo: null,
  detail,
});

/** What the outcome of an HTTP exchange means, with every secret of the page masked. */
const answerOf = (outcome: HttpOutcome, method: string, page: ChannelPage): TelegramAnswer => {
  if (outcome.kind === "failed") return transportFailure(outcome, method, page);
  const decoded = decodeJson(outcome.body);
  const value = decoded.ok && isRecord(decoded.value) ? decoded.value : {};
  if (value["ok"] === true && Object.hasOwn(value, "result")) return { ok: true, result: value["result"] };
  if (value["ok"] === false) return apiFailure(value, { method, page, status: outcome.status });
  const rule = outcome.status === 413 || outcome.status === 429 ? errorRule(outcome.status, "") : null;
  return {
    ...failureOf(rule?.failure ?? "NETWORK_DOWN", `${method}: HTTP ${outcome.status} without an answer of the Bot API`),
    retryAfterMs: rule === null ? NETWORK_PAUSE_MS : rule.retryAfterMs,
    // A gateway's 5xx, or an answer cut short, says nothing of what Telegram did.
    uncertain: outcome.status >= 500 || outcome.status === 200,
  };
};

const transportFailure = (outcome: HttpOutcome & { kind: "failed" }, method: string, page: ChannelPage): TelegramFailure => ({
  ...failureOf(outcome.failure, maskSecrets(`${method}: ${outcome.detail}`, page)),
  retryAfterMs: outcome.failure === "TLS_CA" ? null : NETWORK_PAUSE_MS,
  uncertain: outcome.sent,
});

const apiFailure = (
  value: Readonly<Record<string, unknown>>,
  { method, page, status }: { readonly method: string; readonly page: ChannelPage; readonly status: number },
): TelegramFailure => {
  const code = typeof value["error_code"] === "number" ? value["error_code"] : status;
  const description = typeof value["description"] === "string" ? value["description"] : "";
  const parameters = isRecord(value["parameters"]) ? value["parameters"] : {};
  const retryAfter = parameters["retry_after"];
  const rule = errorRule(code, description);
  return {
    ok: false,
    failure: rule.failure,
    retryAfterMs: typeof retryAfter === "number" && retryAfter >= 0 ? Math.max(retryAfter, 1) * 1000 : rule.retryAfterMs,
    // Telegram's own 5xx comes with an answer, but without a word of how far it went.
    uncertain: code >= 500,
    description,
    migratedTo: idText(parameters["migrate_to_chat_id"]) ?? null,
    detail: maskSecrets(`${method}: ${code} ${description}`, page),
  };
};
