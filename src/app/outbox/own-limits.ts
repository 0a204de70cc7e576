/** Limits that keep a page from being taken for a robot (2.2 of the protocol notes): a reply over them waits, and says so. */
import type { Instant } from "#worktime";
import { limitFields } from "../pages/common-fields.ts";
import type { PageRow, PublicationRow, StoreTx } from "../ports/store.ts";
import type { OwnFailure } from "./own-failures.ts";

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
/** The longest month: what fits into any 31 days in a row fits into every month. */
const monthMs = 31 * dayMs;

export type Held = { readonly failure: OwnFailure; readonly until: Instant };

/** A limit of the page: what the administrator wrote, else what the program takes; zero = none. */
export function limitOf({ settings }: Pick<PageRow, "settings">, name: (typeof limitFields)[number]["name"]): number {
  const given = Number(settings[name] ?? limitFields.find((field) => field.name === name)?.fallback ?? 0);
  return Number.isFinite(given) && given > 0 ? given : 0;
}

/** Why this reply must wait, and until when; null = it may leave now. Whoever asks holds the page's turn until the end of the transaction. */
export async function heldBack(
  tx: StoreTx,
  row: PublicationRow,
  { page, now }: { readonly page: PageRow; readonly now: Instant },
): Promise<Held | null> {
  const [alike, perDay, pause] = [limitOf(page, "alikePerHour"), limitOf(page, "commentsPerDay"), limitOf(page, "pauseSeconds") * 1_000];
  const perMonth = limitOf(page, "publicationsPerMonth");
  if (alike + perDay + perMonth + pause === 0) return null;
  const { pageId } = page;
  await tx.takePageTurn(pageId);
  const isPublic = row.target.kind === "public";
  const waits: readonly (readonly [OwnFailure, number, Instant | null])[] = [
    [
      "LIMIT_ALIKE",
      hourMs,
      await nth(alike, (place) =>
        tx.recentPublication({ pageId, since: now - hourMs, place, sameTextAs: row.text.textId, publicOnly: false }),
      ),
    ],
    [
      "LIMIT_DAY",
      dayMs,
      await nth(isPublic ? perDay : 0, (place) =>
        tx.recentPublication({ pageId, since: now - dayMs, place, sameTextAs: null, publicOnly: true }),
      ),
    ],
    [
      "LIMIT_MONTH",
      monthMs,
      await nth(perMonth, (place) => tx.recentPublication({ pageId, since: now - monthMs, place, sameTextAs: null, publicOnly: false })),
    ],
    [
      "LIMIT_PAUSE",
      pause,
      await nth(pause > 0 ? 1 : 0, (place) =>
        tx.recentPublication({ pageId, since: now - pause, place, sameTextAs: null, publicOnly: false }),
      ),
    ],
  ];
  for (const [failure, window, at] of waits) if (at !== null && at + window > now) return { failure, until: at + window };
  return null;
}

/** The publication that must grow old before another may leave; null where there is no limit, or room under it. */
const nth = (limit: number, ask: (place: number) => Promise<Instant | null>): Promise<Instant | null> =>
  limit === 0 ? Promise.resolve(null) : ask(Math.ceil(limit));
