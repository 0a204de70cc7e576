/** Graph's numbered refusals in the product's words; the subcode is surer than the code, and words help where both are general. */
import type { FailureClass } from "#app";

/** `retryAfterMs` null: only a person can mend it. `uncertain`: the call may have been carried out. */
export type ErrorRule = { readonly failure: FailureClass; readonly retryAfterMs: number | null; readonly uncertain: boolean };

export type GraphError = {
  readonly code: number;
  readonly subcode: number;
  readonly words: string;
  /** Graph's own word that it will pass. */
  readonly isTransient: boolean;
  readonly status: number;
};

const failed = (failure: FailureClass): ErrorRule => ({ failure, retryAfterMs: null, uncertain: false });
const retry = (failure: FailureClass, retryAfterMs: number): ErrorRule => ({ failure, retryAfterMs, uncertain: false });

const MINUTE = 60_000;

const BY_SUBCODE: Readonly<Record<number, ErrorRule>> = {
  33: failed("TARGET_DELETED"),
  2018278: failed("WINDOW_CLOSED"),
  2534022: failed("WINDOW_CLOSED"),
  2018001: failed("USER_BLOCKED_US"),
  1545041: failed("USER_BLOCKED_US"),
};

const BY_WORDS: readonly (readonly [wording: RegExp, rule: ErrorRule])[] = [
  [/outside (?:of )?(?:the )?allowed window|too old to (?:send|be) .*private/iu, failed("WINDOW_CLOSED")],
  [/already (?:been )?replied/iu, failed("DUPLICATE")],
  [/does not exist|has been deleted|cannot be loaded due to missing/iu, failed("TARGET_DELETED")],
  [/comments? (?:are|is|have been) (?:disabled|turned off|closed)/iu, failed("COMMENTS_CLOSED")],
  [/at most \d+ characters|too long|length of param/iu, failed("TEXT_TOO_LONG")],
  [
    /(?:image|photo|video|file|attachment)s? .*(?:invalid|too large|size|format|type|unsupported)|upload attachment failure/iu,
    failed("MEDIA_REJECTED"),
  ],
];

const BY_CODE: Readonly<Record<number, ErrorRule>> = {
  1: retry("UNKNOWN", MINUTE),
  2: retry("NETWORK_DOWN", MINUTE),
  3: failed("NO_RIGHTS"),
  4: retry("RATE_LIMIT", 10 * MINUTE),
  10: failed("NO_RIGHTS"),
  17: retry("RATE_LIMIT", 10 * MINUTE),
  32: retry("RATE_LIMIT", 10 * MINUTE),
  100: failed("BAD_REQUEST"),
  102: failed("TOKEN_EXPIRED"),
  190: failed("TOKEN_EXPIRED"),
  324: failed("MEDIA_REJECTED"),
  341: retry("RATE_LIMIT", 60 * MINUTE),
  368: failed("NO_RIGHTS"),
  506: failed("DUPLICATE"),
  551: failed("USER_BLOCKED_US"),
  613: retry("RATE_LIMIT", MINUTE),
  10900: failed("DUPLICATE"),
};

/** What an error answer means. A server's own trouble says nothing of what became of the call. */
export const errorRule = ({ code, isTransient, status, subcode, words }: GraphError): ErrorRule => {
  if (Object.hasOwn(BY_SUBCODE, subcode)) return BY_SUBCODE[subcode] ?? failed("UNKNOWN");
  // A token's words speak of objects too: its number is surer.
  const named = code === 190 || code === 102 ? undefined : BY_WORDS.find(([wording]) => wording.test(words))?.[1];
  if (named !== undefined) return named;
  const rule = byCode(code) ?? (isTransient ? retry("UNKNOWN", MINUTE) : failed("UNKNOWN"));
  return { ...rule, uncertain: status >= 500 };
};

const byCode = (code: number): ErrorRule | undefined => {
  if (Object.hasOwn(BY_CODE, code)) return BY_CODE[code];
  if (code >= 80_000 && code < 80_100) return retry("RATE_LIMIT", 10 * MINUTE);
  return code >= 200 && code < 300 ? failed("NO_RIGHTS") : undefined;
};
