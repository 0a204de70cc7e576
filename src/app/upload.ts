/** Files of a reply: an allow-list by what the bytes are, not by what the name says; pictures are redrawn, so that no place or device goes along. */
import { createHash } from "node:crypto";
import { fileTypeFromBuffer } from "file-type";
import sharp from "sharp";
import type { FileId } from "#case";
import type { Desk } from "./desk.ts";
import type { InputProblem, Principal, UploadOutcome } from "./face.ts";
import { asFileId } from "./ids.ts";
import type { FileRow } from "./ports/store.ts";
import { unpackedOf } from "./unpacked.ts";
import { readableFiles } from "./file-rights.ts";
import { may } from "./rights.ts";

const bytesMax = 25 * 1024 * 1024;
const pixelsMax = 40_000_000;
/** What a document may come to when it is opened: a letter with pictures stays far below. */
const unpackedMax = { entries: 2_000, bytes: 200 * 1024 * 1024 } as const;
const docx = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

type Kind = { readonly extensions: readonly string[]; readonly redrawAs: "jpeg" | "png" | "webp" | null };

/** What may be attached, by the type that the bytes show. */
const allowed: Readonly<Record<string, Kind>> = {
  "image/jpeg": { extensions: ["jpg", "jpeg"], redrawAs: "jpeg" },
  "image/png": { extensions: ["png"], redrawAs: "png" },
  "image/webp": { extensions: ["webp"], redrawAs: "webp" },
  "image/heic": { extensions: ["heic", "heif"], redrawAs: "jpeg" },
  "video/mp4": { extensions: ["mp4"], redrawAs: null },
  "application/pdf": { extensions: ["pdf"], redrawAs: null },
  [docx]: { extensions: ["docx"], redrawAs: null },
};

/** A file as it may be kept: its real type, a clean name, a picture redrawn. */
export type Safe = { readonly name: string; readonly mime: string; readonly bytes: Uint8Array };

/** Takes a file in, or says why not. */
export async function upload(
  desk: Desk,
  { tenantId, person }: Principal,
  file: { readonly name: string; readonly bytes: Uint8Array },
): Promise<UploadOutcome> {
  if (!may(person, "file", "upload")) return rejected("NO_RIGHT", "Ваша роль не прикладывает файлы.", "Your role does not attach files.");
  const safe = await makeSafe(file);
  if ("code" in safe) return { kind: "rejected", problem: safe };
  const verdict = await desk.scanFile?.(file.bytes);
  if (verdict === "infected") return { kind: "rejected", problem: infected };
  if (verdict === "unreachable") return { kind: "rejected", problem: notScanned };
  const fileId = asFileId(desk.newId());
  const storageKey = `${fileId}_${tenantId}`;
  const row = {
    fileId,
    name: safe.name,
    mime: safe.mime,
    size: safe.bytes.byteLength,
    sha256: sha256(safe.bytes),
    storageKey,
    uploadedBy: person.personId,
    at: desk.now(),
  };
  await desk.files.put(storageKey, safe.bytes);
  const ref = await desk.store.transaction(tenantId, (tx) => tx.putFile(row));
  return { kind: "stored", file: { ...ref, name: row.name, size: row.size, storageKey } };
}

/** A file's bytes for those who may see it: knowing its id opens nothing (1.5, 2.6). */
export async function readFile(
  desk: Desk,
  { tenantId, person }: Principal,
  fileId: FileId,
): Promise<{ readonly row: FileRow; readonly bytes: Uint8Array } | null> {
  const [row] = await desk.store.transaction(tenantId, async (tx) =>
    (await readableFiles(tx, person, [fileId])).has(fileId) ? tx.files([fileId]) : [],
  );
  const bytes = row === undefined ? null : await desk.files.get(row.storageKey);
  return row === undefined || bytes === null ? null : { row, bytes };
}

