/** What the composition root hands to the use cases: ports, the acts, the calendars as plain data, the clock and fresh ids. */
import type { Procedure } from "#procedure";
import type { Instant } from "#worktime";
import type { FetchFile } from "./ports/attachments.ts";
import type { Channel } from "./ports/channel.ts";
import type { NetworkEntry } from "./ports/network.ts";
import type { ScanFile } from "./ports/scanner.ts";
import type { PostOut } from "./ports/site-hook.ts";
import type { FileStorage, Store } from "./ports/store.ts";

/** Lines for the log: data first, then words; pino fits as it is. */
export type Log = {
  readonly info: (details: object, text: string) => void;
  readonly warn: (details: object, text: string) => void;
  readonly error: (details: object, text: string) => void;
};

export type AppParts = {
  readonly store: Store;
  readonly files: FileStorage;
  /** Connectors by the network's code; a network without one keeps its history readable and is answered by hand. */
  readonly channels: ReadonlyMap<string, Channel>;
  /** The registry of networks, for the forms of the register of pages; without it pages cannot be added on the screen. */
  readonly networks?: readonly NetworkEntry[];
  /** Fetches a citizen's file from its network; absent: files stay where they are, and the card says so. */
  readonly fetchFile?: FetchFile;
  /** An antivirus; absent: files are kept without one. */
  readonly scanFile?: ScanFile;
  /** Where networks call us, without a slash at the end. */
  readonly hooksOrigin?: string;
  /** The way out to the municipality's own site; without it the site is not called. */
  readonly postOut?: PostOut;
  /** Every edition of every act that a case may stand on. */
  readonly acts: readonly Procedure[];
  /** Production calendars as plain data (files of `calendars/`). */
  readonly calendars: readonly unknown[];
  readonly now: () => Instant;
  /** A fresh UUID. */
  readonly newId: () => string;
  readonly log: Log;
};
