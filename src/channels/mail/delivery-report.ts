/** What a mail server reports about a letter of ours (RFC 3464), and servers that report in their own way. */
import type { DeliveryReport } from "#app";
import type { Email } from "postal-mime";

type Part = { readonly mime: string; readonly text: string };

/** The report in a letter, or null where it is none. */
export const reportIn = (email: Email, parts: readonly Part[]): DeliveryReport | null => {
  const status = parts.find(({ mime }) => mime === "message/delivery-status");
  if (status !== undefined) return reportOf(fieldsOf(status.text));
  const sender = email.from?.address ?? "";
  if (!/^(?:mailer-daemon|postmaster)@/iu.test(sender)) return null;
  const words = email.text ?? "";
  return { action: "failed", recipient: /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/u.exec(words)?.[0] ?? "", reason: words.trim().slice(0, 500) };
};

/** Ids of letters that a report carries with it: the returned letter or its headings. */
export const idsIn = (parts: readonly Part[]): readonly string[] =>
  parts
    .filter(({ mime }) => mime === "message/rfc822" || mime === "text/rfc822-headers" || mime === "message/rfc822-headers")
    .flatMap(({ text }) => [...text.matchAll(/^(?:message-id|original-message-id):\s*(<[^<>\s]+>)/gimu)].map(([, id]) => id ?? ""));

const fieldsOf = (text: string): ReadonlyMap<string, string> =>
  new Map(
    text
      .replaceAll(/\r?\n[ \t]+/gu, " ")
      .split(/\r?\n/u)
      .flatMap((line) => {
        const found = /^([\w-]+):\s*(.*)$/u.exec(line);
        return found === null ? [] : ([[(found[1] ?? "").toLowerCase(), (found[2] ?? "").trim()]] as const);
      }),
  );

const reportOf = (fields: ReadonlyMap<string, string>): DeliveryReport => {
  const action = (fields.get("action") ?? "failed").toLowerCase();
  const recipient = (fields.get("final-recipient") ?? fields.get("original-recipient") ?? "").replace(/^[^;]*;\s*/u, "");
  const reason = [fields.get("status"), fields.get("diagnostic-code")?.replace(/^smtp;\s*/iu, "")]
    .filter((one) => one !== undefined)
    .join(" ");
  const known = action === "delayed" ? "delayed" : action === "failed" ? "failed" : "delivered";
  return { action: known, recipient, reason };
};
