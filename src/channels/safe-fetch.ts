/**
 * The one way in for citizens' files: https from a network's own hosts, addresses checked after the names are resolved, and the connection made to
 * the very address that was checked, so that a name cannot turn to another place in between. A redirect is followed only to such a host.
 */
import { lookup as resolve } from "node:dns";
import { isIP, type LookupFunction } from "node:net";
import { readFileSync } from "node:fs";
import { rootCertificates } from "node:tls";
import { Agent, ProxyAgent, request, type Dispatcher } from "undici";
import type { Fetched, FetchAsked, FetchFile } from "#app";
import { isPublicAddress } from "./public-address.ts";

export type SafeFetchOptions = {
  /** Origins of test networks on this machine, exactly as written; nothing but the program's own start can name them. */
  readonly trustedOrigins?: readonly string[];
  /** A test may resolve names by itself. */
  readonly resolve?: typeof resolve;
};

const redirectsMax = 3;
const connectTimeoutMs = 5_000;

/** Fetches one file, or says why not. */
export const createSafeFetch = ({ trustedOrigins = [], resolve: look = resolve }: SafeFetchOptions = {}): FetchFile => {
  const agents = new Map<string, Dispatcher>();
  const agentFor = ({ proxy, caFile }: FetchAsked): Dispatcher => {
    const key = JSON.stringify([proxy, caFile]);
    const known = agents.get(key) ?? agentOf({ proxy, caFile, look });
    agents.set(key, known);
    return known;
  };
  return async (asked) => {
    let url = asked.url;
    for (let hops = 0; hops <= redirectsMax; hops += 1) {
      const refused = refusal(url, asked.hosts, trustedOrigins);
      if (refused !== null) return hops === 0 ? refused : { ...refused, reason: "REDIRECT" };
      const outcome = await once({ ...asked, url }, trustedOrigins.includes(new URL(url).origin) ? undefined : agentFor(asked));
      if (!("redirect" in outcome)) return outcome;
      url = outcome.redirect;
    }
    return { kind: "refused", reason: "REDIRECT", detail: "too many redirects" };
  };
};

type Refused = Extract<Fetched, { readonly kind: "refused" }>;

const refusal = (address: string, hosts: readonly string[], trusted: readonly string[]): Refused | null => {
  if (!URL.canParse(address)) return { kind: "refused", reason: "HOST", detail: "not an address" };
  const url = new URL(address);
  if (trusted.includes(url.origin)) return null;
  if (url.protocol !== "https:" || url.username !== "" || url.password !== "")
    return { kind: "refused", reason: "NOT_HTTPS", detail: url.protocol };
  const isTheirs = hosts.some((host) => url.hostname === host || url.hostname.endsWith(`.${host}`));
  if (!isTheirs || isIP(url.hostname.replaceAll(/[[\]]/gu, "")) !== 0 || (url.port !== "" && url.port !== "443"))
    return { kind: "refused", reason: "HOST", detail: url.host };
  return null;
};

class PrivateAddress extends Error {
  readonly code = "PRIVATE_ADDRESS";
}

/** Resolves a name and hands on only public addresses: what is handed on is what is connected to. */
const checkedLookup =
  (look: typeof resolve): LookupFunction =>
  (hostname, options, callback) =>
    look(hostname, { all: true, family: 0 }, (error, addresses) => {
      if (error !== null) return callback(error, "", 0);
      const open = addresses.filter(({ address }) => isPublicAddress(address));
      const [first] = open;
      // One private address among public ones is a trick already: the whole name is turned down.
      if (first === undefined || open.length < addresses.length) return callback(new PrivateAddress(hostname), "", 0);
      if (options.all === true) return callback(null, open);
      return callback(null, first.address, first.family);
    });

const agentOf = ({
  proxy,
  caFile,
  look,
}: {
  readonly proxy: string;
  readonly caFile: string;
  readonly look: typeof resolve;
}): Dispatcher => {
  const ca = caFile === "" ? {} : { ca: [...rootCertificates, readFileSync(caFile, "utf8")] };
  if (proxy !== "") return new ProxyAgent({ uri: proxy, proxyTunnel: true, requestTls: { timeout: connectTimeoutMs, ...ca } });
  return new Agent({ connect: { timeout: connectTimeoutMs, lookup: checkedLookup(look), ...ca } });
};

const once = async (asked: FetchAsked, dispatcher: Dispatcher | undefined): Promise<Fetched | { readonly redirect: string }> => {
  try {
    const answer = await request(asked.url, {
      method: "GET",
      headers: asked.headers,
      signal: AbortSignal.timeout(asked.timeoutMs),
      ...(dispatcher === undefined ? {} : { dispatcher }),
    });
    return await read(answer, asked);
  } catch (error) {
    return failureOf(error);
  }
};

const read = async (
  { statusCode, headers, body }: Awaited<ReturnType<typeof request>>,
  { url, bytesMax }: FetchAsked,
): Promise<Fetched | { readonly redirect: string }> => {
  // A body that we give up on says so to itself: nobody else is to hear of it.
  body.on("error", () => undefined);
  const location = headers["location"];
  if (statusCode >= 300 && statusCode < 400 && typeof location === "string" && URL.canParse(location, url)) {
    await body.dump();
    return { redirect: new URL(location, url).href };
  }
  if (statusCode !== 200) {
    await body.dump();
    const gone = statusCode === 404 || statusCode === 410 || statusCode === 403;
    const detail = `HTTP ${statusCode}`;
    return gone ? { kind: "refused", reason: "GONE", detail } : { kind: "failed", reason: "ANSWER", detail };
  }
  if (Number(headers["content-length"] ?? 0) > bytesMax) {
    body.destroy();
    return tooLarge;
  }
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body as AsyncIterable<Uint8Array>) {
    size += chunk.byteLength;
    if (size > bytesMax) {
      body.destroy();
      return tooLarge;
    }
    chunks.push(chunk);
  }
  return size === 0 ? { kind: "failed", reason: "ANSWER", detail: "an empty file" } : { kind: "got", bytes: Buffer.concat(chunks) };
};

const tooLarge: Refused = { kind: "refused", reason: "TOO_LARGE", detail: "larger than the limit" };

const failureOf = (error: unknown): Fetched => {
  const detail = error instanceof Error ? error.message : String(error);
  if (isPrivate(error)) return { kind: "refused", reason: "PRIVATE", detail };
  if (error instanceof Error && error.name === "TimeoutError") return { kind: "failed", reason: "TIMEOUT", detail };
  return { kind: "failed", reason: "NETWORK_DOWN", detail };
};

const isPrivate = (error: unknown): boolean => {
  if (error instanceof AggregateError) return error.errors.some(isPrivate);
  return error instanceof PrivateAddress || (error instanceof Error && error.cause !== undefined && isPrivate(error.cause));
};
