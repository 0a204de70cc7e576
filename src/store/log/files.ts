/** What is known of a file; its bytes lie in the file storage. */
import { randomBytes } from "node:crypto";
import type { FileId, FileRef } from "#case";
import type { FileRow, StoreTx } from "#app";
import type { Scope } from "../scope.ts";
import { saltedDigest } from "./texts.ts";

type NewFile = Parameters<StoreTx["putFile"]>[0];

/** Keeps the facts of an uploaded file and answers the reference that events carry. */
export const putFile = async ({ db, tenantId }: Scope, file: NewFile): Promise<FileRef> => {
  const salt = randomBytes(16);
  const digest = saltedDigest(salt, file.sha256);
  await db
    .insertInto("files")
    .values({
      tenant_id: tenantId,
      file_id: file.fileId,
      name: file.name,
      mime: file.mime,
      size: file.size,
      salt,
      sha256: file.sha256,
      digest,
      storage_key: file.storageKey,
      uploaded_by: file.uploadedBy,
      uploaded_at: file.at,
    })
    .execute();
  return { fileId: file.fileId, digest, mime: file.mime };
};

/** The files of these ids that this tenant has. */
export const readFiles = async ({ db, tenantId }: Scope, ids: readonly FileId[]): Promise<readonly FileRow[]> => {
  if (ids.length === 0) return [];
  const rows = await db
    .selectFrom("files")
    .select(["file_id", "digest", "mime", "name", "size", "storage_key"])
    .where("tenant_id", "=", tenantId)
    .where("file_id", "in", ids)
    .orderBy("uploaded_at")
    .execute();
  return rows.map((row) => ({
    fileId: row.file_id as FileId,
    digest: row.digest,
    mime: row.mime,
    name: row.name,
    size: row.size,
    storageKey: row.storage_key,
  }));
};
