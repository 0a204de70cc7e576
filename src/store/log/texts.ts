/** Texts that people wrote: kept apart from events and erasable; an event holds the salted digest only (1.5). */
import { createHash, randomBytes, randomUUID } from "node:crypto";
import type { TextId, TextRef } from "#case";
import type { TextKind } from "#app";
import type { Scope } from "../scope.ts";

/** SHA-256 over the salt and the content: without the salt, which is erased with the text, nobody can guess a short text from it. */
export const saltedDigest = (salt: Uint8Array, content: string): string =>
  createHash("sha256").update(salt).update(content, "utf8").digest("hex");

/** Keeps a text and answers the reference that events carry. */
export const putText = async ({ db, tenantId }: Scope, kind: TextKind, body: string): Promise<TextRef> => {
  const salt = randomBytes(16);
  const ref: TextRef = { textId: randomUUID() as TextId, digest: saltedDigest(salt, body), length: body.length };
  await db
    .insertInto("texts")
    .values({ tenant_id: tenantId, text_id: ref.textId, kind, salt, body, digest: ref.digest, length: ref.length })
    .execute();
  return ref;
};

/** The texts that are still there; erased ones are absent from the answer. */
export const readTexts = async ({ db, tenantId }: Scope, ids: readonly TextId[]): Promise<ReadonlyMap<TextId, string>> => {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom("texts")
    .select(["text_id", "body"])
    .where("tenant_id", "=", tenantId)
    .where("text_id", "in", ids)
    .execute();
  return new Map(rows.flatMap(({ text_id, body }) => (body === null ? [] : [[text_id as TextId, body]])));
};

/** Erases texts and their salts; what points at them stays true. Answers how many were still there. */
export const eraseTexts = async ({ db, tenantId, now }: Scope, ids: readonly TextId[]): Promise<number> => {
  if (ids.length === 0) return 0;
  const result = await db
    .updateTable("texts")
    .set({ body: null, salt: null, erased_at: now() })
    .where("tenant_id", "=", tenantId)
    .where("text_id", "in", ids)
    .where("erased_at", "is", null)
    .executeTakeFirst();
  return Number(result.numUpdatedRows);
};
