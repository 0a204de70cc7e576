/** Search over the cases of a municipality: what was asked, what was found, and where. */
import type { TenantId } from "#case";
import type { ListQuery, ListRow } from "./store.ts";

/** Where the words stand: in what a citizen wrote, in a reply, in a name; or the case was named by its number or by a link. */
export type FoundPlace = "number" | "link" | "message" | "reply" | "author";

export type SearchQuery = Pick<ListQuery, "scope"> & {
  /** As a person types it: words in any form, "a phrase", -without, a number, a link. */
  readonly words: string;
  readonly limit: number;
};

/** A piece of the text where the words were found; `hit` pieces are the words themselves. */
export type Fragment = readonly { readonly text: string; readonly hit: boolean }[];

export type FoundRow = ListRow & { readonly place: FoundPlace; readonly fragment: Fragment | null };

export type SearchAnswer = {
  /** A case named by its number or link first, then the last to have moved. */
  readonly rows: readonly FoundRow[];
  /** Whether there is more than was asked for: the words should be made narrower. */
  readonly more: boolean;
};

/** The part of the store that searches. */
export type SearchStore = { readonly search: (tenantId: TenantId, query: SearchQuery) => Promise<SearchAnswer> };
