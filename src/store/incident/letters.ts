/** Letters of the system «Инцидент» as they were sorted (3.2): each is kept, whatever it was. */
import type { Selectable } from "kysely";
import type { CaseId, FileId, PersonId, PublicationId } from "#case";
import type { LetterKind, LetterProblem, LetterRow } from "#app";
import type { Instant } from "#worktime";
import type { Rows } from "../rows.ts";
import type { Scope } from "../scope.ts";

const letterOf = (row: Selectable<Rows["letters"]>): LetterRow => ({
  letterId: row.letter_id,
  // Our own columns: written from these very types, the kind checked by the table.
  kind: row.kind as LetterKind,
  messageId: row.message_id,
  from: row.sender,
  subject: row.subject,
  receivedAt: row.received_at,
  caseId: row.case_id as CaseId | null,
  publicationId: row.publication_id as PublicationId | null,
  fileId: row.file_id as FileId,
  problems: row.problems as readonly LetterProblem[],
  detail: row.detail,
  settled:
    row.settled_by === null || row.settled_at === null
      ? null
      : { by: row.settled_by as PersonId, at: row.settled_at, why: row.settled_why ?? "" },
});

/** Keeps a letter. */
export const putLetter = async ({ db, tenantId }: Scope, letter: LetterRow): Promise<void> => {
  await db
    .insertInto("letters")
    .values({
      tenant_id: tenantId,
      letter_id: letter.letterId,
      kind: letter.kind,
      message_id: letter.messageId,
      sender: letter.from,
      subject: letter.subject,
      received_at: letter.receivedAt,
      case_id: letter.caseId,
      publication_id: letter.publicationId,
      file_id: letter.fileId,
      problems: JSON.stringify(letter.problems),
      detail: letter.detail,
      settled_by: letter.settled?.by ?? null,
      settled_at: letter.settled?.at ?? null,
      settled_why: letter.settled?.why ?? null,
    })
    .execute();
};

const chosen = ({ db, tenantId }: Scope) => db.selectFrom("letters").selectAll().where("tenant_id", "=", tenantId);
const isOpen = (scope: Scope) => chosen(scope).where("kind", "=", "notRead").where("settled_at", "is", null);

/** One letter. */
export const readLetterRow = async (scope: Scope, letterId: string): Promise<LetterRow | null> => {
  const row = await chosen(scope).where("letter_id", "=", letterId).executeTakeFirst();
  return row === undefined ? null : letterOf(row);
};

/** The newest letters, or the newest of those that wait for a person. */
export const readLetters = async (
  scope: Scope,
  { open, limit }: { readonly open: boolean; readonly limit: number },
): Promise<readonly LetterRow[]> => {
  const rows = await (open ? isOpen(scope) : chosen(scope)).orderBy("received_at", "desc").orderBy("letter_id").limit(limit).execute();
  return rows.map(letterOf);
};

/** How many letters wait for a person. */
export const openLetterCount = async (scope: Scope): Promise<number> => {
  const row = await isOpen(scope)
    .clearSelect()
    .select(({ fn }) => fn.countAll<number>().as("count"))
    .executeTakeFirstOrThrow();
  return row.count;
};

/** The letters about one case, the oldest first. */
export const lettersOfCase = async (scope: Scope, caseId: CaseId): Promise<readonly LetterRow[]> => {
  const rows = await chosen(scope).where("case_id", "=", caseId).orderBy("received_at").execute();
  return rows.map(letterOf);
};

type Settled = { readonly by: PersonId; readonly at: Instant; readonly why: string; readonly caseId: CaseId | null };

/** Writes what a person decided about a letter; false where somebody was first. */
export const settleLetter = async ({ db, tenantId }: Scope, letterId: string, settled: Settled): Promise<boolean> => {
  const row = await db
    .updateTable("letters")
    .set({ settled_by: settled.by, settled_at: settled.at, settled_why: settled.why, case_id: settled.caseId })
    .where("tenant_id", "=", tenantId)
    .where("letter_id", "=", letterId)
    .where("kind", "=", "notRead")
    .where("settled_at", "is", null)
    .returning("letter_id")
    .executeTakeFirst();
  return row !== undefined;
};

/** The newest publication of a case by the number that people know. */
export const publicationOfNumber = async ({ db, tenantId }: Scope, number: number): Promise<PublicationId | null> => {
  const row = await db
    .selectFrom("publications")
    .innerJoin("case_numbers", (join) =>
      join.onRef("case_numbers.case_id", "=", "publications.case_id").onRef("case_numbers.tenant_id", "=", "publications.tenant_id"),
    )
    .select("publications.publication_id")
    .where("publications.tenant_id", "=", tenantId)
    .where("case_numbers.number", "=", number)
    .orderBy("publications.created_at", "desc")
    .limit(1)
    .executeTakeFirst();
  return row === undefined ? null : (row.publication_id as PublicationId);
};
