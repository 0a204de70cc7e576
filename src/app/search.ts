import type { Desk } from "./desk.ts";
import type { Principal, SearchResult } from "./face.ts";
import { underAct } from "./list.ts";
import { scopeOf } from "./rights.ts";

/** What a screen shows of a search; who needs more gives narrower words. */
const limit = 60;

/** The cases in which the words stand, as far as this person may see cases at all: a unit finds its own (2.6), the administrator none. */
export async function searchFor(desk: Desk, { tenantId, person }: Principal, words: string): Promise<SearchResult> {
  const [scope, now] = [scopeOf(person), desk.now()];
  if (scope === null) return { rows: [], more: false, units: [], now };
  const found = await desk.store.search(tenantId, { words, scope, limit });
  return { ...(await underAct(desk, tenantId, found.rows)), more: found.more, now };
}
