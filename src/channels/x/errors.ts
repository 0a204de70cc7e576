/** X's refusals in the product's words. Codes are few and words change: the first row that fits counts, then the status. */
import type { FailureClass } from "#app";

/** `retryAfterMs` null: only a person can mend it. `uncertain`: the call may have been carried out. */
export type ErrorRule = { readonly failure: FailureClass; readonly retryAfterMs: number | null; readonly uncertain: boolean };

const failed = (failure: FailureClass): ErrorRule => ({ failure, retryAfterMs: null, uncertain: false });
const retry = (failure: FailureClass, retryAfterMs: number): ErrorRule => ({ failure, retryAfterMs, uncertain: false });

const MINUTE = 60_000;
const WINDOW = 15 * MINUTE;

export const X_ERRORS: readonly (readonly [wording: RegExp, rule: ErrorRule])[] = [
  [/usage-capped|usagecapexceeded|monthly .*cap/iu, retry("RATE_LIMIT", 60 * MINUTE)],
  [/credits?.?depleted|does not have any credits/iu, failed("NO_RIGHTS")],
  [/too many requests|rate.?limit/iu, retry("RATE_LIMIT", WINDOW)],
  [/duplicate content|already said that/iu, failed("DUPLICATE")],
  [/mentioned in or|not been (?:mentioned|engaged)|summon/iu, failed("NO_RIGHTS")],
  [/who can reply|reply to this conversation is not allowed/iu, failed("COMMENTS_CLOSED")],
  [/resource-not-found|deleted or not visible|could not find (?:tweet|post)|no (?:status|post) found/iu, failed("TARGET_DELETED")],
  [
    /cannot send messages? to this|not following you|you have been blocked|(?:dm|direct messages?) .*(?:closed|not allowed|from everyone)/iu,
    failed("USER_BLOCKED_US"),
  ],
  [/needs to be a bit shorter|text is too long|exceeds? .*characters/iu, failed("TEXT_TOO_LONG")],
  [/media.*(?:invalid|not valid|not supported|unsupported|too large)|file size exceeds|unrecognized media/iu, failed("MEDIA_REJECTED")],
  [/(?:url|link)s? .*(?:not allowed|harmful|spam)/iu, failed("LINKS_FORBIDDEN")],
  [/temporarily locked|log in to .* to unlock|looks like .*automated/iu, failed("CAPTCHA")],
  [/client-not-enrolled|client-forbidden|unsupported-authentication|oauth1-permissions|not authorized/iu, failed("NO_RIGHTS")],
];

const BY_STATUS: Readonly<Record<number, ErrorRule>> = {
  400: failed("BAD_REQUEST"),
  401: failed("TOKEN_EXPIRED"),
  402: failed("NO_RIGHTS"),
  403: failed("NO_RIGHTS"),
  404: failed("TARGET_DELETED"),
  413: failed("MEDIA_REJECTED"),
  429: retry("RATE_LIMIT", WINDOW),
};

/** What an error answer means. A server's own trouble says nothing of what became of the call. */
export const errorRule = (status: number, words: string): ErrorRule => {
  // Words of "not authorized" come with 401 too: the status is surer there.
  if (status === 401) return failed("TOKEN_EXPIRED");
  const named = X_ERRORS.find(([wording]) => wording.test(words))?.[1];
  if (named !== undefined) return named;
  if (status >= 500) return { failure: "NETWORK_DOWN", retryAfterMs: MINUTE, uncertain: true };
  return (Object.hasOwn(BY_STATUS, status) ? BY_STATUS[status] : undefined) ?? failed("UNKNOWN");
};
