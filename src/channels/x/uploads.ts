/** Files of a reply → media that X keeps for it: a picture in one call, a video in pieces that X then works on for a while. */
import { FormData } from "undici";
import type { ChannelPage, OutboundFile } from "#app";
import { numberSetting } from "../page-settings.ts";
import { isRecord } from "../payload-reader.ts";
import { failureOf, type Fields, type XApi, type XCall, type XFailure } from "./api.ts";

export type MediaUse = "tweet" | "dm";
export type Uploaded = { readonly ok: true; readonly mediaId: string } | XFailure;

export type Uploader = {
  readonly api: XApi;
  readonly sleep: (ms: number) => Promise<void>;
};

const PICTURES = new Set(["image/jpeg", "image/png", "image/webp"]);
const MEGABYTE = 1_048_576;
const PICTURE_MAX_BYTES = 5 * MEGABYTE;
const GIF_MAX_BYTES = 15 * MEGABYTE;
const VIDEO_MAX_BYTES = 512 * MEGABYTE;
const PIECE_BYTES = 4 * MEGABYTE;
/** A video is waited for a little; the outbox waits longer. */
const LOOKS = 10;

export type MediaKind = "image" | "gif" | "video";

/** Null: X takes no such file. */
export const mediaKindOf = ({ mime }: OutboundFile): MediaKind | null => {
  if (PICTURES.has(mime)) return "image";
  if (mime === "image/gif") return "gif";
  return mime === "video/mp4" || mime === "video/quicktime" ? "video" : null;
};

const LIMITS: Readonly<Record<MediaKind, number>> = { image: PICTURE_MAX_BYTES, gif: GIF_MAX_BYTES, video: VIDEO_MAX_BYTES };

/** Why these files cannot go in one message, or null. */
export const refusalOf = (files: readonly OutboundFile[]): string | null => {
  for (const file of files) {
    const kind = mediaKindOf(file);
    if (kind === null) return `${file.name}: X takes pictures and videos only`;
    if (file.bytes.byteLength > LIMITS[kind]) return `${file.name}: larger than ${LIMITS[kind] / MEGABYTE} MB`;
  }
  return null;
};

/** A failed upload has published nothing, so it is never "unknown". */
export const uploadFile = async (uploader: Uploader, page: ChannelPage, file: OutboundFile, use: MediaUse): Promise<Uploaded> => {
  const uploaded =
    mediaKindOf(file) === "image" ? await uploadPicture(uploader, page, file, use) : await uploadVideo(uploader, page, file, use);
  return uploaded.ok ? uploaded : { ...uploaded, uncertain: false };
};

const mediaIdIn = (fields: Fields): string | null => {
  const data = isRecord(fields["data"]) ? fields["data"] : {};
  return typeof data["id"] === "string" && /^\d+$/u.test(data["id"]) ? data["id"] : null;
};

const noId = failureOf("MEDIA_REJECTED", "POST /2/media/upload: X gave no number for the file");

const uploadPicture = async ({ api }: Uploader, page: ChannelPage, file: OutboundFile, use: MediaUse): Promise<Uploaded> => {
  const form = new FormData();
  form.set("media", new File([Buffer.from(file.bytes)], file.name, { type: file.mime }));
  form.set("media_category", `${use}_image`);
  form.set("media_type", file.mime);
  const answer = await api.call(page, { method: "POST", path: "/2/media/upload", body: form, timeoutMs: uploadTimeout(page) });
  if (!answer.ok) return badFile(answer);
  const mediaId = mediaIdIn(answer.fields);
  return mediaId === null ? noId : { ok: true, mediaId };
};

const uploadTimeout = (page: ChannelPage): number => numberSetting(page, "uploadTimeoutMs", 120_000);

/** A refusal of an upload is about the file. */
const badFile = (failure: XFailure): XFailure => (failure.failure === "BAD_REQUEST" ? { ...failure, failure: "MEDIA_REJECTED" } : failure);

const uploadVideo = async ({ api, sleep }: Uploader, page: ChannelPage, file: OutboundFile, use: MediaUse): Promise<Uploaded> => {
  const body = { media_type: file.mime, total_bytes: file.bytes.byteLength, media_category: `${use}_${mediaKindOf(file) ?? "video"}` };
  const begun = await api.call(page, { method: "POST", path: "/2/media/upload/initialize", body });
  if (!begun.ok) return badFile(begun);
  const mediaId = mediaIdIn(begun.fields);
  if (mediaId === null) return noId;
  for (let piece = 0; piece * PIECE_BYTES < file.bytes.byteLength; piece += 1) {
    const appended = await api.call(page, appendCall(mediaId, file, { piece, timeoutMs: uploadTimeout(page) }));
    if (!appended.ok) return badFile(appended);
  }
  const finished = await api.call(page, { method: "POST", path: `/2/media/upload/${mediaId}/finalize` });
  if (!finished.ok) return badFile(finished);
  return waitUntilReady({ api, sleep }, page, { mediaId, fields: finished.fields });
};

const appendCall = (
  mediaId: string,
  file: OutboundFile,
  { piece, timeoutMs }: { readonly piece: number; readonly timeoutMs: number },
): XCall => {
  const form = new FormData();
  const bytes = file.bytes.subarray(piece * PIECE_BYTES, (piece + 1) * PIECE_BYTES);
  form.set("media", new File([Buffer.from(bytes)], file.name, { type: file.mime }));
  form.set("segment_index", String(piece));
  return { method: "POST", path: `/2/media/upload/${mediaId}/append`, body: form, timeoutMs };
};

type Processing = { readonly mediaId: string; readonly fields: Fields };

const waitUntilReady = async ({ api, sleep }: Uploader, page: ChannelPage, { fields, mediaId }: Processing): Promise<Uploaded> => {
  let told = fields;
  for (let look = 0; look < LOOKS; look += 1) {
    const data = isRecord(told["data"]) ? told["data"] : {};
    const info = isRecord(data["processing_info"]) ? data["processing_info"] : null;
    if (info === null || info["state"] === "succeeded") return { ok: true, mediaId };
    if (info["state"] === "failed") return failureOf("MEDIA_REJECTED", "X could not read the video");
    const wait = typeof info["check_after_secs"] === "number" ? info["check_after_secs"] : 2;
    await sleep(Math.min(Math.max(wait, 1), 10) * 1000);
    const query = { command: "STATUS", media_id: mediaId };
    const answer = await api.call(page, { method: "GET", path: "/2/media/upload", query });
    if (!answer.ok) return answer;
    told = answer.fields;
  }
  return { ...failureOf("MEDIA_NOT_READY", "X is still working on the video"), retryAfterMs: 60_000 };
};
