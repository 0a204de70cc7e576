/** One letter out by SMTP. The server's 250 is the moment of the hand-over (3.2.6); silence after the words have left is an unknown outcome. */
import { domainToASCII } from "node:url";
import nodemailer from "nodemailer";
import type { LetterHeading, OutboundReply, PublishOutcome } from "#app";
import { sendingTrouble } from "./failures.ts";
import { trustOf, type OutSettings } from "./mail-settings.ts";

/** The id of the letter of a publication: the same on every attempt, so that a second copy is known as a copy. */
export const messageIdOf = (publicationId: string, { from }: Pick<OutSettings, "from">): string => {
  const domain = domainToASCII(/@([^@>\s]+)>?\s*$/u.exec(from)?.[1] ?? "") || "otklik.invalid";
  return `<${publicationId}@${domain}>`;
};

/** Hears from the library's log when the last byte of a letter has left: from then on silence means that nobody knows. */
const earFor = (onWordsSent: () => void) => {
  const quiet = (): void => undefined;
  const hear = (entry: unknown): void => {
    if (typeof entry === "object" && entry !== null && "tnx" in entry && entry.tnx === "message") onWordsSent();
  };
  return { level: quiet, trace: quiet, debug: hear, info: hear, warn: quiet, error: quiet, fatal: quiet };
};

const transportOf = (out: OutSettings, onWordsSent: () => void = () => undefined) =>
  nodemailer.createTransport({
    logger: earFor(onWordsSent),
    host: out.host,
    port: out.port,
    secure: out.encryption === "tls",
    requireTLS: out.encryption === "starttls",
    ignoreTLS: out.encryption === "none",
    ...(out.user === "" ? {} : { auth: { user: out.user, pass: out.password } }),
    tls: trustOf(out),
    connectionTimeout: out.timeoutMs,
    greetingTimeout: out.timeoutMs,
    socketTimeout: out.timeoutMs,
    disableFileAccess: true,
    disableUrlAccess: true,
  });

const plainHeading: LetterHeading = { subject: "Ответ на сообщение", answers: [] };

/** Sends the letter of a reply. */
export const sendLetter = async (reply: OutboundReply, out: OutSettings, now: () => number): Promise<PublishOutcome> => {
  const { publicationId, text, files, letter = plainHeading } = reply;
  const messageId = messageIdOf(publicationId, out);
  const last = letter.answers.at(-1);
  let left = false;
  try {
    const transport = transportOf(out, () => (left = true));
    try {
      await transport.sendMail({
        from: out.from,
        to: out.to,
        ...(out.copyTo === "" ? {} : { bcc: out.copyTo }),
        subject: letter.subject,
        text,
        messageId,
        ...(last === undefined ? {} : { inReplyTo: last, references: [...letter.answers] }),
        headers: { "X-Otklik-Publication": publicationId },
        attachments: files.map(({ name, mime, bytes }) => ({ filename: name, contentType: mime, content: Buffer.from(bytes) })),
        dsn: { id: publicationId, return: "headers", notify: ["failure", "delay"], recipient: out.from },
      });
    } finally {
      transport.close();
    }
    return { kind: "published", externalId: messageId, at: now() };
  } catch (error) {
    const { kind, failure, detail } = sendingTrouble(error, left);
    return kind === "retry" ? { kind, failure, detail, afterMs: 60_000 } : { kind, failure, detail };
  }
};

/** Whether the server lets us in; throws what is wrong. */
export const checkWayOut = async (out: OutSettings): Promise<void> => {
  const transport = transportOf(out);
  try {
    await transport.verify();
  } finally {
    transport.close();
  }
};
