/** Files that are kept for a post: a picture at once, a video in pieces and with a while of work after them. */
import type { FakeMedia } from "../model.ts";
import { answer, invalid, textOf, type ApiCall, type ApiRoute } from "./answers.ts";

type Answer = ReturnType<typeof answer>;

const fileIn = async (entry: File | string | null): Promise<Uint8Array> =>
  entry instanceof Blob ? new Uint8Array(await entry.arrayBuffer()) : new Uint8Array();

const upload = async ({ context, form }: ApiCall): Promise<Answer> => {
  const file = form?.get("media") ?? null;
  if (!(file instanceof File) || !/^(?:tweet|dm)_image$/u.test(textOf(form?.get("media_category")))) return invalid("media is not valid");
  const media = context.deeds.media({ name: file.name, mime: file.type, bytes: await fileIn(file) });
  return answer({ data: { id: media.id, media_key: `3_${media.id}`, size: media.bytes.byteLength } });
};

const initialize = ({ body, context }: ApiCall): Answer => {
  const mime = textOf(body["media_type"]);
  if (!/^(?:video|image)\//u.test(mime)) return invalid("media type is not supported");
  const media = context.deeds.media({ name: "video.mp4", mime, bytes: new Uint8Array(), busyTimes: 1 });
  return answer({ data: { id: media.id, media_key: `7_${media.id}`, expires_after_secs: 86_400 } });
};

const append = async ({ context, form, ids }: ApiCall): Promise<Answer> => {
  const media = context.state.media.get(ids[0] ?? "");
  if (media === undefined) return invalid("media id is not valid");
  const piece = await fileIn(form?.get("media") ?? null);
  media.bytes = Buffer.concat([media.bytes, piece]);
  return { status: 204, body: null };
};

const told = (media: FakeMedia): Answer => {
  const isBusy = media.busyTimes > 0;
  media.busyTimes -= isBusy ? 1 : 0;
  const info = isBusy ? { state: "in_progress", check_after_secs: 1, progress_percent: 50 } : { state: "succeeded", progress_percent: 100 };
  return answer({ data: { id: media.id, size: media.bytes.byteLength, processing_info: info } });
};

const known = (id: string | null | undefined, { context }: ApiCall): Answer => {
  const media = context.state.media.get(id ?? "");
  return media === undefined ? invalid("media id is not valid") : told(media);
};

export const mediaRoutes: readonly ApiRoute[] = [
  { method: "POST", path: "/2/media/upload", run: upload },
  { method: "POST", path: "/2/media/upload/initialize", run: initialize },
  { method: "POST", path: "/2/media/upload/{id}/append", run: append },
  { method: "POST", path: "/2/media/upload/{id}/finalize", run: (call) => known(call.ids[0], call) },
  { method: "GET", path: "/2/media/upload", run: (call) => known(call.query.get("media_id"), call) },
];
