/** The upload addresses of the fake: a multipart form with one file, answered with a handle that the saving call takes. */
import { randomBytes } from "node:crypto";
import { UPLOAD_PATHS, type PendingUploads, type UploadedFile } from "./api/media-methods.ts";

/** The one file of a multipart body under the given field, or null. */
const fileInForm = async (body: Uint8Array, contentType: string, field: string): Promise<File | null> => {
  try {
    const form = await new Response(Buffer.from(body), { headers: { "content-type": contentType } }).formData();
    const file = form.get(field);
    return file instanceof File ? file : null;
  } catch {
    return null;
  }
};

const FORBIDDEN_DOCUMENTS = /\.(?:mp3|exe|bat|cmd|msi|apk)$/iu;

/** What an upload address answers; null when the path is none. */
export const answerUpload = async (
  path: string,
  { body, contentType }: { readonly body: Uint8Array; readonly contentType: string },
  pending: PendingUploads,
): Promise<unknown> => {
  const isPhoto = path === UPLOAD_PATHS.messagePhoto || path === UPLOAD_PATHS.wallPhoto;
  const isDocument = path === UPLOAD_PATHS.messageDoc || path === UPLOAD_PATHS.wallDoc;
  if (!isPhoto && !isDocument) return null;
  const purpose: UploadedFile["purpose"] = path === UPLOAD_PATHS.wallPhoto || path === UPLOAD_PATHS.wallDoc ? "wall" : "message";
  const file = await fileInForm(body, contentType, isPhoto ? "photo" : "file");
  if (file === null) return isPhoto ? { server: 1, photo: "[]", hash: "" } : { error: "no_file", error_descr: "no file in the form" };
  if (isDocument && FORBIDDEN_DOCUMENTS.test(file.name)) return { error: "wrong_extension", error_descr: "the file's kind is not allowed" };
  if (isPhoto && !file.type.startsWith("image/")) return { server: 1, photo: "[]", hash: "" };
  const handle = randomBytes(12).toString("hex");
  const bytes = new Uint8Array(await file.arrayBuffer());
  pending.set(handle, { kind: isPhoto ? "photo" : "doc", purpose, name: file.name, mime: file.type || "application/octet-stream", bytes });
  return isPhoto
    ? { server: 1, photo: JSON.stringify([{ markers_restarted: true, photo: handle, sizes: [] }]), hash: handle }
    : { file: handle };
};
