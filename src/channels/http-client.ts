/** The one way out to a network: undici with a base of trust, a proxy and time-outs by setting; every failure is a value. */
import { readFileSync } from "node:fs";
import { rootCertificates } from "node:tls";
import { Agent, ProxyAgent, request, type Dispatcher, type FormData } from "undici";
import type { FailureClass } from "#app";

export type HttpSettings = {
  readonly connectTimeoutMs: number;
  /** Address of a proxy, or "". */
  readonly proxy: string;
  /** A PEM file whose certificates are trusted besides the usual ones, or "". */
  readonly caFile: string;
};

export type HttpRequest = {
  readonly method: "GET" | "POST" | "PUT" | "DELETE";
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | FormData;
  /** From the first byte sent to the last byte received. */
  readonly timeoutMs: number;
  readonly signal?: AbortSignal;
};

/** `sent: false` = the request surely did not reach the network; `sent: true` = it may have been carried out. */
export type HttpOutcome =
  | {
      readonly kind: "answer";
      readonly status: number;
      readonly body: Uint8Array;
      /** How long the network asks to wait (`Retry-After`), where it says so. */
      readonly retryAfterMs?: number;
      /** The answer's headers in lower case: some networks tell their limits there. */
      readonly headers?: Readonly<Record<string, string>>;
    }
  | { readonly kind: "failed"; readonly sent: boolean; readonly failure: FailureClass; readonly detail: string };

export type HttpClient = { readonly send: (message: HttpRequest) => Promise<HttpOutcome> };

/** Gives a client for a set of settings; the same settings share connections. */
export type HttpClientFactory = (settings: HttpSettings) => HttpClient;

const MAX_ANSWER_BYTES = 16 * 1_048_576;

/** The factory for real networks. */
export const createHttpClients = (): HttpClientFactory => {
  const clients = new Map<string, HttpClient>();
  return (settings) => {
    const key = JSON.stringify(settings);
    const known = clients.get(key);
    if (known !== undefined) return known;
    const client = clientOf(settings);
    clients.set(key, client);
    return client;
  };
};

const clientOf = (settings: HttpSettings): HttpClient => {
  let dispatcher: Dispatcher | undefined;
  return {
    send: async (message) => {
      try {
        dispatcher ??= dispatcherOf(settings);
        return await exchange(message, dispatcher);
      } catch (error) {
        return failureOf(error);
      }
    },
  };
};

/** `ca` replaces the built-in roots, so ours are added to them. */
const dispatcherOf = ({ caFile, connectTimeoutMs, proxy }: HttpSettings): Dispatcher => {
  const ca = caFile === "" ? undefined : [...rootCertificates, readCertificates(caFile)];
  const connect = { timeout: connectTimeoutMs, ...(ca === undefined ? {} : { ca }) };
  if (proxy === "") return new Agent({ connect });
  return new ProxyAgent({ uri: proxy, proxyTunnel: true, connect, ...(ca === undefined ? {} : { requestTls: { ca } }) });
};

const readCertificates = (file: string): string => {
  try {
    return readFileSync(file, "utf8");
  } catch (cause) {
    throw Object.assign(new Error(`certificates cannot be read: ${file}`, { cause }), { code: "CA_FILE" });
  }
};

const exchange = async (message: HttpRequest, dispatcher: Dispatcher): Promise<HttpOutcome> => {
  const timeout = AbortSignal.timeout(message.timeoutMs);
  const answer = await request(message.url, {
    method: message.method,
    dispatcher,
    headersTimeout: message.timeoutMs,
    bodyTimeout: message.timeoutMs,
    signal: message.signal === undefined ? timeout : AbortSignal.any([timeout, message.signal]),
    ...(message.headers === undefined ? {} : { headers: message.headers }),
    ...(message.body === undefined ? {} : { body: message.body }),
  });
  const retryAfterMs = retryAfter(answer.headers["retry-after"], Date.now());
  const body = await readAll(answer.body);
  const headers = Object.fromEntries(Object.entries(answer.headers).map(([name, value]) => [name.toLowerCase(), String(value)]));
  return { kind: "answer", status: answer.statusCode, body, headers, ...(retryAfterMs === null ? {} : { retryAfterMs }) };
};

const HOUR_MS = 3_600_000;

/** Seconds or a date; a day at most, so that a mistake of the network does not silence a page for ever. */
export const retryAfter = (header: string | readonly string[] | undefined, now: number): number | null => {
  const text = typeof header === "string" ? header.trim() : "";
  if (text === "") return null;
  const wait = /^\d+$/u.test(text) ? Number(text) * 1_000 : Date.parse(text) - now;
  return Number.isFinite(wait) ? Math.min(Math.max(0, wait), 24 * HOUR_MS) : null;
};

const readAll = async (stream: AsyncIterable<Uint8Array>): Promise<Uint8Array> => {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of stream) {
    size += chunk.byteLength;
    if (size > MAX_ANSWER_BYTES) throw new Error("the answer is too large");
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
};

/** Codes of errors that happen before a single byte of the request leaves. */
const BEFORE_SENDING = new Set([
  "ECONNREFUSED",
  "ENOTFOUND",
  "EAI_AGAIN",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "EADDRNOTAVAIL",
  "UND_ERR_CONNECT_TIMEOUT",
  "UND_ERR_PRX_TLS",
  "ERR_INVALID_URL",
]);

const CERTIFICATE = /CERT|SELF_SIGNED|UNABLE_TO_(?:VERIFY|GET)|ALTNAME|CA_FILE/u;

/** An exception of the client → what it means for the one who sent. */
const failureOf = (error: unknown): HttpOutcome => {
  const code = codeOf(error);
  const detail = error instanceof Error ? `${code}: ${error.message}` : code;
  if (CERTIFICATE.test(code)) return { kind: "failed", sent: false, failure: "TLS_CA", detail };
  if (BEFORE_SENDING.has(code)) return { kind: "failed", sent: false, failure: "NETWORK_DOWN", detail };
  return { kind: "failed", sent: true, failure: "NETWORK_DOWN", detail };
};

/** The first telling code in the chain of causes; attempts on several addresses come as an AggregateError. */
const codeOf = (error: unknown): string => {
  if (error instanceof AggregateError && error.errors.length > 0) return codeOf(error.errors[0]);
  if (!(error instanceof Error)) return "UNKNOWN";
  if ("code" in error && typeof error.code === "string") return error.code;
  return error.cause === undefined ? error.name : codeOf(error.cause);
};
