import type { FileRow } from "#app";
import type { FileInfo } from "../contract/index.ts";

/** A file as the desk shows it; where it lies stays inside. */
export const presentFile = (row: FileRow): FileInfo => ({
  fileId: row.fileId,
  name: row.name,
  mime: row.mime,
  size: row.size,
  url: `/api/files/${encodeURIComponent(row.fileId)}`,
});
