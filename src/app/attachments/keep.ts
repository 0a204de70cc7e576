/**
 * Citizens' files brought here (2.2, 2.7): asked of the connector where they are, fetched from its network's own hosts alone, kept in the storage.
 * An address that a citizen wrote is never asked for. What does not come is tried again with growing pauses, and said honestly.
 */
import { createHash } from "node:crypto";
import type { FileId, MessageId, TenantId } from "#case";
import { channelPageOf } from "../channel-page.ts";
import type { Desk } from "../desk.ts";
import { asFileId } from "../ids.ts";
import { capabilitiesFor } from "../page-capabilities.ts";
import type { AttachmentProgress, AttachmentRow, Fetched } from "../ports/attachments.ts";
import type { AttachmentSource, Channel, InboundAttachment } from "../ports/channel.ts";
import type { MessageRow, PageRow, StoreTx } from "../ports/store.ts";
import { attachmentKey, keptKinds } from "./key.ts";
import { previewOf, safeFile } from "./safe-file.ts";

const bytesMax = 50 * 1024 * 1024;
const previewBytesMax = 10 * 1024 * 1024;
const timeoutMs = 60_000;

/** After so many attempts a person is asked. */
const triesMax = 7;
const pauses = [60_000, 5 * 60_000, 30 * 60_000, 2 * 3_600_000, 6 * 3_600_000, 24 * 3_600_000];

/** One job a message. */
export async function enqueueAttachments(tx: StoreTx, messageId: MessageId, runAt?: number): Promise<void> {
  const when = runAt === undefined ? {} : { runAt };
  await tx.enqueue({ kind: "keepAttachments", tenantId: tx.tenantId, messageId }, { ...when, key: `attachments:${messageId}` });
}

type Work = { readonly message: MessageRow; readonly page: PageRow; readonly channel: Channel; readonly rows: readonly AttachmentRow[] };

/** Brings what is due of one message, and orders the next attempt for the rest. */
export async function keepAttachments(desk: Desk, tenantId: TenantId, messageId: MessageId): Promise<void> {
  const work = await desk.store.transaction(tenantId, (tx) => workOf(desk, tx, messageId));
  if (work === null) return;
  const byKey = new Map(work.message.attachments.map((attachment) => [attachmentKey(attachment), attachment]));
  const due = work.rows.filter(({ status, nextAttemptAt }) => status === "waiting" && (nextAttemptAt ?? 0) <= desk.now());
  for (const row of due) {
    const attachment = byKey.get(row.key);
    // An edit took the attachment away before it was fetched: nobody can bring it any more.
    const progress: AttachmentProgress =
      attachment === undefined ? { status: "failed", reason: "GONE" } : await bring(desk, tenantId, { ...work, attachment, row });
    await desk.store.transaction(tenantId, (tx) => tx.setAttachment(messageId, row.key, progress));
  }
  await desk.store.transaction(tenantId, async (tx) => {
    const rest = (await tx.attachmentsOf([messageId])).filter(({ status }) => status === "waiting");
    if (rest.length > 0) await enqueueAttachments(tx, messageId, Math.min(...rest.map(({ nextAttemptAt }) => nextAttemptAt ?? desk.now())));
    else await tx.announceCase(work.message.caseId);
  });
}

async function workOf(desk: Desk, tx: StoreTx, messageId: MessageId): Promise<Work | null> {
  const message = await tx.message(messageId);
  const page = message === null ? undefined : (await tx.pages()).find(({ pageId }) => pageId === message.pageId);
  const channel = page === undefined ? undefined : desk.channels.get(page.network);
  if (message === null || page === undefined || channel === undefined) return null;
  await tx.beginAttachments(
    messageId,
    message.attachments.map((attachment) => ({ key: attachmentKey(attachment), kind: attachment.kind, at: desk.now() })),
  );
  return { message, page, channel, rows: await tx.attachmentsOf([messageId]) };
}

type Bringing = Work & { readonly attachment: InboundAttachment; readonly row: AttachmentRow };

