/** Files of a direct reply → attachments that OK's messages take: each is uploaded to an address of its own and named by a token. */
import { FormData } from "undici";
import type { ChannelPage, OutboundFile } from "#app";
import { maskSecrets, numberSetting } from "../page-settings.ts";
import { decodeJson, isRecord } from "../payload-reader.ts";
import { baseUrl, type OkApi, type OkFailure } from "./api.ts";

export type OkAttachment = { readonly type: string; readonly payload: { readonly token: string } };

type Uploaded = { readonly ok: true; readonly attachment: OkAttachment } | OkFailure;

const MAX_FILES = 5;

const kindOf = ({ mime }: OutboundFile): "IMAGE" | "VIDEO" | "FILE" => {
  if (["image/jpeg", "image/png", "image/gif"].includes(mime)) return "IMAGE";
  return mime.startsWith("video/") ? "VIDEO" : "FILE";
};

/** Uploads the files one after another; the first failure ends it, and nothing has been published by then. */
export const uploadAll = async (
  api: OkApi,
  page: ChannelPage,
  files: readonly OutboundFile[],
): Promise<{ readonly ok: true; readonly attachments: readonly OkAttachment[] } | OkFailure> => {
  if (files.length > MAX_FILES) return rejected(`a message takes ${MAX_FILES} files`);
  const attachments: OkAttachment[] = [];
  for (const file of files) {
    const uploaded = await uploadOne(api, page, file);
    if (!uploaded.ok) return uploaded;
    attachments.push(uploaded.attachment);
  }
  return { ok: true, attachments };
};

const uploadOne = async (api: OkApi, page: ChannelPage, file: OutboundFile): Promise<Uploaded> => {
  const type = kindOf(file);
  const place = await api.graph(page, { method: "GET", path: "me/fileUploadUrl", query: { type } });
  // A failed upload has published nothing, so it is never "unknown".
  if (!place.ok) return { ...place, uncertain: false };
  const given = isRecord(place.value) ? place.value : {};
  const url = typeof given["url"] === "string" ? given["url"] : "";
  const sent = await sendFile(api, page, { file, url });
  if (!sent.ok) return sent;
  // A picture's token comes with the answer to the upload, the others' with the address.
  const token = tokenIn(sent.fields) ?? tokenIn(given);
  return token === undefined ? rejected("OK did not say where the file is") : { ok: true, attachment: { type, payload: { token } } };
};

const tokenIn = (fields: Readonly<Record<string, unknown>>): string | undefined => {
  const own = fields["token"];
  if (typeof own === "string" && own !== "") return own;
  const photos = isRecord(fields["photos"]) ? Object.values(fields["photos"]) : [];
  return photos.filter(isRecord).flatMap(({ token }) => (typeof token === "string" && token !== "" ? [token] : []))[0];
};

const rejected = (detail: string): OkFailure => ({
  ok: false,
  failure: "MEDIA_REJECTED",
  retryAfterMs: null,
  uncertain: false,
  code: null,
  detail,
});

const retried = (detail: string): OkFailure => ({ ...rejected(detail), failure: "NETWORK_DOWN", retryAfterMs: 60_000 });

type Sent = { readonly ok: true; readonly fields: Readonly<Record<string, unknown>> } | OkFailure;

const sendFile = async (
  api: OkApi,
  page: ChannelPage,
  { file, url }: { readonly file: OutboundFile; readonly url: string },
): Promise<Sent> => {
  // Files go where OK says, but never from an encrypted API to a bare address.
  if (!URL.canParse(url) || (baseUrl(page).startsWith("https:") && !url.startsWith("https:"))) {
    return rejected("OK gave no usable address for the upload");
  }
  const body = new FormData();
  body.set("file", new File([Buffer.from(file.bytes)], file.name, { type: file.mime }));
  const outcome = await api.http(page).send({ method: "POST", url, body, timeoutMs: numberSetting(page, "uploadTimeoutMs", 120_000) });
  if (outcome.kind === "failed") return { ...retried(maskSecrets(`upload: ${outcome.detail}`, page)), failure: outcome.failure };
  if (outcome.status >= 400 && outcome.status < 500) return rejected(`upload: HTTP ${outcome.status}`);
  if (outcome.status !== 200) return retried(`upload: HTTP ${outcome.status}`);
  const decoded = decodeJson(outcome.body);
  const fields = decoded.ok && isRecord(decoded.value) ? decoded.value : {};
  return Object.hasOwn(fields, "error_code") ? rejected(`upload: ${String(fields["error_code"])}`) : { ok: true, fields };
};
