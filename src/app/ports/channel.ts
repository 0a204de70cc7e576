/**
 * The port that every network fills: bytes in → verified events, approved reply out → external id or a classed failure.
 * All ids are strings; all instants are milliseconds since the epoch, UTC. No network's name occurs in this file.
 */
import type { Instant } from "#worktime";
import type { Letter, LetterHeading } from "./mail.ts";

export type InboundKind =
  | "comment.new"
  | "comment.edited"
  | "comment.deleted"
  | "comment.restored"
  | "direct.new"
  | "direct.edited"
  | "direct.deleted"
  | "direct.allowed"
  | "direct.denied"
  | "post.new"
  | "account.revoked"
  | "own.echo";

export type AuthorKind = "user" | "group" | "channel" | "anonymous";

/** The person or page that wrote; `name` is absent where the network's event does not carry it. */
export type InboundAuthor = {
  readonly id: string;
  readonly kind: AuthorKind;
  readonly name?: string;
  readonly username?: string;
  readonly profileUrl?: string;
};

export type InboundAttachment = {
  readonly kind: "photo" | "video" | "audio" | "voice" | "doc" | "link" | "sticker" | "geo";
  readonly externalId?: string;
  readonly url?: string;
  readonly name?: string;
  readonly mime?: string;
  readonly size?: number;
  /** A still picture of what itself stays in the network (a video). */
  readonly previewUrl?: string;
  /** True when the network's link dies after a while. */
  readonly expires?: boolean;
};

export type InboundThread = {
  readonly publicPostId?: string;
  readonly rootCommentId?: string;
  readonly parentCommentId?: string;
  readonly conversationId?: string;
  /** The message's own id in the network, where it is stored under another key (`messageKey`): what a reply names. */
  readonly ownCommentId?: string;
  /** The other parts of one message that the network sent piece by piece (`groupKey`): they are deleted together. */
  readonly partIds?: readonly string[];
};

/** One thing that happened in a network, in the product's words. */
export type InboundEvent = {
  readonly network: string;
  /** Our official page in the network, by the network's own id. */
  readonly accountId: string;
  /** Unique per (network, accountId): the network delivers at least once. */
  readonly dedupKey: string;
  readonly kind: InboundKind;
  readonly thread: InboundThread;
  readonly externalId: string;
  /**
   * Present where `externalId` is not unique among the page's messages of one kind (VK counts comments under a photo apart from
   * those of the wall): the key to store and find the message by. Absent: `externalId` is that key.
   */
  readonly messageKey?: string;
  /**
   * Present where the network sends one message piece by piece (an album): the pieces share this and `messageKey`, and are joined as they come.
   */
  readonly groupKey?: string;
  readonly author: InboundAuthor | null;
  readonly text: string;
  readonly attachments: readonly InboundAttachment[];
  /** The network's own time of the event; where the network gives none (a deletion in VK), the time of receipt given to `parse`. */
  readonly occurredAt: Instant;
  readonly permalink?: string;
};

/** A problem of one payload or one field of it; nothing else of the payload is lost. */
export type PayloadProblem = { readonly code: string; readonly path: string; readonly ru: string; readonly en: string };

/** `ignored` names event types that mean nothing to a case (a like, a new member): stored raw, not processed. */
export type ParsedPayload = {
  readonly events: readonly InboundEvent[];
  readonly ignored: readonly { readonly type: string; readonly reason: string }[];
  readonly problems: readonly PayloadProblem[];
  /** Posts of our own page that the payload shows, where they cannot be asked for later. */
  readonly posts?: readonly KnownPost[];
};

/** An official page (clause 1.4) as a connector needs it. Secrets are plain here and live encrypted in the store. */
export type ChannelPage = {
  readonly pageId: string;
  readonly network: string;
  readonly accountId: string;
  readonly title: string;
  readonly secrets: Readonly<Record<string, string>>;
  /** Base URL, time-outs, limits, proxy: everything of a connector that may change. */
  readonly settings: Readonly<Record<string, string | number | boolean>>;
};

export type WebhookRequest = {
  readonly method: string;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly query: Readonly<Record<string, string | undefined>>;
  /** Raw bytes: a network's signature is over bytes, and a chunk may end inside a UTF-8 character. */
  readonly body: Uint8Array;
};

/**
 * What to do with a webhook before anything is parsed deeply.
 * `store`: write (dedupKey, raw bytes) durably, and only then send `answer`.
 * `answer`: nothing to store (a confirmation handshake). `reject`: wrong secret or broken bytes; nothing is stored.
 */
export type ReceiveDecision =
  | { readonly kind: "store"; readonly dedupKey: string; readonly eventType: string; readonly answer: WebhookAnswer }
  | { readonly kind: "answer"; readonly answer: WebhookAnswer }
  | { readonly kind: "reject"; readonly answer: WebhookAnswer; readonly problem: PayloadProblem };

