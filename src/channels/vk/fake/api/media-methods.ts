/** photos.* and docs.*: three steps as in VK: an address, the file sent there, the saving. */
import { randomBytes } from "node:crypto";
import type { FakeMedia } from "../model.ts";
import { mediaObject } from "../objects.ts";
import { answer, integer, isOurGroup, refuse, textParam, wrong, type ApiAnswer, type ApiCall, type ApiMethods } from "./method.ts";

/** Files sent to an upload address and not saved yet, by the handle that the upload answered. */
export type UploadedFile = {
  readonly kind: "photo" | "doc";
  readonly purpose: FakeMedia["purpose"];
  readonly name: string;
  readonly mime: string;
  readonly bytes: Uint8Array;
};
export type PendingUploads = Map<string, UploadedFile>;

export const UPLOAD_PATHS = {
  messagePhoto: "/upload/photo-message",
  wallPhoto: "/upload/photo-wall",
  messageDoc: "/upload/doc-message",
  wallDoc: "/upload/doc-wall",
} as const;

const uploadServer = (path: string, extra: Readonly<Record<string, unknown>> = {}): ((call: ApiCall) => ApiAnswer) => {
  return (call) => {
    if (!isOurGroup(call)) return wrong("group_id");
    return answer({ upload_url: `${call.state.baseUrl()}${path}?act=do_add&sign=${randomBytes(6).toString("hex")}`, ...extra });
  };
};

const savePhoto =
  (pending: PendingUploads, purpose: FakeMedia["purpose"]) =>
  (call: ApiCall): ApiAnswer => {
    if (integer(call, "server") === null) return refuse(118, "Invalid server");
    const handle = textParam(call, "hash");
    const file = pending.get(handle);
    if (file === undefined || file.kind !== "photo" || file.purpose !== purpose) return refuse(121, "Invalid hash");
    pending.delete(handle);
    return answer([
      mediaObject(call.state, call.deeds.media({ ...file, ownerId: purpose === "wall" ? -call.state.groupId : call.state.groupId })),
    ]);
  };

const saveDocument =
  (pending: PendingUploads) =>
  (call: ApiCall): ApiAnswer => {
    const handle = textParam(call, "file");
    const file = pending.get(handle);
    if (file === undefined || file.kind !== "doc")
      return refuse(100, "One of the parameters specified was missing or invalid: file is invalid");
    pending.delete(handle);
    const media = call.deeds.media({ ...file, name: textParam(call, "title") || file.name, ownerId: -call.state.groupId });
    return answer({ type: "doc", doc: mediaObject(call.state, media) });
  };

export const mediaMethods = (pending: PendingUploads): ApiMethods => ({
  "photos.getMessagesUploadServer": {
    tokens: ["community", "user"],
    run: uploadServer(UPLOAD_PATHS.messagePhoto, { album_id: -64, user_id: 0, group_id: 0 }),
  },
  "photos.saveMessagesPhoto": { tokens: ["community", "user"], run: savePhoto(pending, "message") },
  "photos.getWallUploadServer": { tokens: ["user"], run: uploadServer(UPLOAD_PATHS.wallPhoto, { album_id: -14, user_id: 1 }) },
  "photos.saveWallPhoto": { tokens: ["user"], run: savePhoto(pending, "wall") },
  "docs.getMessagesUploadServer": { tokens: ["community", "user"], run: uploadServer(UPLOAD_PATHS.messageDoc) },
  "docs.getWallUploadServer": { tokens: ["community", "user"], run: uploadServer(UPLOAD_PATHS.wallDoc) },
  "docs.save": { tokens: ["community", "user"], run: saveDocument(pending) },
});