async function bring(desk: Desk, tenantId: TenantId, bringing: Bringing): Promise<AttachmentProgress> {
  const { attachment, row } = bringing;
  if (!keptKinds.has(attachment.kind)) return bringPreview(desk, tenantId, bringing);
  const source = await sourceOf(bringing);
  if (source === null) return later(desk, row, "NOT_GIVEN");
  const fetched = await fetchFrom(desk, bringing, { source, most: bytesMax });
  if (fetched.kind === "refused") return { status: "refused", reason: fetched.reason };
  if (fetched.kind === "failed") return later(desk, row, fetched.reason);
  const verdict = await desk.scanFile?.(fetched.bytes);
  if (verdict === "infected") return { status: "refused", reason: "INFECTED" };
  if (verdict === "unreachable") return later(desk, row, "NOT_SCANNED");
  const { name, mime } = await safeFile(fetched.bytes, attachment.name ?? attachment.kind);
  const fileId = await keepBytes(desk, tenantId, { bytes: fetched.bytes, name, mime });
  const preview = mime.startsWith("image/") ? await previewOf(fetched.bytes) : null;
  return { status: "kept", fileId, previewId: preview === null ? null : await keepPreview(desk, tenantId, preview) };
}

/** A video stays where it is; its still picture is kept, so that the card shows what it was about. */
async function bringPreview(desk: Desk, tenantId: TenantId, bringing: Bringing): Promise<AttachmentProgress> {
  const url = bringing.attachment.previewUrl;
  if (url === undefined) return { status: "linkOnly", previewId: null };
  const fetched = await fetchFrom(desk, bringing, { source: { url }, most: previewBytesMax });
  if (fetched.kind === "failed" && bringing.row.attempts + 1 < triesMax) return later(desk, bringing.row, fetched.reason);
  const preview = fetched.kind === "got" ? await previewOf(fetched.bytes) : null;
  return { status: "linkOnly", previewId: preview === null ? null : await keepPreview(desk, tenantId, preview) };
}

async function sourceOf({ channel, page, attachment }: Bringing): Promise<AttachmentSource | null> {
  const own = attachment.url === undefined ? null : { url: attachment.url };
  if (channel.locateAttachment === undefined) return own;
  return (await channel.locateAttachment(attachment, channelPageOf(page)).catch(() => null)) ?? own;
}

type Wanted = { readonly source: AttachmentSource; readonly most: number };

async function fetchFrom({ fetchFile }: Desk, { channel, page }: Bringing, { source, most }: Wanted): Promise<Fetched> {
  if (fetchFile === undefined) return { kind: "failed", reason: "NETWORK_DOWN", detail: "nothing is fetched here" };
  const text = (name: string): string => (typeof page.settings[name] === "string" ? page.settings[name] : "");
  return fetchFile({
    url: source.url,
    headers: source.headers ?? {},
    hosts: capabilitiesFor(channel, page).fileHosts,
    bytesMax: most,
    timeoutMs,
    proxy: text("proxy"),
    caFile: text("caFile"),
  });
}

function later(desk: Desk, { attempts }: AttachmentRow, reason: string): AttachmentProgress {
  const pause = pauses[attempts];
  if (attempts + 1 >= triesMax || pause === undefined) return { status: "failed", reason };
  return { status: "waiting", reason, nextAttemptAt: desk.now() + pause };
}

const keepPreview = (desk: Desk, tenantId: TenantId, bytes: Uint8Array): Promise<FileId> =>
  keepBytes(desk, tenantId, { bytes, name: "preview.jpg", mime: "image/jpeg" });

async function keepBytes(
  desk: Desk,
  tenantId: TenantId,
  { bytes, name, mime }: { readonly bytes: Uint8Array; readonly name: string; readonly mime: string },
): Promise<FileId> {
  const fileId = asFileId(desk.newId());
  const storageKey = `${fileId}_${tenantId}`;
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  await desk.files.put(storageKey, bytes);
  await desk.store.transaction(tenantId, (tx) =>
    tx.putFile({ fileId, name, mime, size: bytes.byteLength, sha256, storageKey, uploadedBy: null, at: desk.now() }),
  );
  return fileId;
}
