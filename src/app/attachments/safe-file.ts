/** What the bytes of a citizen's file are, whatever its name says; and a preview drawn anew, which carries nothing but pixels. */
import { fileTypeFromBuffer } from "file-type";
import sharp from "sharp";

const previewSide = 1_280;
const pixelsMax = 60_000_000;

/** Kinds that a browser may be handed under their own name; everything else leaves as plain bytes, to be saved and not opened. */
const known: ReadonlySet<string> = new Set([
  "image/jpeg",
  "image/png",
  "image/webp",
  "image/gif",
  "image/heic",
  "application/pdf",
  "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  "audio/mpeg",
  "audio/ogg",
  "audio/opus",
  "audio/mp4",
  "audio/x-m4a",
  "video/mp4",
]);

export type SafeFile = { readonly name: string; readonly mime: string };

/** The kind by the bytes, and a name for people: no path, no control characters, the extension that the bytes have. */
export async function safeFile(bytes: Uint8Array, name: string): Promise<SafeFile> {
  const type = await fileTypeFromBuffer(bytes);
  const base = (name.split(/[\\/]/u).at(-1) ?? "").replaceAll(/[\p{Cc}\u200E\u200F\u202A-\u202E\u2066-\u2069]/gu, "").trim();
  const stem = base.replace(/\.[^.]{0,10}$/u, "").slice(0, 120) || "file";
  if (type === undefined || !known.has(type.mime)) return { name: `${stem}.bin`, mime: "application/octet-stream" };
  return { name: `${stem}.${type.ext}`, mime: type.mime };
}

/** A picture small enough for a card; null where the bytes are no picture that can be read. */
export async function previewOf(bytes: Uint8Array): Promise<Uint8Array | null> {
  try {
    const drawn = await sharp(bytes, { limitInputPixels: pixelsMax, failOn: "error" })
      .rotate()
      .resize({ width: previewSide, height: previewSide, fit: "inside", withoutEnlargement: true })
      .jpeg({ quality: 82 })
      .toBuffer();
    return new Uint8Array(drawn);
  } catch {
    return null;
  }
}
