/** Files of a reply → the attachment string that VK takes: photos where a key allows, documents otherwise. */
import { FormData } from "undici";
import type { ChannelPage, OutboundFile, OutboundTarget } from "#app";
import { flagSetting, maskSecrets, numberSetting } from "../page-settings.ts";
import { decodeJson, idText, isRecord } from "../payload-reader.ts";
import { baseUrl, type VkApi, type VkCall, type VkFailure } from "./api.ts";
import { tokenOf, type TokenKind } from "./tokens.ts";

type Uploaded = { readonly ok: true; readonly attachment: string } | VkFailure;

type Fields = Readonly<Record<string, unknown>>;

/** VK keeps messages' photos and walls' photos apart; a wall photo needs a person's key. */
type UploadPlan = {
  readonly server: VkCall;
  readonly field: "photo" | "file";
  readonly save: (uploaded: Fields) => VkCall;
  readonly saved: (response: unknown) => string | null;
};

/** Uploads the files one after another; the first failure ends it, and nothing has been published by then. */
export const uploadAll = async (
  api: VkApi,
  page: ChannelPage,
  { files, target }: { readonly files: readonly OutboundFile[]; readonly target: OutboundTarget },
): Promise<{ readonly ok: true; readonly attachments: readonly string[] } | VkFailure> => {
  const attachments: string[] = [];
  for (const file of files) {
    const uploaded = await uploadOne(api, page, { file, plan: planFor(file, target, page) });
    if (!uploaded.ok) return uploaded;
    attachments.push(uploaded.attachment);
  }
  return { ok: true, attachments };
};

const PHOTO_MIMES = new Set(["image/jpeg", "image/png", "image/gif"]);

const planFor = (file: OutboundFile, target: OutboundTarget, page: ChannelPage): UploadPlan | null => {
  const isPhoto = PHOTO_MIMES.has(file.mime);
  if (target.kind === "direct") return isPhoto ? messagePhoto(target.conversationId) : messageDocument(target.conversationId, file.name);
  if (isPhoto && tokenOf(page, ["user"]) !== null) return wallPhoto(page.accountId);
  if (isPhoto && !flagSetting(page, "photoAsDocument", true)) return null;
  return wallDocument(page.accountId, file.name);
};

const messagePhoto = (peerId: string): UploadPlan => ({
  server: { method: "photos.getMessagesUploadServer", params: { peer_id: peerId }, tokens: ["community"] },
  field: "photo",
  save: (uploaded) => ({ method: "photos.saveMessagesPhoto", params: photoParams(uploaded), tokens: ["community"] }),
  saved: savedPhoto,
});

const wallPhoto = (groupId: string): UploadPlan => ({
  server: { method: "photos.getWallUploadServer", params: { group_id: groupId }, tokens: ["user"] },
  field: "photo",
  save: (uploaded) => ({ method: "photos.saveWallPhoto", params: { group_id: groupId, ...photoParams(uploaded) }, tokens: ["user"] }),
  saved: savedPhoto,
});

const messageDocument = (peerId: string, title: string): UploadPlan => ({
  server: { method: "docs.getMessagesUploadServer", params: { type: "doc", peer_id: peerId }, tokens: ["community"] },
  ...documentTail(title, ["community"]),
});

const wallDocument = (groupId: string, title: string): UploadPlan => ({
  server: { method: "docs.getWallUploadServer", params: { group_id: groupId }, tokens: ["community", "user"] },
  ...documentTail(title, ["community", "user"]),
});

const documentTail = (title: string, tokens: readonly TokenKind[]): Omit<UploadPlan, "server"> => ({
  field: "file",
  save: (uploaded) => ({ method: "docs.save", params: { file: textOf(uploaded["file"]), title }, tokens }),
  saved: (response) => (isRecord(response) && isRecord(response["doc"]) ? mediaId("doc", response["doc"]) : null),
});

