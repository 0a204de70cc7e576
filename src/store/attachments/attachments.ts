/** Citizens' attachments: which are kept, and what became of the others. */
import type { Selectable, Updateable } from "kysely";
import type { AttachmentProgress, AttachmentRow, AttachmentsTx } from "#app";
import type { FileId, MessageId } from "#case";
import type { Rows } from "../rows.ts";
import type { Scope } from "../scope.ts";

// Our own columns: they were written from these types.
const toAttachment = (row: Selectable<Rows["attachments"]>): AttachmentRow => ({
  messageId: row.message_id as MessageId,
  key: row.key,
  kind: row.kind as AttachmentRow["kind"],
  status: row.status as AttachmentRow["status"],
  fileId: row.file_id as FileId | null,
  previewId: row.preview_id as FileId | null,
  reason: row.reason,
  attempts: row.attempts,
  nextAttemptAt: row.next_attempt_at,
});

/** Begins what is not begun yet. */
export const beginAttachments = async (
  { db, tenantId }: Scope,
  messageId: MessageId,
  begun: Parameters<AttachmentsTx["beginAttachments"]>[1],
): Promise<void> => {
  if (begun.length === 0) return;
  await db
    .insertInto("attachments")
    .values(
      begun.map(({ key, kind, at }) => ({
        tenant_id: tenantId,
        message_id: messageId,
        key,
        kind,
        status: "waiting",
        file_id: null,
        preview_id: null,
        reason: null,
        next_attempt_at: at,
      })),
    )
    .onConflict((on) => on.columns(["tenant_id", "message_id", "key"]).doNothing())
    .execute();
};

/** The attachments of these messages. */
export const attachmentsOf = async ({ db, tenantId }: Scope, messageIds: readonly MessageId[]): Promise<readonly AttachmentRow[]> => {
  if (messageIds.length === 0) return [];
  const rows = await db
    .selectFrom("attachments")
    .selectAll()
    .where("tenant_id", "=", tenantId)
    .where("message_id", "in", messageIds)
    .orderBy("message_id")
    .orderBy("key")
    .execute();
  return rows.map(toAttachment);
};

const changeOf = (progress: AttachmentProgress): Updateable<Rows["attachments"]> => {
  switch (progress.status) {
    case "kept":
      return { file_id: progress.fileId, preview_id: progress.previewId, reason: null, next_attempt_at: null };
    case "linkOnly":
      return { preview_id: progress.previewId, reason: null, next_attempt_at: null };
    case "waiting":
      return { reason: progress.reason, next_attempt_at: progress.nextAttemptAt };
    case "refused":
    case "failed":
      return { reason: progress.reason, next_attempt_at: null };
  }
};

/** Keeps what became of an attempt. What is kept already is never given up again. */
export const setAttachment = async (
  { db, tenantId }: Scope,
  place: { readonly messageId: MessageId; readonly key: string },
  progress: AttachmentProgress,
): Promise<void> => {
  await db
    .updateTable("attachments")
    .set({ ...changeOf(progress), status: progress.status })
    .set((by) => ({ attempts: by("attempts", "+", 1) }))
    .where("tenant_id", "=", tenantId)
    .where("message_id", "=", place.messageId)
    .where("key", "=", place.key)
    .where("status", "<>", "kept")
    .execute();
};
