/** Telegram names its errors in words: one row a wording. The first row that fits counts; words of Telegram stay in `detail`. */
import type { FailureClass } from "#app";

/** `retryAfterMs` null: only a person can mend it. */
export type ErrorRule = { readonly failure: FailureClass; readonly retryAfterMs: number | null };

type Row = readonly [wording: RegExp, failure: FailureClass, retryAfterMs?: number];

const MINUTE = 60_000;

export const TELEGRAM_ERRORS: readonly Row[] = [
  [/too many requests|retry after|flood/iu, "RATE_LIMIT", MINUTE],
  [/unauthorized|token is invalid/iu, "TOKEN_EXPIRED"],
  [/blocked by the user|user is deactivated|can't initiate conversation|can't send messages to bots/iu, "USER_BLOCKED_US"],
  [/message to (?:be )?repl(?:y|ied) not found|replied message not found|reply message not found/iu, "TARGET_DELETED"],
  [/message thread not found|thread_id_invalid|message to edit not found|message_id_invalid/iu, "TARGET_DELETED"],
  [/topic_closed|topic is closed/iu, "COMMENTS_CLOSED"],
  [/(?:message|caption) is too long|caption_too_long|message_too_long/iu, "TEXT_TOO_LONG"],
  [/can't be (?:edited|deleted)|message_edit_time_expired|message_delete_forbidden/iu, "WINDOW_CLOSED"],
  [
    /file is too big|entity too large|wrong (?:file|type of file)|photo_invalid|image_process_failed|file_parts|media_invalid/iu,
    "MEDIA_REJECTED",
  ],
  [/wrong remote file|failed to get http url|wrong file identifier|webpage_/iu, "MEDIA_REJECTED"],
  [/was kicked|is not a member|not enough rights|have no rights|administrator rights|admin_required|write_forbidden/iu, "NO_RIGHTS"],
  [/is an administrator of the chat|can't remove chat owner|user_not_participant|participant_id_invalid/iu, "NO_RIGHTS"],
  [/chat not found|group chat was (?:deactivated|deleted)|upgraded to a supergroup/iu, "NO_RIGHTS"],
  [/terminated by other getupdates/iu, "UNKNOWN", MINUTE / 2],
];

const BY_CODE: Readonly<Record<number, ErrorRule>> = {
  400: { failure: "BAD_REQUEST", retryAfterMs: null },
  // A token that Telegram does not know gives "Not Found": the method's address holds the token.
  401: { failure: "TOKEN_EXPIRED", retryAfterMs: null },
  403: { failure: "NO_RIGHTS", retryAfterMs: null },
  404: { failure: "TOKEN_EXPIRED", retryAfterMs: null },
  409: { failure: "BAD_REQUEST", retryAfterMs: null },
  413: { failure: "MEDIA_REJECTED", retryAfterMs: null },
  429: { failure: "RATE_LIMIT", retryAfterMs: MINUTE },
};

/** The rule of an error; a server's own failure may pass, an unknown one waits for a person. */
export const errorRule = (code: number, description: string): ErrorRule => {
  const row = TELEGRAM_ERRORS.find(([wording]) => wording.test(description));
  if (row !== undefined) return { failure: row[1], retryAfterMs: row[2] ?? null };
  const known = Object.hasOwn(BY_CODE, code) ? BY_CODE[code] : undefined;
  return known ?? { failure: "UNKNOWN", retryAfterMs: code >= 500 ? MINUTE : null };
};
