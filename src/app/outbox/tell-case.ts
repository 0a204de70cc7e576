import { fold } from "#case";
import type { OutsideFact, PublicationId, TenantId } from "#case";
import type { Instant } from "#worktime";
import { execute } from "../command.ts";
import type { Desk } from "../desk.ts";
import type { PublicationRow } from "../ports/store.ts";
import { publishedFact } from "./published-fact.ts";

/** How many times a fact is offered to a case that others move at the same moment. */
const triesMax = 10;

/** Tells the case what became of its publication, once: what the case knows already is not told again. */
export async function tellCase(desk: Desk, tenantId: TenantId, publicationId: PublicationId): Promise<void> {
  for (let tries = 0; tries < triesMax; tries += 1) {
    const told = await untold(desk, tenantId, publicationId);
    if (told === null) return;
    const { row, at, outside } = told;
    const outcome = await execute(desk, tenantId, () => ({ caseId: row.caseId, at, actor: { kind: "network" }, ask: () => ({ outside }) }));
    if (outcome.kind === "conflict") continue;
    if (outcome.kind !== "applied")
      desk.log.warn({ publicationId, caseId: row.caseId, outcome: outcome.kind }, "a case did not take the outcome of its publication");
    return;
  }
  throw new Error(`Publication ${publicationId}: the case moved ${triesMax} times while it was told the outcome.`);
}

type Told = { readonly row: PublicationRow; readonly at: Instant; readonly outside: OutsideFact };

function untold(desk: Desk, tenantId: TenantId, publicationId: PublicationId): Promise<Told | null> {
  return desk.store.transaction(tenantId, async (tx) => {
    const row = await tx.publication(publicationId);
    if (row === null) return null;
    const state = fold(await tx.loadCase(row.caseId));
    const known = state?.publications.find((one) => one.publicationId === publicationId);
    if (known === undefined || known.status !== "queued") return null;
    if (row.status === "published") return { row, at: row.publishedAt ?? desk.now(), outside: publishedFact(row, row.externalId ?? "") };
    if (row.status !== "failed") return null;
    return {
      row,
      at: desk.now(),
      outside: { fact: "publicationFailed", publicationId, failure: row.failure ?? "UNKNOWN", permanent: true },
    };
  });
}
