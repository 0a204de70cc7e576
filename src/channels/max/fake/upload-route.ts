/** The upload addresses of the fake: a multipart form with the field `data`; each kind of file is answered in its own way. */
import type { PendingUploads } from "./api/media-calls.ts";
import type { FakeMedia, FakeState } from "./model.ts";

export type UploadAnswer = { readonly status: number; readonly contentType: string; readonly body: string };

const json = (status: number, body: unknown): UploadAnswer => ({ status, contentType: "application/json", body: JSON.stringify(body) });

const FORBIDDEN = /\.(?:exe|bat|cmd|msi|apk|sh)$/iu;

export type UploadParts = { readonly pending: PendingUploads; readonly state: FakeState };

/** Fills the file that was given the address; what must be processed is not ready at the first attempt to send it. */
export const takeUpload = async (token: string, form: FormData, { pending, state }: UploadParts): Promise<UploadAnswer> => {
  const kind = pending.get(token);
  const place = state.media.get(token);
  const file = form.get("data");
  if (kind === undefined || place === undefined) return json(404, { error_msg: "no such upload" });
  if (!(file instanceof File)) return json(400, { error_msg: "no field data" });
  if (FORBIDDEN.test(file.name)) return json(400, { error_msg: "File extension is forbidden" });
  if (kind === "image" && !file.type.startsWith("image/")) return json(400, { error_msg: "image.invalid" });
  const bytes = new Uint8Array(await file.arrayBuffer());
  const filled: FakeMedia = { ...place, name: file.name, mime: file.type, bytes, notReadyTimes: kind === "image" ? 0 : 1 };
  state.media.set(token, filled);
  pending.delete(token);
  switch (kind) {
    case "image":
      return json(200, { photos: { [`photo${filled.photoId}`]: { token } } });
    case "file":
      return json(200, { fileId: filled.photoId, token });
    case "video":
    case "audio":
      return { status: 200, contentType: "text/xml", body: "<retval>1</retval>" };
  }
};
