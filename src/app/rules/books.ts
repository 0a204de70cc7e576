/** The rules of each municipality: the files, and what its administrators have brought into force since. Loaded anew as soon as there is more. */
import type { TenantId } from "#case";
import { loadProcedure, type Procedure } from "#procedure";
import { createActBook, type ActBook } from "../act-book.ts";
import type { AppParts } from "../parts.ts";
import type { ActEdition, StoredRules } from "../ports/rules.ts";
import type { OrganisationRow, StoreTx } from "../ports/store.ts";

/** The book that holds in this transaction: the organisation's row, read in it, says how much is stored. */
export type Books = (tx: StoreTx, organisation: OrganisationRow) => Promise<ActBook>;

type Kept = StoredRules & { readonly book: ActBook };

/** Books over the files; one municipality's stored rules are kept until its row tells of more. */
export function createBooks({ acts, calendars }: Pick<AppParts, "acts" | "calendars">): Books {
  const files = createActBook(acts, calendars);
  const kept = new Map<TenantId, Kept>();
  return async (tx, { tenantId, stored = { calendar: 0, acts: 0 } }) => {
    if (stored.calendar === 0 && stored.acts === 0) return files;
    const known = kept.get(tenantId);
    if (known?.calendar === stored.calendar && known.acts === stored.acts) return known.book;
    const own = stored.calendar === 0 ? calendars : await tx.calendars(stored.calendar);
    const editions = stored.acts === 0 ? [] : await tx.actEditions();
    const book = createActBook([...acts, ...editions.map(actOf)], own);
    kept.set(tenantId, { ...stored, book });
    return book;
  };
}

/** A stored edition as the core reads it; it was checked before it was stored, so a fault now is a defect of this version of the program. */
export function actOf({ code, edition, source, inForceFrom }: ActEdition): Procedure {
  const loaded = loadProcedure(source);
  if (loaded.ok) return { ...loaded.procedure, inForce: { ...loaded.procedure.inForce, from: inForceFrom } };
  const [first] = loaded.problems;
  throw new Error(`The stored edition ${edition} of the act "${code}" cannot be read: line ${first?.line}: ${first?.en}`);
}