/** Judges a file by its bytes; what may not be kept comes back as the reason. */
export async function makeSafe({ name, bytes }: { readonly name: string; readonly bytes: Uint8Array }): Promise<Safe | InputProblem> {
  if (bytes.byteLength === 0) return problem("FILE_EMPTY", "Файл пустой.", "The file is empty.");
  if (bytes.byteLength > bytesMax)
    return problem("FILE_TOO_LARGE", "Файл больше 25 МБ. Уменьшите его.", "The file is larger than 25 MB. Make it smaller.");
  const type = await fileTypeFromBuffer(bytes);
  const kind = type === undefined ? undefined : allowed[type.mime];
  if (type === undefined || kind === undefined) return wrongType;
  const clean = cleanName(name, kind.extensions[0] ?? type.ext);
  if (type.mime === docx && !opensSmall(bytes)) return bomb;
  if (kind.redrawAs === null) return { name: clean, mime: type.mime, bytes };
  return redraw(bytes, kind.redrawAs, clean);
}

/** A document that would swell on the reader's machine is no reply to anybody. */
function opensSmall(bytes: Uint8Array): boolean {
  const unpacked = unpackedOf(bytes);
  return unpacked !== null && unpacked.entries <= unpackedMax.entries && unpacked.bytes <= unpackedMax.bytes;
}

/** A picture drawn anew carries nothing but its pixels: no place, no device, no hidden payload. It is turned upright first. */
async function redraw(bytes: Uint8Array, format: "jpeg" | "png" | "webp", name: string): Promise<Safe | InputProblem> {
  try {
    const picture = sharp(bytes, { limitInputPixels: pixelsMax, failOn: "error" });
    const drawn = await picture
      .rotate()
      .toFormat(format, format === "jpeg" ? { quality: 90 } : {})
      .toBuffer();
    return { name: name.replace(/\.(heic|heif)$/iu, ".jpg"), mime: `image/${format}`, bytes: new Uint8Array(drawn) };
  } catch {
    return problem(
      "PICTURE_UNREADABLE",
      "Снимок не читается или больше 40 мегапикселей. Сохраните его как JPG.",
      "The picture cannot be read or is over 40 megapixels. Save it as JPG.",
    );
  }
}

/** A name for people: no path, no control characters, none that turns the reading around to hide an extension, the extension that the bytes have. */
function cleanName(name: string, extension: string): string {
  const base = (name.split(/[\\/]/u).at(-1) ?? "").replaceAll(/[\p{Cc}\u200E\u200F\u202A-\u202E\u2066-\u2069]/gu, "").trim();
  const stem = base.replace(/\.[^.]*$/u, "").slice(0, 120) || "file";
  return `${stem}.${extension}`;
}

/** The digest under which a file is told from another. */
export const sha256 = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex");

const problem = (code: string, ru: string, en: string): InputProblem => ({ code, path: "file", ru, en });
const rejected = (code: string, ru: string, en: string): UploadOutcome => ({ kind: "rejected", problem: problem(code, ru, en) });
const infected = problem(
  "FILE_INFECTED",
  "Антивирус нашёл в файле вредоносное содержимое. Файл не принят.",
  "The antivirus found malicious content in the file. The file was not taken.",
);
const notScanned = problem(
  "FILE_NOT_SCANNED",
  "Антивирус сейчас не отвечает, файл не проверен. Попробуйте через минуту.",
  "The antivirus does not answer now, the file was not checked. Try again in a minute.",
);
const bomb = problem(
  "FILE_SWELLS",
  "Документ не читается или при открытии стал бы слишком большим. Сохраните его заново.",
  "The document cannot be read, or would become too large when opened. Save it anew.",
);
const wrongType = problem(
  "FILE_TYPE",
  "Такой файл приложить нельзя. Можно: JPG, PNG, WEBP, HEIC, MP4, PDF, DOCX.",
  "Such a file cannot be attached. Allowed: JPG, PNG, WEBP, HEIC, MP4, PDF, DOCX.",
);
