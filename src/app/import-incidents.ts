/** Messages from the department's system «Инцидент» (1.1, 3.2): each row of its export becomes a case on the route of that name; the same file twice adds nothing. */
import { createHash } from "node:crypto";
import type { TenantId } from "#case";
import type { Instant } from "#worktime";
import { applyCommand } from "./command.ts";
import { deskOf } from "./desk.ts";
import type { Desk } from "./desk.ts";
import { asCaseId, asMessageId } from "./ids.ts";
import { localMilliseconds, readIncidents } from "./incident-csv.ts";
import type { IncidentProblem, IncidentRow } from "./incident-csv.ts";
import type { AppParts } from "./parts.ts";
import type { PageRow, StoreTx } from "./ports/store.ts";

export type ImportOutcome = {
  readonly taken: number;
  readonly known: number;
  readonly problems: readonly IncidentProblem[];
};

const network = "incident";
const rowsInTransaction = 50;

/** Imports the text of an export file; what cannot be read is told by its line, the rest is taken. */
export async function importIncidents(parts: AppParts, tenantId: TenantId, csv: string): Promise<ImportOutcome> {
  const desk = deskOf(parts);
  const { rows, problems } = readIncidents(csv);
  const keyed = withKeys(rows);
  let taken = 0;
  for (let from = 0; from < keyed.length; from += rowsInTransaction) {
    const batch = keyed.slice(from, from + rowsInTransaction);
    taken += await parts.store.transaction(tenantId, async (tx) => {
      const page = await incidentPage(desk, tx);
      let count = 0;
      for (const row of batch) if (await takeRow(desk, tx, { row, page })) count += 1;
      return count;
    });
  }
  return { taken, known: keyed.length - taken, problems };
}

type Keyed = IncidentRow & { readonly externalId: string };

/** A row's own number, or a digest of its words with the count of equal rows before it: real exports hold equal rows that are different messages. */
function withKeys(rows: readonly IncidentRow[]): readonly Keyed[] {
  const seen = new Map<string, number>();
  return rows.map((row) => {
    if (row.number !== null) return { ...row, externalId: row.number };
    const digest = createHash("sha256").update(JSON.stringify(row)).digest("hex").slice(0, 32);
    const nth = (seen.get(digest) ?? 0) + 1;
    seen.set(digest, nth);
    return { ...row, externalId: `${digest}-${nth}` };
  });
}

async function takeRow(desk: Desk, tx: StoreTx, { row, page }: { readonly row: Keyed; readonly page: PageRow }): Promise<boolean> {
  const { externalId } = row;
  if ((await tx.findMessage(network, page.pageId, externalId, "post")) !== null) return false;
  const [caseId, messageId] = [asCaseId(desk.newId()), asMessageId(desk.newId())];
  const text = await tx.putText("message", row.text);
  const now = desk.now();
  const authorId = row.author === null ? null : await tx.putAuthor(network, { id: row.author, kind: "user", name: row.author });
  const outcome = await applyCommand(desk, tx, {
    caseId,
    at: now,
    actor: { kind: "system" },
    ask: () => ({ outside: { fact: "received", messageId, kind: "post", channel: "import", route: page.route, text, files: [] } }),
    opening: { network, pageId: page.pageId },
  });
  if (outcome.kind !== "applied") throw new Error(`A row of the import was not taken: ${outcome.kind}.`);
  const occurredAt = await writtenAt(desk, tx, row, now);
  await tx.putMessage({
    messageId,
    caseId,
    pageId: page.pageId,
    network,
    externalId,
    kind: "post",
    authorId,
    thread: {},
    permalink: row.url,
    occurredAt,
    arrivedAt: now,
    text,
    attachments: [],
    removedAt: null,
  });
  return true;
}

/** When the citizen wrote, by the office's own clock; the terms of 3.2 count from the arrival here, not from then. */
async function writtenAt(desk: Desk, tx: StoreTx, row: IncidentRow, now: Instant): Promise<Instant> {
  const local = row.writtenAt === null ? null : localMilliseconds(row.writtenAt);
  const organisation = local === null ? null : await tx.organisation();
  if (local === null || organisation === null) return now;
  const book = await desk.bookOf(tx, organisation);
  const { office } = book.calendarsOf(organisation, book.inForce(organisation, now));
  return Math.min(local - office.offsetAt(local - office.offsetAt(local)), now);
}

/** The way in that the rows belong to: made at the first import. */
async function incidentPage(desk: Desk, tx: StoreTx): Promise<PageRow> {
  const known = (await tx.pages()).find((page) => page.network === network);
  if (known !== undefined) return known;
  const page: PageRow = {
    pageId: desk.newId(),
    network,
    accountId: network,
    title: "Система «Инцидент»",
    url: "",
    owner: "administration",
    route: "incident",
    enabled: true,
    settings: {},
    secrets: {},
    health: { state: "ok", problems: [], checkedAt: null },
    lastEventAt: null,
  };
  await tx.putPage(page);
  return page;
}
