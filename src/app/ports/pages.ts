/** The port's words for the register of official pages (1.4): what the administrator writes, and who wrote it when. */
import type { PersonId } from "#case";
import type { Instant } from "#worktime";
import type { PageRow } from "./store.ts";

/** What the act wants known of a page besides its address: who answers for it, by which order, since when. Dates are ISO days. */
export type PagePaper = {
  readonly responsible: string;
  readonly basis: string;
  readonly openedOn: string | null;
  readonly closedOn: string | null;
};

/** What people write of a page; health, the last event and the place of polling belong to the workers and are never touched by it. */
export type PageContent = Omit<PageRow, "health" | "lastEventAt" | "paper" | "secretsAt"> & {
  readonly paper: PagePaper;
  /** When each secret was written. */
  readonly secretsAt: Readonly<Record<string, Instant>>;
};

export type PageDeed = {
  readonly deed: "added" | "changed" | "enabled" | "disabled" | "connected";
  readonly personId: PersonId;
  readonly at: Instant;
  /** Names of what was changed; never values. */
  readonly fields: readonly string[];
};

/** An alarm that stands over a page (1.8). */
export type PageAlarm = {
  readonly pageId: string;
  readonly kind: "health" | "poll" | "silence";
  readonly ru: string;
  readonly en: string;
  readonly raisedAt: Instant;
};

/** The part of a transaction that keeps the register. */
export type PagesTx = {
  readonly writePage: (page: PageContent, deed: PageDeed) => Promise<void>;
  /** Raises an alarm of a kind, once: one that stands only gets the newest words. True when it is new. */
  readonly raisePageAlarm: (alarm: PageAlarm) => Promise<boolean>;
  readonly closePageAlarm: (pageId: string, closed: { readonly kind: PageAlarm["kind"]; readonly at: Instant }) => Promise<boolean>;
  readonly standingPageAlarms: () => Promise<readonly PageAlarm[]>;
  /** How many deliveries of the page came in each hour since the epoch. */
  readonly pagePace: (pageId: string, since: Instant) => Promise<ReadonlyMap<number, number>>;
  /** What was done to a page, the newest first. */
  readonly pageDeeds: (pageId: string) => Promise<readonly (PageDeed & { readonly by: string })[]>;
};
