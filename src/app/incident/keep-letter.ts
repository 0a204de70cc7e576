/** The files of a letter: the letter itself byte by byte, and of its attachments those that may be kept. */
import type { FileId, TenantId } from "#case";
import type { Desk } from "../desk.ts";
import { asFileId } from "../ids.ts";
import type { LetterProblem } from "../ports/incident.ts";
import type { Letter } from "../ports/mail.ts";
import type { FileRow, StoreTx } from "../ports/store.ts";
import { makeSafe, sha256, type Safe } from "../upload.ts";

const attachmentsMax = 10;

/** Keeps a file that no person of the desk has uploaded. */
async function keep(desk: Desk, tx: StoreTx, { name, mime, bytes }: Safe): Promise<FileRow> {
  const fileId = asFileId(desk.newId());
  const storageKey = `${fileId}_${tx.tenantId}`;
  await desk.files.put(storageKey, bytes);
  const size = bytes.byteLength;
  const ref = await tx.putFile({ fileId, name, mime, size, sha256: sha256(bytes), storageKey, uploadedBy: null, at: desk.now() });
  return { ...ref, name, size, storageKey };
}

/** Keeps the letter as it came. */
export async function keepWhole(desk: Desk, tx: StoreTx, letter: Letter, bytes: Uint8Array): Promise<FileId> {
  const subject = letter.subject
    .replaceAll(/[^\p{L}\p{N} №.,-]+/gu, " ")
    .trim()
    .slice(0, 80);
  return (await keep(desk, tx, { name: `${subject === "" ? "Письмо" : subject}.eml`, mime: "message/rfc822", bytes })).fileId;
}

/** Keeps the attachments of a letter; what may not be kept is named, and stays in the letter itself. */
export async function keepAttachments(
  desk: Desk,
  tx: StoreTx,
  letter: Letter,
): Promise<{ readonly files: readonly FileRow[]; readonly problems: readonly LetterProblem[] }> {
  const [files, problems]: [FileRow[], LetterProblem[]] = [[], []];
  for (const file of letter.files.slice(0, attachmentsMax)) {
    const safe = await makeSafe(file);
    if (!("code" in safe)) files.push(await keep(desk, tx, safe));
    else
      problems.push({
        code: "ATTACHMENT_LEFT",
        path: "files",
        ru: `Вложение «${file.name}» осталось в письме: ${safe.ru}`,
        en: `The attachment “${file.name}” stays in the letter: ${safe.en}`,
      });
  }
  return { files, problems };
}

/** The letter of a row, read anew from its bytes. */
export async function letterAgain(
  desk: Desk,
  tenantId: TenantId,
  fileId: FileId,
): Promise<{ readonly letter: Letter; readonly bytes: Uint8Array } | null> {
  const [row] = await desk.store.transaction(tenantId, (tx) => tx.files([fileId]));
  const bytes = row === undefined ? null : await desk.files.get(row.storageKey);
  const read = readerOf(desk);
  return bytes === null || read === null ? null : { letter: await read(bytes), bytes };
}

/** Whoever reads letters; null where no network lives by mail. */
export function readerOf(desk: Pick<Desk, "channels">): ((bytes: Uint8Array) => Promise<Letter>) | null {
  return [...desk.channels.values()].find(({ readLetter }) => readLetter !== undefined)?.readLetter ?? null;
}
