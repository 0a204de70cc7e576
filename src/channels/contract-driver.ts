/** What a network's fake must offer for the contract suite: people who write, troubles on order, and a look at what was published. */
import type { Channel, ChannelPage } from "#app";

export type PublishedThing = {
  readonly externalId: string;
  readonly text: string;
  readonly files: readonly { readonly name: string; readonly bytes: Uint8Array }[];
};

/** Something a citizen wrote, by the fake's own handle. */
type WrittenThing = { readonly externalId: string };

type DriverFile = { readonly name: string; readonly mime: string; readonly bytes: Uint8Array };

type DeliveryTrouble = "none" | "twice" | "outOfOrder" | "splitInsideUtf8Char" | "badSignature";

/** A running fake with a connector pointed at it. Absent members are what the network does not have. */
export type RunningFake = {
  readonly channel: Channel;
  readonly page: ChannelPage;
  /** Makes the network deliver to this address (the handshake included). */
  readonly attach: (webhookUrl: string) => Promise<void>;
  /** Where a network can be asked only while it delivers nowhere: ends the delivery; `attach` takes it up again. */
  readonly detach?: () => Promise<void>;
  readonly comment: (text: string, files?: readonly DriverFile[]) => Promise<WrittenThing>;
  readonly direct: (text: string) => Promise<WrittenThing>;
  readonly editComment?: (comment: WrittenThing, text: string) => Promise<void>;
  readonly deleteComment?: (comment: WrittenThing) => Promise<void>;
  /** True when the network tells nobody of a deletion. */
  readonly deletesSilently?: boolean;
  readonly restoreComment?: (comment: WrittenThing) => Promise<void>;
  /** The author of directs stops taking our messages. */
  readonly block: () => Promise<void>;
  readonly publishedComments: () => Promise<readonly PublishedThing[]>;
  readonly publishedDirects: () => Promise<readonly PublishedThing[]>;
  readonly deliver: (trouble: DeliveryTrouble) => Promise<void>;
  /** The next call that publishes meets this. `loseAnswer`: carried out, and the connection dies before the answer. */
  readonly nextPublish: (trouble: "rateLimit" | "loseAnswer" | "hang") => Promise<void>;
  readonly expireToken: () => Promise<void>;
  /** A connector of a fresh process over the same network: nothing is remembered. Absent: the suite does not play a restart. */
  readonly restarted?: () => Channel;
  /** The network answers, but slowly. */
  readonly slow?: (ms: number) => Promise<void>;
  /** What the network shows of a comment or of our own reply now; null = nothing (hidden, deleted). Absent: moderation is not played. */
  readonly shownText?: (externalId: string, where: "public" | "direct") => Promise<string | null>;
  /** Whether the author of comments is kept out of the page. */
  readonly isBlocked?: () => Promise<boolean>;
  /** True when the network lets no program take a direct message down. */
  readonly keepsDirects?: boolean;
  /** True when no program may correct a direct message that it has sent. */
  readonly keepsDirectWords?: boolean;
  /** True when comments of the network are words alone. */
  readonly commentsWithoutFiles?: boolean;
  /** False when the network can neither be asked for what we published nor knows a repeat by our key. */
  readonly readsBack?: boolean;
  /** False where the network does not let its dialogs be listed: what was said there while we were away cannot be found. */
  readonly listsDialogs?: boolean;
  /** True when our own replies come back as events. */
  readonly echoes: boolean;
  readonly settle: () => Promise<void>;
  readonly close: () => Promise<void>;
};

/** One network's way into the suite; `start` gives a fresh fake for every scenario. */
export type FakeDriver = { readonly network: string; readonly start: () => Promise<RunningFake> };