export type WebhookAnswer = { readonly status: number; readonly contentType: string; readonly body: string };

export type OutboundFile = {
  readonly fileId: string;
  readonly name: string;
  readonly mime: string;
  readonly bytes: Uint8Array;
};

/** Where a reply goes: decided by the message (clause 3.5), never by a person. */
export type OutboundTarget =
  | { readonly kind: "public"; readonly thread: InboundThread; readonly replyToExternalId: string }
  | {
      readonly kind: "direct";
      readonly conversationId: string;
      readonly authorId: string;
      /** When the author last wrote to the page: some networks take a direct reply only for a while after it. */
      readonly lastInboundAt?: Instant;
      /** The public comment that the direct reply answers, where the network can open a conversation from a comment. */
      readonly aboutExternalId?: string;
    };

export type OutboundReply = {
  /** Idempotency key of the outbox row: the same on every attempt, a UUID. */
  readonly publicationId: string;
  readonly target: OutboundTarget;
  readonly text: string;
  readonly files: readonly OutboundFile[];
  /** How it is dressed where it leaves as a letter (3.2.6). */
  readonly letter?: LetterHeading;
};

export type FailureClass =
  | "RATE_LIMIT"
  | "TOKEN_EXPIRED"
  | "NO_RIGHTS"
  | "TARGET_DELETED"
  | "COMMENTS_CLOSED"
  | "USER_BLOCKED_US"
  | "WINDOW_CLOSED"
  | "TEXT_TOO_LONG"
  | "LINKS_FORBIDDEN"
  | "DUPLICATE"
  | "CAPTCHA"
  | "MEDIA_REJECTED"
  | "MEDIA_NOT_READY"
  | "BAD_REQUEST"
  | "NETWORK_DOWN"
  | "TLS_CA"
  | "RETURNED"
  | "UNKNOWN";

/**
 * `retry`: surely not published, try again after `afterMs`. `failed`: surely not published, a person must act.
 * `unknown`: the request left and no answer came; read back (`findPublished`) before any repeat.
 */
export type PublishOutcome =
  | { readonly kind: "published"; readonly externalId: string; readonly permalink?: string; readonly at: Instant }
  | { readonly kind: "retry"; readonly failure: FailureClass; readonly afterMs: number; readonly detail: string }
  | { readonly kind: "failed"; readonly failure: FailureClass; readonly detail: string }
  | { readonly kind: "unknown"; readonly failure: FailureClass; readonly detail: string };

/** `repeat` = the network dedups by our key, so sending the same reply again is the way to read back. */
export type ReadBackOutcome =
  | { readonly kind: "found"; readonly externalId: string; readonly permalink?: string; readonly at: Instant }
  | { readonly kind: "absent" }
  | { readonly kind: "repeat" }
  | { readonly kind: "cannot"; readonly failure: FailureClass; readonly detail: string };

export type ChannelHealth = {
  readonly state: "ok" | "warning" | "broken" | "unknown";
  readonly problems: readonly { readonly failure: FailureClass; readonly ru: string; readonly en: string }[];
};

export type ChannelCapabilities = {
  readonly receive: readonly ("comment" | "direct" | "post")[];
  readonly receiveBy: readonly ("webhook" | "poll")[];
  readonly publicReply: "yes" | "manual" | "no";
  readonly directReply: "yes" | "manual" | "no";
  readonly publicAttachments: readonly ("photo" | "doc" | "video")[];
  readonly directAttachments: readonly ("photo" | "doc" | "video")[];
  readonly maxTextLength: { readonly public: number; readonly direct: number };
  readonly idempotentSend: boolean;
  /** Whether `publishPost` knows a repeat by its `postId`; where not, an unknown outcome is never repeated by itself. */
  readonly idempotentPost: boolean;
  /** Comments come only by asking, whatever the page's `receiveBy` says of the rest. */
  readonly pollsAlways: boolean;
  /** What the page may do to a citizen's comment and its author (1.6). */
  readonly moderation: readonly ModerationAct["kind"][];
  /** Hosts (and their subdomains) that the network serves files from: nothing is fetched from elsewhere. */
  readonly fileHosts: readonly string[];
};

/** Moderation of a citizen's public comment (1.6): done on ground, by a person, with the evidence kept by the caller. */
export type ModerationAct =
  | { readonly kind: "hide"; readonly thread: InboundThread; readonly externalId: string }
  | { readonly kind: "unhide"; readonly thread: InboundThread; readonly externalId: string }
  | { readonly kind: "delete"; readonly thread: InboundThread; readonly externalId: string }
  | { readonly kind: "block"; readonly authorId: string; readonly thread: InboundThread }
  | { readonly kind: "unblock"; readonly authorId: string; readonly thread: InboundThread };

