/** OAuth 1.0a: the page's four keys sign every call. Unlike OAuth 2.0 they live until revoked, so nothing has to be renewed every two hours. */
import { createHmac, randomBytes } from "node:crypto";

export type OauthKeys = {
  readonly consumerKey: string;
  readonly consumerSecret: string;
  readonly accessToken: string;
  readonly accessSecret: string;
};

export type SignedCall = { readonly method: string; readonly url: string; readonly nonce: string; readonly timestamp: number };

/** RFC 3986, stricter than `encodeURIComponent`. */
const encode = (text: string): string =>
  encodeURIComponent(text).replace(/[!'()*]/gu, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);

type Param = readonly [name: string, value: string];

const byNameAndValue = ([a, x]: Param, [b, y]: Param): number => (a < b ? -1 : a > b ? 1 : x < y ? -1 : x > y ? 1 : 0);

/** The signature of a call; the query takes part in it, a JSON body or a form of files does not. */
export const oauthSignature = (call: SignedCall, keys: OauthKeys, params: readonly Param[]): string => {
  const url = new URL(call.url);
  const all = [...url.searchParams, ...params].map(([name, value]): Param => [encode(name), encode(value)]);
  const joined = all
    .toSorted(byNameAndValue)
    .map(([name, value]) => `${name}=${value}`)
    .join("&");
  const base = [call.method, `${url.origin}${url.pathname}`, joined].map(encode).join("&");
  return createHmac("sha1", `${encode(keys.consumerSecret)}&${encode(keys.accessSecret)}`)
    .update(base)
    .digest("base64");
};

/** The parameters of OAuth itself, before the signature. */
export const oauthParams = ({ nonce, timestamp }: Pick<SignedCall, "nonce" | "timestamp">, keys: OauthKeys): readonly Param[] => [
  ["oauth_consumer_key", keys.consumerKey],
  ["oauth_nonce", nonce],
  ["oauth_signature_method", "HMAC-SHA1"],
  ["oauth_timestamp", String(timestamp)],
  ["oauth_token", keys.accessToken],
  ["oauth_version", "1.0"],
];

/** The header `Authorization` of one call. */
export const oauthHeader = (
  { method, url }: Pick<SignedCall, "method" | "url">,
  { keys, now }: { readonly keys: OauthKeys; readonly now: number },
): string => {
  const call = { method, url, nonce: randomBytes(16).toString("hex"), timestamp: Math.floor(now / 1000) };
  const params = oauthParams(call, keys);
  const signed: readonly Param[] = [...params, ["oauth_signature", oauthSignature(call, keys, params)]];
  return `OAuth ${signed.map(([name, value]) => `${encode(name)}="${encode(value)}"`).join(", ")}`;
};
