/** Files of a direct reply → the attachments that MAX takes: an address is asked, the file goes there, its token comes back. */
import { FormData } from "undici";
import type { ChannelPage, OutboundFile } from "#app";
import { maskSecrets, numberSetting } from "../page-settings.ts";
import { decodeJson, isRecord } from "../payload-reader.ts";
import { baseUrl, type Fields, type MaxApi, type MaxFailure } from "./api.ts";

export type UploadKind = "image" | "video" | "file";

/** `{type, payload: {token}}` as a message takes it. */
export type Attachment = { readonly type: UploadKind; readonly payload: { readonly token: string } };

type Uploaded = { readonly ok: true; readonly attachment: Attachment } | MaxFailure;

const IMAGES = new Set(["image/jpeg", "image/png", "image/gif", "image/bmp", "image/tiff", "image/heic"]);
const VIDEOS = new Set(["video/mp4", "video/quicktime", "video/webm", "video/x-matroska"]);

/** What MAX should show the file as. */
export const uploadKindOf = ({ mime }: OutboundFile): UploadKind => (IMAGES.has(mime) ? "image" : VIDEOS.has(mime) ? "video" : "file");

/** Remembers what was uploaded for which publication: a file still being processed is not sent again on the next attempt. */
export type Uploader = (page: ChannelPage, file: OutboundFile, publicationId: string) => Promise<Uploaded>;

const REMEMBERED = 500;

export const createUploader = (api: MaxApi): Uploader => {
  const known = new Map<string, Attachment>();
  return async (page, file, publicationId) => {
    const key = `${publicationId} ${file.fileId}`;
    const before = known.get(key);
    if (before !== undefined) return { ok: true, attachment: before };
    const uploaded = await upload(api, page, file);
    if (!uploaded.ok) return uploaded;
    known.set(key, uploaded.attachment);
    const oldest = known.keys().next();
    if (known.size > REMEMBERED && oldest.done !== true) known.delete(oldest.value);
    return uploaded;
  };
};

const upload = async (api: MaxApi, page: ChannelPage, file: OutboundFile): Promise<Uploaded> => {
  const kind = uploadKindOf(file);
  const asked = await api.call(page, { method: "POST", path: "/uploads", query: { type: kind } });
  // A failed upload has published nothing, so it is never "unknown".
  if (!asked.ok) return { ...asked, uncertain: false };
  const url = typeof asked.fields["url"] === "string" ? asked.fields["url"] : "";
  // Files go where MAX says, but never from an encrypted API to a bare address.
  if (!URL.canParse(url) || (baseUrl(page).startsWith("https:") && !url.startsWith("https:")))
    return rejected("MAX gave no usable address for the upload");
  const body = new FormData();
  body.set("data", new File([Buffer.from(file.bytes)], file.name, { type: file.mime }));
  const outcome = await api.http(page).send({ method: "POST", url, body, timeoutMs: numberSetting(page, "uploadTimeoutMs", 120_000) });
  if (outcome.kind === "failed")
    return retried(maskSecrets(`upload: ${outcome.detail}`, page), { failure: outcome.failure, isFinal: outcome.failure === "TLS_CA" });
  const words = new TextDecoder().decode(outcome.body).slice(0, 300);
  if (outcome.status >= 500 || outcome.status === 429)
    return retried(`upload: HTTP ${outcome.status}`, { failure: "NETWORK_DOWN", isFinal: false });
  if (outcome.status !== 200) return rejected(maskSecrets(`upload: HTTP ${outcome.status} ${words}`, page));
  const token = tokenOf(kind, asked.fields, outcome.body);
  return token === null ? rejected("upload: MAX gave no token for the file") : { ok: true, attachment: { type: kind, payload: { token } } };
};

/** A picture's token is inside `photos`, a file's is at the top; a video has its token from the first step, and its upload answers in XML. */
const tokenOf = (kind: UploadKind, asked: Fields, body: Uint8Array): string | null => {
  const first = text(asked["token"]);
  if (kind === "video" && first !== null) return first;
  const decoded = decodeJson(body);
  const fields = decoded.ok && isRecord(decoded.value) ? decoded.value : {};
  const photo = isRecord(fields["photos"]) ? Object.values(fields["photos"]).find(isRecord) : undefined;
  return text(photo?.["token"]) ?? text(fields["token"]) ?? first;
};

const text = (value: unknown): string | null => (typeof value === "string" && value !== "" ? value : null);

const rejected = (detail: string): MaxFailure => ({
  ok: false,
  failure: "MEDIA_REJECTED",
  retryAfterMs: null,
  uncertain: false,
  status: null,
  detail,
});

const retried = (
  detail: string,
  { failure, isFinal }: { readonly failure: MaxFailure["failure"]; readonly isFinal: boolean },
): MaxFailure => ({
  ok: false,
  failure,
  retryAfterMs: isFinal ? null : 60_000,
  uncertain: false,
  status: null,
  detail,
});
