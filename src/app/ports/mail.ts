/** The port's words for letters: what a mailbox brings, as plain data, and how a reply is dressed as a letter. */
import type { Instant } from "#worktime";

export type LetterAddress = { readonly name: string; readonly address: string };

export type LetterFile = { readonly name: string; readonly mime: string; readonly bytes: Uint8Array };

/** What a mail server says of a letter of ours that it could not deliver, or not yet (RFC 3464). */
export type DeliveryReport = {
  readonly action: "failed" | "delayed" | "delivered";
  readonly recipient: string;
  /** The server's own words, for the person who must find another way. */
  readonly reason: string;
};

/** One letter, decoded: whatever its encoding and form, the same plain data. */
export type Letter = {
  /** When the mailbox took it: the moment that the clocks count from; null for a letter that did not come through the mailbox. */
  readonly receivedAt: Instant | null;
  readonly messageId: string | null;
  /** The letters that it answers or reports about: In-Reply-To, References, and the ids named inside a report. */
  readonly about: readonly string[];
  readonly from: LetterAddress | null;
  readonly subject: string;
  /** The words as people read them: the plain part, and the words of the HTML part where there is one. */
  readonly texts: readonly string[];
  /** Rows of the tables of the HTML part, cell by cell. */
  readonly rows: readonly (readonly string[])[];
  readonly files: readonly LetterFile[];
  /** Sent by a machine: an out-of-office note, a mailing list, a report. */
  readonly isAutomatic: boolean;
  readonly report: DeliveryReport | null;
  /** True where only the headings were taken, because the letter is too large or breaks the connection. */
  readonly isCut: boolean;
};

/** How a reply that leaves as a letter is dressed; the connector adds the address and its own Message-ID. */
export type LetterHeading = {
  readonly subject: string;
  /** Message-IDs of the letter that is answered. */
  readonly answers: readonly string[];
};
