import type { InboundAttachment } from "../ports/channel.ts";
import type { FileRow } from "../ports/store.ts";

/** A file that a person put to a message entered by hand, as a network would have brought it. */
export function attachmentOf({ fileId, name, mime, size }: FileRow): InboundAttachment {
  const kind = mime.startsWith("image/") ? "photo" : mime.startsWith("video/") ? "video" : "doc";
  return { kind, url: `/api/files/${fileId}`, name, mime, size };
}
