/** Cards entered by hand: where the message came from, and where its reply goes. */
import type { CaseId, PersonId, TextId } from "#case";
import type { ManualCardRow, ManualSource } from "#app";
import type { Scope } from "../scope.ts";

/** What was written down about a card, or null for one that a network brought. */
export const readManualCard = async ({ db, tenantId }: Scope, caseId: CaseId): Promise<ManualCardRow | null> => {
  const row = await db
    .selectFrom("manual_cards")
    .selectAll()
    .where("tenant_id", "=", tenantId)
    .where("case_id", "=", caseId)
    .executeTakeFirst();
  if (!row) return null;
  return {
    caseId,
    source: row.source as ManualSource,
    contacts: row.contacts_text_id as TextId | null,
    replyWay: row.reply_way_text_id as TextId | null,
    replyPageId: row.reply_page_id,
    replyLink: row.reply_link,
    reason: row.reason_text_id as TextId,
    enteredBy: row.entered_by as PersonId,
    enteredAt: row.entered_at,
  };
};

/** Keeps what was written down, once a card. */
export const putManualCard = async ({ db, tenantId }: Scope, card: ManualCardRow): Promise<void> => {
  await db
    .insertInto("manual_cards")
    .values({
      tenant_id: tenantId,
      case_id: card.caseId,
      source: card.source,
      contacts_text_id: card.contacts,
      reply_way_text_id: card.replyWay,
      reply_page_id: card.replyPageId,
      reply_link: card.replyLink,
      reason_text_id: card.reason,
      entered_by: card.enteredBy,
      entered_at: card.enteredAt,
    })
    .execute();
};

/** The link under which the reply was posted by hand. */
export const setManualReplyLink = async ({ db, tenantId }: Scope, caseId: CaseId, link: string): Promise<void> => {
  await db.updateTable("manual_cards").set({ reply_link: link }).where("tenant_id", "=", tenantId).where("case_id", "=", caseId).execute();
};
