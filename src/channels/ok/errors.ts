/** OK's error codes in the product's words: one row a code, the same for both of its APIs. */
import type { FailureClass } from "#app";

/** `retry`: the call was surely not carried out and time may help. `failed`: a person must act. */
export type ErrorRule = { readonly failure: FailureClass; readonly retryAfterMs: number | null };

const failed = (failure: FailureClass): ErrorRule => ({ failure, retryAfterMs: null });
const retry = (failure: FailureClass, retryAfterMs: number): ErrorRule => ({ failure, retryAfterMs });

const MINUTE = 60_000;

export const OK_ERRORS: Readonly<Record<number, ErrorRule>> = {
  1: retry("UNKNOWN", MINUTE), // unknown error
  2: retry("NETWORK_DOWN", MINUTE), // the service is not there for a while
  3: failed("NO_RIGHTS"), // there is no such method (for us)
  4: failed("BAD_REQUEST"), // the request itself is wrong
  7: failed("NO_RIGHTS"), // the action is blocked for this user
  8: retry("RATE_LIMIT", 10 * MINUTE), // blocked for flooding
  9: failed("NO_RIGHTS"), // blocked by address
  10: failed("NO_RIGHTS"), // permission denied
  11: retry("RATE_LIMIT", MINUTE), // the limit of calls is reached
  12: retry("NETWORK_DOWN", MINUTE), // cancelled
  24: failed("NO_RIGHTS"), // not the owner
  50: failed("NO_RIGHTS"), // not an administrator
  100: failed("BAD_REQUEST"), // a parameter is missing or wrong
  101: failed("TOKEN_EXPIRED"), // the application key is unknown
  102: failed("TOKEN_EXPIRED"), // the session has expired
  103: failed("TOKEN_EXPIRED"), // the session key is wrong
  104: failed("TOKEN_EXPIRED"), // the signature does not fit: the secret key is another one
  140: failed("TARGET_DELETED"), // no such message
  141: failed("TARGET_DELETED"), // no such comment
  160: failed("BAD_REQUEST"), // no such group
  200: failed("NO_RIGHTS"), // the application lacks a permission
  210: failed("NO_RIGHTS"), // the application is switched off
  300: failed("TARGET_DELETED"), // not found
  453: failed("TOKEN_EXPIRED"), // a session is required
  454: failed("BAD_REQUEST"), // the censor has turned the text down
  456: failed("COMMENTS_CLOSED"), // the group restricts it
};

/** The rule of a code; a code that we have never seen waits for a person. */
export const errorRule = (code: number): ErrorRule => (Object.hasOwn(OK_ERRORS, code) ? OK_ERRORS[code] : undefined) ?? failed("UNKNOWN");