/** `done` also when the network was in the asked state already: all acts may be repeated. */
export type ActOutcome =
  | { readonly kind: "done"; readonly at: Instant }
  | { readonly kind: "retry"; readonly failure: FailureClass; readonly afterMs: number; readonly detail: string }
  | { readonly kind: "failed"; readonly failure: FailureClass; readonly detail: string };

/** Our own published reply or post, named as the network names it; several messages of one publication have commas between their names. */
export type OwnPublication = { readonly target: OutboundTarget | { readonly kind: "post" }; readonly externalId: string };

/** Where the bytes of a citizen's attachment are; `headers` only for the network's own hosts. */
export type AttachmentSource = { readonly url: string; readonly headers?: Readonly<Record<string, string>> };

/** What Long Poll or any polling connector hands over; the cursor is opaque and kept by the store. */
export type PollBatch = {
  readonly deliveries: readonly { readonly dedupKey: string; readonly eventType: string; readonly body: Uint8Array }[];
  readonly cursor: string;
  /** When to ask again after a round that went well; absent: at once. A quiet page is asked less often. */
  readonly nextAfterMs?: number;
  /** Why nothing came; the caller waits `afterMs` and polls again with the same cursor. Absent when the round went well. */
  readonly failure?: { readonly failure: FailureClass; readonly afterMs: number; readonly detail: string };
};

/** Facts about a post or an author that the event itself does not carry. */
export type PostContext = { readonly text: string; readonly permalink?: string; readonly publishedAt?: Instant };

/** A post under the name that comments give it in their thread. */
export type KnownPost = { readonly publicPostId: string; readonly post: PostContext };

/** One network. Every outward call has a time-out; failures are values; `now` and ids come in. */
export type Channel = {
  readonly network: string;
  readonly title: { readonly ru: string; readonly en: string };
  readonly capabilities: ChannelCapabilities;
  /** The same for one page, where a network differs from page to page by its settings. */
  readonly capabilitiesOf?: (page: ChannelPage) => ChannelCapabilities;
  readonly receive: (request: WebhookRequest, page: ChannelPage) => Promise<ReceiveDecision>;
  /** Pure: the stored raw bytes → events. Called after the acknowledgement, and again on a rebuild. */
  readonly parse: (body: Uint8Array, accountId?: string, receivedAt?: Instant, settings?: ChannelPage["settings"]) => ParsedPayload;
  /** Only where messages come as letters: the stored bytes → the letter. Which line of it means what is asked of the municipality's own map. */
  readonly readLetter?: (body: Uint8Array) => Promise<Letter>;
  readonly publish: (reply: OutboundReply, page: ChannelPage) => Promise<PublishOutcome>;
  /** A post of the page itself (3.6); see `capabilities.idempotentPost`. */
  readonly publishPost?: (post: { readonly postId: string; readonly text: string }, page: ChannelPage) => Promise<PublishOutcome>;
  readonly findPublished: (reply: OutboundReply, page: ChannelPage) => Promise<ReadBackOutcome>;
  /** One long-poll round; resolves with what came, or an empty batch. `cursor` null at the first call. */
  readonly poll?: (page: ChannelPage, cursor: string | null, signal: AbortSignal) => Promise<PollBatch>;
  readonly health: (page: ChannelPage) => Promise<ChannelHealth>;
  /** Names of authors by id; ids the network will not tell are absent from the answer. */
  readonly lookUpAuthors: (page: ChannelPage, ids: readonly string[]) => Promise<ReadonlyMap<string, InboundAuthor>>;
  /** The post above a comment, or null where a token may not read it. */
  readonly lookUpPost: (page: ChannelPage, publicPostId: string) => Promise<PostContext | null>;
  /** What was written while we were away, as deliveries of the same form as a webhook's; intake recognises what it already has. */
  readonly backfill?: (page: ChannelPage, since: Instant, signal: AbortSignal) => Promise<PollBatch>;
  /** A citizen's comment hidden or deleted, its author blocked (1.6); left out where `capabilities.moderation` is empty. */
  readonly moderate?: (act: ModerationAct, page: ChannelPage) => Promise<ActOutcome>;
  /** Corrects our own publication in place; the reply's whole new text. */
  readonly editOwn?: (own: OwnPublication, text: string, page: ChannelPage) => Promise<ActOutcome>;
  readonly deleteOwn?: (own: OwnPublication, page: ChannelPage) => Promise<ActOutcome>;
  /** Where an attachment's bytes are now, when its event carries no lasting address; null: the network will not give them. */
  readonly locateAttachment?: (attachment: InboundAttachment, page: ChannelPage) => Promise<AttachmentSource | null>;
  /** Attaches this page to the network (VK: adds the callback server and its settings). Returns what a person must still do. */
  readonly connect?: (page: ChannelPage, webhookUrl: string) => Promise<ChannelHealth>;
};
