/** The settings of a mailbox and of a way out, as they stand on the page of a network that lives by mail. */
import { readFileSync } from "node:fs";
import { rootCertificates } from "node:tls";
import type { ChannelPage } from "#app";

export type Encryption = "tls" | "starttls" | "none";

export type MailServer = {
  readonly host: string;
  readonly port: number;
  readonly encryption: Encryption;
  readonly user: string;
  readonly password: string;
  readonly caFile: string;
  readonly timeoutMs: number;
};

export type BoxSettings = MailServer & {
  readonly folder: string;
  /** Where read letters go; "" leaves them where they are. */
  readonly doneFolder: string;
  /** How long one wait for new mail lasts. */
  readonly waitMs: number;
};

export type OutSettings = MailServer & { readonly from: string; readonly to: string; readonly copyTo: string };

type Page = Pick<ChannelPage, "settings" | "secrets">;

const word = ({ settings }: Page, name: string, fallback = ""): string => String(settings[name] ?? fallback).trim() || fallback;
const number = (page: Page, name: string, fallback: number): number => {
  const read = Number(word(page, name, String(fallback)));
  return Number.isFinite(read) && read >= 0 ? read : fallback;
};
const encryptionOf = (page: Page, name: string): Encryption => {
  const read = word(page, name, "tls");
  return read === "starttls" || read === "none" ? read : "tls";
};

/** The mailbox that letters come to; null where none is set. */
export const boxOf = (page: Page): BoxSettings | null => {
  const host = word(page, "imapHost");
  if (host === "") return null;
  const encryption = encryptionOf(page, "imapEncryption");
  return {
    host,
    port: number(page, "imapPort", encryption === "tls" ? 993 : 143),
    encryption,
    user: word(page, "mailUser"),
    password: page.secrets["mailPassword"] ?? "",
    caFile: word(page, "mailCaFile"),
    timeoutMs: number(page, "mailTimeoutMs", 30_000),
    folder: word(page, "imapFolder", "INBOX"),
    doneFolder: word(page, "imapDoneFolder"),
    waitMs: number(page, "imapWaitMs", 55_000),
  };
};

/** The way out by which replies are handed over; null where none is set, or nobody to hand them to. */
export const wayOutOf = (page: Page): OutSettings | null => {
  const [host, to] = [word(page, "smtpHost"), word(page, "handOverTo")];
  if (host === "" || to === "") return null;
  const encryption = encryptionOf(page, "smtpEncryption");
  const user = word(page, "smtpUser", word(page, "mailUser"));
  return {
    host,
    port: number(page, "smtpPort", encryption === "tls" ? 465 : 587),
    encryption,
    user,
    password: page.secrets["smtpPassword"] ?? page.secrets["mailPassword"] ?? "",
    caFile: word(page, "mailCaFile"),
    timeoutMs: number(page, "mailTimeoutMs", 30_000),
    from: word(page, "mailFrom", user),
    to,
    copyTo: word(page, "handOverCopy"),
  };
};

/** The trust of a connection: the usual roots, and one's own where a file names them. */
export const trustOf = ({ caFile }: MailServer): { readonly ca?: string[] } =>
  caFile === "" ? {} : { ca: [...rootCertificates, readFileSync(caFile, "utf8")] };
