/** The port's words for citizens' files: fetched from their network's own hosts alone, kept here, shown from here (8.3 of the security rules). */
import type { FileId, MessageId } from "#case";
import type { Instant } from "#worktime";
import type { InboundAttachment } from "./channel.ts";

/** `linkOnly`: not fetched by design (a video, a place on a map), at most its preview is kept. */
export type AttachmentStatus = "waiting" | "kept" | "linkOnly" | "refused" | "failed";

/** What became of one attachment of a message. */
export type AttachmentRow = {
  readonly messageId: MessageId;
  /** What the attachment is known by among those of its message. */
  readonly key: string;
  readonly kind: InboundAttachment["kind"];
  readonly status: AttachmentStatus;
  readonly fileId: FileId | null;
  readonly previewId: FileId | null;
  /** Why it is not here: a code, for the words of the screen. */
  readonly reason: string | null;
  readonly attempts: number;
  readonly nextAttemptAt: Instant | null;
};

export type AttachmentProgress =
  | { readonly status: "kept"; readonly fileId: FileId; readonly previewId: FileId | null }
  | { readonly status: "linkOnly"; readonly previewId: FileId | null }
  | { readonly status: "waiting"; readonly reason: string | null; readonly nextAttemptAt: Instant }
  | { readonly status: "refused" | "failed"; readonly reason: string };

export type AttachmentsTx = {
  /** Begins what is not begun yet; what is known stays as it is. */
  readonly beginAttachments: (
    messageId: MessageId,
    begun: readonly { readonly key: string; readonly kind: InboundAttachment["kind"]; readonly at: Instant }[],
  ) => Promise<void>;
  readonly attachmentsOf: (messageIds: readonly MessageId[]) => Promise<readonly AttachmentRow[]>;
  readonly setAttachment: (messageId: MessageId, key: string, progress: AttachmentProgress) => Promise<void>;
};

/** What is asked of the one that fetches: nothing is fetched but from these hosts and their subdomains. */
export type FetchAsked = {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly hosts: readonly string[];
  readonly bytesMax: number;
  readonly timeoutMs: number;
  /** The page's own way out. */
  readonly proxy: string;
  readonly caFile: string;
};

/** `refused` never gets better by itself; `failed` may. */
export type Fetched =
  | { readonly kind: "got"; readonly bytes: Uint8Array }
  | {
      readonly kind: "refused";
      readonly reason: "HOST" | "NOT_HTTPS" | "PRIVATE" | "REDIRECT" | "TOO_LARGE" | "GONE";
      readonly detail: string;
    }
  | { readonly kind: "failed"; readonly reason: "NETWORK_DOWN" | "TIMEOUT" | "ANSWER"; readonly detail: string };

export type FetchFile = (asked: FetchAsked) => Promise<Fetched>;
