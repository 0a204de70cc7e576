/** The signature of a call of OK's REST API: an MD5 over the sorted parameters and the secret key of the session. */
import { createHash } from "node:crypto";

const md5 = (text: string): string => createHash("md5").update(text, "utf8").digest("hex");

/** Names that take no part in the signature. */
const UNSIGNED = new Set(["access_token", "session_key", "sig"]);

/** The session's secret key follows from the token and the application's secret key. */
export const sessionSecretOf = (accessToken: string, applicationSecretKey: string): string =>
  md5(`${accessToken}${applicationSecretKey}`).toLowerCase();

/** `k=v` pairs in the order of their names, joined by nothing, the secret key at the end. */
export const signatureOf = (params: Readonly<Record<string, string>>, sessionSecret: string): string => {
  const signed = Object.keys(params)
    .filter((name) => !UNSIGNED.has(name))
    .toSorted();
  return md5(`${signed.map((name) => `${name}=${params[name] ?? ""}`).join("")}${sessionSecret}`);
};
