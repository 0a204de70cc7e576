/** What went wrong with a mail server, in the product's classes. */
import type { FailureClass } from "#app";

export type MailTrouble = { readonly failure: FailureClass; readonly detail: string };

const certificate = /CERT|SELF_SIGNED|UNABLE_TO_(?:VERIFY|GET)|ALTNAME/u;

const has = <Name extends string>(error: unknown, name: Name): error is Readonly<Record<Name, unknown>> =>
  typeof error === "object" && error !== null && name in error;

/** The code of an error of a library or of the system; "" where it has none. */
export const codeOf = (error: unknown): string => {
  if (has(error, "code") && typeof error.code === "string") return error.code;
  return has(error, "cause") ? codeOf(error.cause) : "";
};

const wordsOf = (error: unknown): string => {
  const said = has(error, "responseText") && typeof error.responseText === "string" ? error.responseText : null;
  const message = error instanceof Error ? error.message : String(error);
  return said === null ? message : `${message} ${said}`;
};

/** The class of a failure of the mailbox. */
export const mailboxTrouble = (error: unknown): MailTrouble => {
  const [code, detail] = [codeOf(error), wordsOf(error).slice(0, 300)];
  if (has(error, "authenticationFailed") && error.authenticationFailed === true) return { failure: "TOKEN_EXPIRED", detail };
  if (certificate.test(code) || code === "ENOENT") return { failure: "TLS_CA", detail };
  if (has(error, "mailboxMissing") && error.mailboxMissing === true) return { failure: "NO_RIGHTS", detail };
  return { failure: "NETWORK_DOWN", detail };
};

type Answered = { readonly responseCode?: unknown; readonly command?: unknown };

/** What a failed sending means: surely not taken (again, or never), or nobody knows. */
export const sendingTrouble = (error: unknown, wordsLeft = false): MailTrouble & { readonly kind: "retry" | "failed" | "unknown" } => {
  const [code, detail] = [codeOf(error), wordsOf(error).slice(0, 300)];
  const { responseCode, command }: Answered = typeof error === "object" && error !== null ? error : {};
  const status = typeof responseCode === "number" ? responseCode : null;
  if (code === "EAUTH" || code === "ENOAUTH" || status === 535 || status === 534)
    return { kind: "failed", failure: "TOKEN_EXPIRED", detail };
  if (certificate.test(code) || code === "ENOENT" || code === "ETLS" || code === "EREQUIRETLS")
    return { kind: "failed", failure: "TLS_CA", detail };
  if (status !== null && status >= 500)
    return { kind: "failed", failure: refusalOf(status, typeof command === "string" ? command : ""), detail };
  if (status !== null && status >= 400) return { kind: "retry", failure: "RATE_LIMIT", detail };
  // The words were on their way and no answer came: the server may have taken them.
  if (wordsLeft) return { kind: "unknown", failure: "NETWORK_DOWN", detail };
  if (code === "EMESSAGE" || code === "ECONFIG") return { kind: "failed", failure: "BAD_REQUEST", detail };
  return { kind: "retry", failure: "NETWORK_DOWN", detail };
};

const refusalOf = (status: number, command: string): FailureClass => {
  if (status === 552 || status === 523) return "MEDIA_REJECTED";
  if (command.startsWith("RCPT")) return "TARGET_DELETED";
  return command.startsWith("MAIL") || command.startsWith("AUTH") || status === 530 ? "NO_RIGHTS" : "BAD_REQUEST";
};

/** How long to wait before the nth try: 1, 5, 15 minutes, then every 15. */
export const pauseAfter = (failures: number): number => [60_000, 300_000][failures - 1] ?? 900_000;
