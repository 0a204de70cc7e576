import type { CaseId, MessageId } from "#case";
import type { Desk } from "../desk.ts";
import type { Principal } from "../face.ts";
import { mayOnCase } from "../rights.ts";
import { enqueueAttachments } from "./keep.ts";

/** A person asks for the files of a message once more; false where there is no such message for them. */
export async function retryAttachments(
  desk: Desk,
  { tenantId, person }: Principal,
  { caseId, messageId }: { readonly caseId: CaseId; readonly messageId: MessageId },
): Promise<boolean> {
  const parts = await desk.store.caseParts(tenantId, caseId);
  const message = parts?.messages.find((one) => one.messageId === messageId);
  if (parts === null || message === undefined || !mayOnCase(person, "act", parts.projection.units)) return false;
  await desk.store.transaction(tenantId, async (tx) => {
    const rows = await tx.attachmentsOf([messageId]);
    for (const { key } of rows.filter(({ status }) => status === "failed"))
      await tx.setAttachment(messageId, key, { status: "waiting", reason: null, nextAttemptAt: desk.now() });
    await enqueueAttachments(tx, messageId, desk.now());
  });
  return true;
}
