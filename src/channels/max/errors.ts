/** MAX's error codes and statuses in the product's words. MAX documents few codes: the rest go by their status, cautiously. */
import type { FailureClass } from "#app";

/** `retryAfterMs` null: only a person can mend it. `uncertain`: the call may have been carried out. */
export type ErrorRule = { readonly failure: FailureClass; readonly retryAfterMs: number | null; readonly uncertain: boolean };

const failed = (failure: FailureClass): ErrorRule => ({ failure, retryAfterMs: null, uncertain: false });
const retry = (failure: FailureClass, retryAfterMs: number): ErrorRule => ({ failure, retryAfterMs, uncertain: false });

const SECOND = 1000;
const MINUTE = 60 * SECOND;

/** The first row whose pattern is found in "code message" counts. */
const BY_WORDS: readonly (readonly [pattern: RegExp, rule: ErrorRule])[] = [
  [/verify\.token|invalid.access.token/iu, failed("TOKEN_EXPIRED")],
  [/attachment\.not\.ready|file\.not\.processed/iu, retry("MEDIA_NOT_READY", 10 * SECOND)],
  [/too\.many\.requests|rate.limit/iu, retry("RATE_LIMIT", 2 * SECOND)],
  [/timeout_exceeded|edit\.timeout|too\.old/iu, failed("WINDOW_CLOSED")],
  [/dialog\.suspended|dialog\.?not\.?found|bot\.(?:stopped|blocked)|user\.blocked/iu, failed("USER_BLOCKED_US")],
  [/comments?\.(?:disabled|closed|off|not\.available)/iu, failed("COMMENTS_CLOSED")],
  [/(?:message|comment|post)[._](?:not[._]found|deleted|removed)/iu, failed("TARGET_DELETED")],
  [/text\.(?:too\.long|length)|max.?length/iu, failed("TEXT_TOO_LONG")],
  [/file extension is forbidden|image\.(?:size|invalid)|upload\.error/iu, failed("MEDIA_REJECTED")],
  [/links?\.(?:forbidden|denied|not\.allowed)/iu, failed("LINKS_FORBIDDEN")],
];

const BY_STATUS: Readonly<Record<number, ErrorRule>> = {
  400: failed("BAD_REQUEST"),
  401: failed("TOKEN_EXPIRED"),
  403: failed("NO_RIGHTS"),
  404: failed("TARGET_DELETED"),
  405: failed("BAD_REQUEST"), // Long Polling beside a subscription
  413: failed("MEDIA_REJECTED"),
  422: failed("BAD_REQUEST"),
  429: retry("RATE_LIMIT", 2 * SECOND),
};

/** What an error answer means. A server's own trouble says nothing of what became of the call. */
export const errorRule = (status: number, words: string): ErrorRule => {
  const named = BY_WORDS.find(([pattern]) => pattern.test(words))?.[1];
  if (named !== undefined) return named;
  if (status >= 500) return { failure: "NETWORK_DOWN", retryAfterMs: MINUTE, uncertain: true };
  return (Object.hasOwn(BY_STATUS, status) ? BY_STATUS[status] : undefined) ?? failed("UNKNOWN");
};
