/** VK's error codes in the product's words: one row a code. Texts of VK stay in `detail`; advice to people is in `failure-advice`. */
import type { FailureClass } from "#app";

/** `retry`: the call was surely not carried out, or may be repeated by our key, and time may help. `failed`: a person must act. */
export type ErrorRule = { readonly failure: FailureClass; readonly retryAfterMs: number | null };

const failed = (failure: FailureClass): ErrorRule => ({ failure, retryAfterMs: null });
const retry = (failure: FailureClass, retryAfterMs: number): ErrorRule => ({ failure, retryAfterMs });

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

export const VK_ERRORS: Readonly<Record<number, ErrorRule>> = {
  1: retry("UNKNOWN", MINUTE), // unknown error, "try later"
  5: failed("TOKEN_EXPIRED"), // user authorization failed
  6: retry("RATE_LIMIT", SECOND), // too many requests per second
  7: failed("NO_RIGHTS"), // the token lacks a permission
  8: failed("BAD_REQUEST"), // invalid request
  9: retry("RATE_LIMIT", HOUR), // flood control: identical requests
  10: retry("UNKNOWN", MINUTE), // internal server error
  14: failed("CAPTCHA"),
  15: failed("NO_RIGHTS"), // access denied; on a comment also "the target is gone"
  17: failed("TOKEN_EXPIRED"), // validation of the account is required
  18: failed("USER_BLOCKED_US"), // the person's page is deleted or banned
  24: failed("NO_RIGHTS"), // confirmation by a person is required
  27: failed("TOKEN_EXPIRED"), // the community token is not valid here
  28: failed("TOKEN_EXPIRED"), // the application token is not valid here
  29: retry("RATE_LIMIT", 3 * HOUR), // the day's limit of the method
  30: failed("USER_BLOCKED_US"), // private profile
  100: failed("BAD_REQUEST"), // a parameter is missing or wrong; on a comment also "the target is gone"
  104: failed("TARGET_DELETED"), // not found
  113: failed("TARGET_DELETED"), // no such person
  118: failed("MEDIA_REJECTED"), // upload: server
  121: failed("MEDIA_REJECTED"), // upload: hash
  125: failed("BAD_REQUEST"), // no such community
  129: failed("MEDIA_REJECTED"), // upload: photo
  200: failed("NO_RIGHTS"), // access to the album
  203: failed("NO_RIGHTS"), // access to the community
  210: failed("NO_RIGHTS"), // access to the post
  211: failed("NO_RIGHTS"), // access to the comment
  212: failed("COMMENTS_CLOSED"), // comments of the post cannot be read
  213: failed("COMMENTS_CLOSED"), // comments of the post are closed
  214: failed("NO_RIGHTS"), // posting is forbidden
  222: failed("LINKS_FORBIDDEN"),
  223: retry("RATE_LIMIT", HOUR), // too many replies
  801: failed("COMMENTS_CLOSED"), // comments of the video are closed
  900: failed("USER_BLOCKED_US"), // the person is in our blacklist, or we are in theirs
  901: failed("USER_BLOCKED_US"), // the person has not allowed messages
  902: failed("USER_BLOCKED_US"), // privacy settings
  909: failed("WINDOW_CLOSED"), // too old to edit
  914: failed("TEXT_TOO_LONG"),
  936: failed("TARGET_DELETED"), // contact not found
  950: failed("WINDOW_CLOSED"), // the time for a reply is over
  1117: failed("TOKEN_EXPIRED"), // access token has expired
  3300: failed("CAPTCHA"), // recaptcha needed
};

/** The rule of a code; a code that we have never seen waits for a person. */
export const errorRule = (code: number): ErrorRule => (Object.hasOwn(VK_ERRORS, code) ? VK_ERRORS[code] : undefined) ?? failed("UNKNOWN");