const textOf = (value: unknown): string => (typeof value === "string" || typeof value === "number" ? String(value) : "");

const photoParams = (uploaded: Fields): Readonly<Record<string, string>> => ({
  server: textOf(uploaded["server"]),
  photo: textOf(uploaded["photo"]),
  hash: textOf(uploaded["hash"]),
});

const savedPhoto = (response: unknown): string | null => {
  const first: unknown = Array.isArray(response) ? response[0] : undefined;
  return isRecord(first) ? mediaId("photo", first) : null;
};

const mediaId = (type: "photo" | "doc", media: Fields): string | null => {
  const owner = idText(media["owner_id"]);
  const id = idText(media["id"]);
  if (owner === undefined || id === undefined) return null;
  const key = typeof media["access_key"] === "string" && media["access_key"] !== "" ? `_${media["access_key"]}` : "";
  return `${type}${owner}_${id}${key}`;
};

const uploadOne = async (
  api: VkApi,
  page: ChannelPage,
  { file, plan }: { readonly file: OutboundFile; readonly plan: UploadPlan | null },
): Promise<Uploaded> => {
  if (plan === null) return rejected("NO_RIGHTS", "a photo in a public comment needs the administrator's token");
  const server = await api.call(page, plan.server);
  if (!server.ok) return certain(server);
  const url = isRecord(server.response) ? textOf(server.response["upload_url"]) : "";
  const sent = await sendFile(api, page, { file, field: plan.field, url });
  if (!sent.ok) return sent;
  const saved = await api.call(page, plan.save(sent.fields));
  if (!saved.ok) return certain(saved);
  const attachment = plan.saved(saved.response);
  return attachment === null ? rejected("MEDIA_REJECTED", "VK did not say where the file is") : { ok: true, attachment };
};

/** A failed upload has published nothing, so it is never "unknown". */
const certain = (failure: VkFailure): VkFailure => ({ ...failure, uncertain: false });

const rejected = (failure: "NO_RIGHTS" | "MEDIA_REJECTED", detail: string): VkFailure => ({
  ok: false,
  failure,
  retryAfterMs: null,
  uncertain: false,
  code: null,
  detail,
});

const retried = (detail: string): VkFailure => ({
  ok: false,
  failure: "NETWORK_DOWN",
  retryAfterMs: 60_000,
  uncertain: false,
  code: null,
  detail,
});

type Sent = { readonly ok: true; readonly fields: Fields } | VkFailure;

const sendFile = async (
  api: VkApi,
  page: ChannelPage,
  { field, file, url }: { readonly field: string; readonly file: OutboundFile; readonly url: string },
): Promise<Sent> => {
  // Files go where VK says, but never from an encrypted API to a bare address.
  if (!URL.canParse(url) || (baseUrl(page).startsWith("https:") && !url.startsWith("https:"))) {
    return rejected("MEDIA_REJECTED", "VK gave no usable address for the upload");
  }
  const body = new FormData();
  body.set(field, new File([Buffer.from(file.bytes)], file.name, { type: file.mime }));
  const outcome = await api.http(page).send({ method: "POST", url, body, timeoutMs: numberSetting(page, "uploadTimeoutMs", 120_000) });
  if (outcome.kind === "failed") return { ...retried(maskSecrets(`upload: ${outcome.detail}`, page)), failure: outcome.failure };
  const decoded = decodeJson(outcome.body);
  if (outcome.status !== 200 || !decoded.ok || !isRecord(decoded.value)) return retried(`upload: HTTP ${outcome.status}`);
  const fields = decoded.value;
  const refusal = textOf(fields["error"]);
  if (refusal !== "") return rejected("MEDIA_REJECTED", `upload: ${refusal}`);
  return textOf(fields[field]) === "" || fields[field] === "[]"
    ? rejected("MEDIA_REJECTED", "upload: VK did not accept the file")
    : { ok: true, fields };
};
