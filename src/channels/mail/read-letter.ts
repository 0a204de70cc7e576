/** Bytes of a letter → plain data: any encoding, plain or HTML, forwarded whole or in part, a report of a mail server. */
import type { Letter, LetterFile } from "#app";
import PostalMime, { type Email } from "postal-mime";
import { idsIn, reportIn } from "./delivery-report.ts";
import { wordsOfHtml } from "./html-words.ts";
import { unstamped } from "./mailbox-stamp.ts";

const rowsMax = 500;

/** Reads a letter; broken ones give what can be read. */
export const readLetter = async (bytes: Uint8Array): Promise<Letter> => {
  const { letter, receivedAt, isCut } = unstamped(bytes);
  const email = await PostalMime.parse(new Uint8Array(letter), { attachmentEncoding: "arraybuffer", rfc822Attachments: false });
  const parts = email.attachments.map(({ mimeType, content }) => ({ mime: mimeType.toLowerCase(), text: textOf(content) }));
  const html = email.html === undefined ? null : wordsOfHtml(email.html);
  const plain = email.text?.replaceAll("\r\n", "\n").trim() ?? "";
  const report = reportIn(email, parts);
  return {
    receivedAt,
    messageId: email.messageId ?? null,
    about: aboutOf(email, report === null ? [] : [...idsIn(parts), ...idsOfWhole(letter)]),
    from: email.from?.address === undefined ? null : { name: email.from.name, address: email.from.address.toLowerCase() },
    subject: email.subject?.trim() ?? "",
    texts: [plain, html?.text ?? ""].filter((text) => text !== ""),
    rows: (html?.rows ?? []).slice(0, rowsMax),
    files: filesOf(email),
    isAutomatic: isAutomatic(email) || report !== null,
    report,
    isCut,
  };
};

const textOf = (content: ArrayBuffer | Uint8Array | string): string =>
  typeof content === "string" ? content : Buffer.from(content instanceof Uint8Array ? content : new Uint8Array(content)).toString("utf8");

const idsOfLine = (line: string | undefined): readonly string[] => [...(line ?? "").matchAll(/<[^<>\s]+>/gu)].map(([id]) => id);

const aboutOf = (email: Email, inside: readonly string[]): readonly string[] => [
  ...new Set([...idsOfLine(email.inReplyTo), ...idsOfLine(email.references), ...inside].filter((id) => id !== email.messageId)),
];

/** Every Message-ID that a report quotes, wherever the server put it: some return the letter as plain words. */
const idsOfWhole = (letter: Uint8Array): readonly string[] =>
  [
    ...Buffer.from(letter.subarray(0, 256 * 1024))
      .toString("latin1")
      .matchAll(/^(?:>\s*)*message-id:\s*(<[^<>\s]+>)/gimu),
  ].map(([, id]) => id ?? "");

/** Files for people: not the parts of a report, nor the pictures that only decorate. */
const filesOf = (email: Email): readonly LetterFile[] =>
  email.attachments
    .filter(
      ({ mimeType, disposition, related }) =>
        !/^(?:message|text\/rfc822)/u.test(mimeType) && !(related === true && disposition !== "attachment"),
    )
    .map(({ filename, mimeType, content }, index) => ({
      name: filename ?? `вложение-${index + 1}`,
      mime: mimeType,
      bytes: typeof content === "string" ? new TextEncoder().encode(content) : new Uint8Array(content),
    }));

const isAutomatic = (email: Email): boolean =>
  email.headers.some(
    ({ key, value }) =>
      (key === "auto-submitted" && value.trim().toLowerCase() !== "no") ||
      (key === "precedence" && /bulk|junk|auto_reply/iu.test(value)) ||
      key === "x-autoreply",
  );
